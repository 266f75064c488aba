using System.Diagnostics.CodeAnalysis;

namespace Wdf.IoTargets;

/// <content>What an explorer of interleavings needs beyond a strategy.</content>
public sealed partial class SimulatedKernel
{
    /// <summary>
    /// Takes the kernel back to the state in which it was made, so that the next run gives the same objects, names and numbers as
    /// in a new one, for less. What was made in it before must not be used any more.
    /// </summary>
    /// <returns>False when that is not possible: it stopped, an actor never ended, or a lock is held. Make a new one then.</returns>
    [Experimental("WDF0002")]
    public bool TryReset()
    {
        if (_deterministic is null || _running || IsStopped || !_deterministic.IsIdle || _threads.Count > 0 || CancelSpinLock.Owner is not null || _body.HasBound)
        {
            return false;
        }

        _wasReset = true;
        _deterministic.Reset();
        ResetObservation();
        ResetNames();
        Pool.Reset();
        _tracked.Clear();
        _random = null;
        DefaultDriver = null;
        DeadlockHint = null;
        _allocationFails = null;
        _body.Irql = Irql.Passive;
        _body.SendDepth = 0;
        _body.CriticalRegionDepth = 0;
        _body.Presenting = null;
        _body.FailedSearchOf = null;
        _body.GuardedRegionDepth = 0;
        _body.DropRecord();
        Signals?.LockGraph.Clear();
        CancelSpinLock.FirstForm = null;
        HeldSpinLocks = 0;
        Signals?.Reset();
        OnCreated(CancelSpinLock);
        OnCreated(_body);
        return true;
    }

    /// <summary>The running step has touched something beyond its footprint; null for everything.</summary>
    internal void Touch(KernelObject? subject, StepAccess access = StepAccess.Write) => _deterministic?.Touch(subject, access);

    internal void OnCreated(KernelObject created) => _deterministic?.Observer?.OnCreated(created);

    // A kernel that is used again keeps what each run needs.
    private bool _wasReset;

    private void ResetObservation()
    {
        _violations.Clear();
        _allowed.Clear();
        _advice.Clear();
        _exemptions.Clear();
        _callbackFailures.Clear();
        _hooks.Clear();
        ViolationFound = null;
        PicturePath = null;
        _sequence = 0;
        _meter?.Forget(isEnd: false);
        if (Trace.Capacity > 0)
        {
            Trace.Clear();
        }
    }

    private void ResetNames()
    {
        _names.Clear();
        _links.Clear();
        Array.Clear(_numbers);

        // These two stay, with the numbers that they have.
        _numbers[(int)CancelSpinLock.Kind] = CancelSpinLock.Number;
        _numbers[(int)_body.Kind] = _body.Number;
    }
}
