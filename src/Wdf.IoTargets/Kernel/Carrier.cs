using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>
/// An OS thread that carries actors of a deterministic kernel. Exactly one carrier of a kernel holds the baton at any time;
/// the others sleep here until it is handed to them. Pooled: an OS thread is dear, a logical thread must not be.
/// </summary>
/// <remarks>
/// States: Idle (in the pool), Rented (has a job and waits for the baton, or runs it), Abandoned (its actor got stuck
/// outside the kernel, which has stopped for it; the carrier never goes back to the pool).
/// </remarks>
internal sealed class Carrier : IDisposable
{
    private const int MostIdle = 64;

    private static readonly Stack<Carrier> IdleCarriers = new();

    [ThreadStatic]
    private static Carrier? _ofThisThread;

    private readonly SemaphoreSlim _baton = new(0);
    private Action? _job;
    private volatile bool _abandoned;
    private bool _retired;

    /// <summary>The OS thread, once there is one.</summary>
    public Thread? Thread { get; private set; }

    /// <summary>Whether the kernel has given this carrier up.</summary>
    public bool IsAbandoned => _abandoned;

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

        if (carrier is not null)
        {
            carrier._job = job;
            return carrier;
        }

        carrier = new Carrier { _job = job };
        carrier.Thread = new Thread(carrier.Loop, maxStackSize: 8 << 20) { IsBackground = true, Name = "simulated kernel" };

        // Without the execution context of whoever happens to be first: the carrier outlives it.
        carrier.Thread.UnsafeStart();
        return carrier;
    }

    /// <summary>An abandoned carrier that finds its way back into the kernel stays there: its actor runs no code any more.</summary>
    public static void StayIfAbandoned()
    {
        if (_ofThisThread is { _abandoned: true } carrier)
        {
            carrier.SleepForEver();
        }
    }

    /// <summary>Gives the carrier up: its actor is stuck, and the kernel goes on without it.</summary>
    public void Abandon() => _abandoned = true;

    /// <summary>Hands the baton to this carrier.</summary>
    public void PassBaton() => _baton.Release();

    /// <summary>Sleeps until the baton is handed over.</summary>
    /// <param name="limit">How long to sleep at most.</param>
    /// <returns>False when the limit passed first.</returns>
    public bool AwaitBaton(TimeSpan limit) => _baton.Wait(limit);

    /// <summary>Keeps the OS thread here until the process ends. Its actor's frames must not be unwound: that would run its code.</summary>
    public void SleepForEver()
    {
        while (true)
        {
            _baton.Wait();
        }
    }

    /// <summary>Puts the carrier back, or lets its OS thread end when enough are idle; called by its own job as the very last thing before it hands the baton on.</summary>
    public void Return()
    {
        lock (IdleCarriers)
        {
            if (IdleCarriers.Count < MostIdle)
            {
                IdleCarriers.Push(this);
            }
            else
            {
                _retired = true;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _baton.Dispose();

    private void Loop()
    {
        _ofThisThread = this;
        while (!_abandoned && !_retired)
        {
            _baton.Wait();
            RunJob();
        }
    }

    // A frame of its own, so that an idle carrier holds on to nothing of the kernel that it served last.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunJob()
    {
        // Taken off first: the job puts the carrier back before it ends, and the next job may come at once.
        var job = _job!;
        _job = null;
        DriverContext.Current = null;
        SynchronizationContext.SetSynchronizationContext(null);
        job();
        KernelActor.Current = null;
        DriverContext.Current = null;
    }
}
