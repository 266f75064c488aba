namespace Wdf.IoTargets;

/// <content>The reference that a target has to a request from an accepted send until the routine has returned.</content>
/// <remarks>
/// It is the uncounted one where that is free. It is taken by a request that is sent again from its own routine, whose first send still has it; and
/// where references have a meaning of their own, because the driver is to complete the request, all are counted.
/// </remarks>
public sealed partial class WdfRequest
{
    /// <summary>How the target of the current send has its reference; protected by the target's lock.</summary>
    internal bool IsHoldCounted { get; set; }

    /// <summary>A target accepts the request.</summary>
    internal void HoldForTarget()
    {
        IsHoldCounted = CanComplete || Origin == RequestOrigin.Presented || !TryHold();
        if (IsHoldCounted)
        {
            AddReference();
        }
    }

    /// <summary>The target that has just accepted the request refuses it after all.</summary>
    internal void LetGoOfTarget() => EndHoldNow(IsHoldCounted);

    /// <summary>Makes the target's reference a counted one, so that it outlasts another accepted send.</summary>
    internal void CountHold()
    {
        if (!IsHoldCounted)
        {
            AddReference();
            EndHold();
            IsHoldCounted = true;
        }
    }

    /// <summary>A target's reference goes, and with it the request if it was the last one.</summary>
    /// <param name="isCounted">How the target has it.</param>
    internal void EndHoldNow(bool isCounted)
    {
        if (isCounted)
        {
            DropReference();
            return;
        }

        EndHold();
        Interlocked.MemoryBarrier();
        EndIfUnreferenced();
    }
}
