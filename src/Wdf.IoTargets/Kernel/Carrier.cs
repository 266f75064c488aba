namespace Wdf.IoTargets;

/// <summary>
/// An OS thread that carries actors of a deterministic kernel. Exactly one carrier holds the baton at any time; the
/// others sleep here until it is handed to them. Pooled: an OS thread is dear, a logical thread must not be.
/// </summary>
internal sealed class Carrier : IDisposable
{
    private static readonly Stack<Carrier> IdleCarriers = new();

    private readonly SemaphoreSlim _baton = new(0);
    private Action? _job;

    /// <summary>The OS thread, once there is one.</summary>
    public Thread? Thread { get; private set; }

    /// <summary>Makes a carrier of the calling OS thread, for the body of a test.</summary>
    /// <returns>The carrier.</returns>
    public static Carrier OfCallingThread() => new() { Thread = Thread.CurrentThread };

    /// <summary>Takes an idle carrier, or makes one, and gives it a job; it begins when the baton is handed over.</summary>
    /// <param name="job">What to run.</param>
    /// <returns>The carrier.</returns>
    public static Carrier Rent(Action job)
    {
        Carrier? carrier;
        lock (IdleCarriers)
        {
            IdleCarriers.TryPop(out carrier);
        }

        if (carrier is null)
        {
            carrier = new Carrier();
            carrier.Thread = new Thread(carrier.Loop, maxStackSize: 4 << 20) { IsBackground = true, Name = "simulated kernel" };
            carrier._job = job;
            carrier.Thread.Start();
            return carrier;
        }

        carrier._job = job;
        return carrier;
    }

    /// <summary>Hands the baton to this carrier.</summary>
    public void PassBaton() => _baton.Release();

    /// <summary>Sleeps until the baton is handed over.</summary>
    /// <param name="limit">How long to sleep at most.</param>
    /// <returns>False when the limit passed first.</returns>
    public bool AwaitBaton(TimeSpan limit) => _baton.Wait(limit);

    /// <inheritdoc/>
    public void Dispose() => _baton.Dispose();

    private void Loop()
    {
        while (true)
        {
            _baton.Wait();

            // Taken off first: the job puts the carrier back before it ends, and the next job may come at once.
            var job = _job!;
            _job = null;
            job();
            KernelActor.Current = null;
        }
    }

    /// <summary>Puts the carrier back; called by its own job as the very last thing before it hands the baton on.</summary>
    public void Return()
    {
        lock (IdleCarriers)
        {
            IdleCarriers.Push(this);
        }
    }
}
