namespace Wdf.IoTargets;

/// <summary>A logical thread of the simulated kernel: the test's body, a spawned actor, a system worker. It may block.</summary>
public sealed class KernelThread : KernelActor
{
    internal KernelThread(SimulatedKernel kernel, string? name)
        : base(kernel, KernelObjectKind.Thread, name)
    {
        Ended = new KernelEvent(kernel, KernelEventType.Notification, signaled: false, name: "end of the thread");
    }

    /// <summary>Whether its body has returned.</summary>
    public bool HasEnded { get; internal set; }

    /// <summary>Signaled when the thread has ended, so that others can wait for it.</summary>
    internal KernelEvent Ended { get; }

    /// <summary>The exception that ended the body, if one did.</summary>
    internal Exception? Failure { get; set; }

    /// <summary>How the wait that the thread is in, or was in last, ended.</summary>
    internal NtStatus WaitStatus { get; set; }

    /// <summary>Waits until the thread has ended.</summary>
    /// <remarks>Maximum IRQL: APC_LEVEL. A failure of the thread's body is reported by <see cref="SimulatedKernel.Run(Action)"/>, not here.</remarks>
    public void Join() => Kernel.Wait(Ended, KernelTimeout.Infinite);

    /// <summary>Things to settle before the thread ends, such as IRPs that are bound to it.</summary>
    internal List<Action> ExitActions { get; } = [];

    internal void RunExitActions()
    {
        while (ExitActions.Count > 0)
        {
            var action = ExitActions[^1];
            ExitActions.RemoveAt(ExitActions.Count - 1);
            action();
        }
    }

    /// <inheritdoc/>
    public override string DescribeState() =>
        HasEnded ? "ended" : Blocker is { } b ? $"waits for {Describe(b)}" : "can run";

    private static string Describe(KernelObject blocker)
    {
        var state = blocker.DescribeState();
        return state.Length == 0 ? blocker.Name : $"{blocker.Name} ({state})";
    }
}
