namespace Wdf.IoTargets;

/// <summary>A logical thread of the simulated kernel: the test's body, a spawned actor, a system worker. It may block.</summary>
public sealed class KernelThread : KernelActor
{
    private readonly LinkedList<IThreadRundown> _rundowns = new();
    private KernelEvent? _ended;

    internal KernelThread(SimulatedKernel kernel, string? name)
        : base(kernel, KernelObjectKind.Thread, name)
    {
    }

    /// <summary>Whether its body has returned.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Signaled when the thread has ended, so that others can wait for it. Made when somebody asks: few threads are waited for.</summary>
    internal KernelEvent Ended
    {
        get
        {
            Kernel.Touch(this);
            using (Kernel.LockDispatcher())
            {
                return _ended ??= new KernelEvent(Kernel, KernelEventType.Notification, HasEnded, name: $"end of {Name}");
            }
        }
    }

    /// <summary>What the thread runs, until a deterministic kernel chooses it for the first time.</summary>
    internal Action? Entry { get; set; }

    /// <summary>The exception that ended the body, if one did.</summary>
    internal Exception? Failure { get; set; }

    /// <summary>How the wait that the thread is in, or was in last, ended.</summary>
    internal NtStatus WaitStatus { get; set; }

    /// <summary>The limit of the wait that the thread is in. Protected by the dispatcher lock.</summary>
    internal WaitTimer? WaitLimit { get; set; }

    /// <summary>The wait for several objects that the thread is in. Protected by the dispatcher lock.</summary>
    internal MultipleWait? MultipleWait { get; set; }

    /// <summary>Waits until the thread has ended.</summary>
    /// <remarks>Maximum IRQL: APC_LEVEL. A failure of the thread's body is reported by <see cref="SimulatedKernel.Run(Action)"/>, not here.</remarks>
    public void Join() => Kernel.Wait(Ended, KernelTimeout.Infinite);

    /// <inheritdoc/>
    internal override object Identity => this;

    /// <inheritdoc/>
    public override string DescribeState() =>
        HasEnded ? "ended"
        : Blocker is { } b ? $"waits for {Describe(b)}"
        : IsIdleWaiting ? "lets others run (RunFor, RunUntil or RunUntilIdle)"
        : IsBlocked ? "sleeps"
        : "can run";

    /// <summary>Binds something to the thread: it is settled before the thread ends.</summary>
    /// <param name="rundown">What, such as an IRP.</param>
    /// <returns>What <see cref="Unbind"/> takes.</returns>
    internal LinkedListNode<IThreadRundown> Bind(IThreadRundown rundown)
    {
        lock (_rundowns)
        {
            return _rundowns.AddLast(rundown);
        }
    }

    /// <summary>Takes back what was bound.</summary>
    internal void Unbind(LinkedListNode<IThreadRundown> node)
    {
        lock (_rundowns)
        {
            if (node.List is not null)
            {
                _rundowns.Remove(node);
            }
        }
    }

    /// <summary>Whether anything is bound.</summary>
    internal bool HasBound
    {
        get
        {
            lock (_rundowns)
            {
                return _rundowns.Count > 0;
            }
        }
    }

    /// <summary>Settles what is bound: first everything is asked to end, then each is waited for.</summary>
    internal void RunDown()
    {
        IThreadRundown[] bound;
        lock (_rundowns)
        {
            bound = [.. _rundowns];
        }

        foreach (var rundown in bound)
        {
            rundown.BeginRundown();
        }

        foreach (var rundown in bound)
        {
            rundown.EndRundown();
        }
    }

    internal void MarkEnded()
    {
        KernelEvent? ended;
        using (Kernel.LockDispatcher())
        {
            HasEnded = true;
            Entry = null;
            ended = _ended;
        }

        ended?.SetQuietly();
    }

    private static string Describe(KernelObject blocker)
    {
        var state = blocker.DescribeState();
        return state.Length == 0 ? blocker.Name : $"{blocker.Name} ({state})";
    }
}
