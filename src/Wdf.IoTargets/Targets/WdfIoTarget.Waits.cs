namespace Wdf.IoTargets;

/// <content>Waiting for the sent requests, and calls that overlap there.</content>
/// <remarks>
/// One auto-reset event serves every call that waits: a signal releases one of them. When calls of two threads overlap, the one that
/// is left can wait for a signal that nobody owes any more.
/// </remarks>
public abstract partial class WdfIoTarget
{
    private readonly List<StateWait> _waits = [];

    /// <inheritdoc/>
    internal override WdfViolation? Hang
    {
        get
        {
            using (_lock.Enter())
            {
                var isOwed = _isRemoving || (_isWaiting && !_sent.IsEmpty) || _sentIoDone.IsSignaled;
                return !isOwed && _waits.Find(static w => w.Other is not null) is { } stuck ? HangOf(stuck) : null;
            }
        }
    }

    /// <summary>A call is going to wait: from here on it can be left behind.</summary>
    private protected StateWait BeginWaitLocked(string ddi)
    {
        var wait = new StateWait(ddi, Kernel.CurrentActor);
        _waits.Add(wait);
        return wait;
    }

    /// <summary>The wait of a closing call for a stop or purge on another thread; null when there is none.</summary>
    private protected StateWait? BeginWaitForStopperLocked(string ddi) => _isWaiting ? BeginWaitLocked(ddi) : null;

    /// <summary>Waits for the one event. Whoever gets its signal has taken it from the others.</summary>
    private protected void WaitForSignal(StateWait wait)
    {
        Kernel.Wait(_sentIoDone, KernelTimeout.Infinite);
        using (_lock.Enter())
        {
            _waits.Remove(wait);
            TakeSignalLocked(wait.ToString());
        }
    }

    private protected void ResetSignal(string ddi)
    {
        using (_lock.Enter())
        {
            ClearSignalLocked(ddi);
        }
    }

    // A signal that a waiting call has not consumed yet goes with it.
    private void ClearSignalLocked(string ddi)
    {
        if (_sentIoDone.Clear() && _waits.Count > 0)
        {
            TakeSignalLocked(StateWait.Describe(ddi, Kernel.CurrentActor));
        }
    }

    private void TakeSignalLocked(string by)
    {
        foreach (var wait in _waits)
        {
            wait.Other = by;
        }
    }

    private WdfViolation HangOf(StateWait stuck) => new(
        "FxIoTarget-OverlappingStopAndStart",
        $"{stuck} waits for ever for {Name}: {stuck.Other} overlapped it, and took the only signal that all sent requests are back.",
        "Call WdfIoTargetStart, Stop, Purge, Close and WdfObjectDelete for one target one after another: from one thread, or under a wait lock of the driver's own.")
    {
        IsFatal = true,
        Subject = this,
        Actor = stuck.Actor,
        History = Kernel.Trace.HistoryOf(this, SimulatedKernel.HistoryLines),
    };

    /// <summary>A call that waits, or is about to.</summary>
    private protected sealed class StateWait(string ddi, KernelActor actor)
    {
        public KernelActor Actor { get; } = actor;

        /// <summary>The call that took the last signal while this one waited.</summary>
        public string? Other { get; set; }

        public static string Describe(string ddi, KernelActor actor) => $"{ddi} on {actor.Name}";

        public override string ToString() => Describe(ddi, Actor);
    }
}
