namespace Wdf.IoTargets;

/// <content>The reference that a target has to a request from an accepted send until the routine has returned.</content>
/// <remarks>
/// It is the uncounted one where that is free. It is taken by a request that is sent again from its own routine, whose first send still has it; and
/// where references have a meaning of their own, because the driver is to complete the request, all are counted.
/// </remarks>
public sealed partial class WdfRequest
{
    // The thread that finishes the request and gives the uncounted reference back after that; 0 for none.
    private int _finisher;

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

    /// <summary>The request is being finished: its routine comes next.</summary>
    /// <param name="thread">The context of the calling thread.</param>
    /// <returns>How the target has its reference, for <see cref="EndHold(bool)"/>: the routine may send the request again, and then it is another one.</returns>
    internal bool BeginFinish(ThreadContext thread)
    {
        var isCounted = IsHoldCounted;
        if (!isCounted)
        {
            _finisher = thread.Id;
        }

        return isCounted;
    }

    /// <summary>A target's reference goes, and with it the request if it was the last one.</summary>
    /// <param name="isCounted">How the target has it.</param>
    internal void EndHold(bool isCounted)
    {
        if (isCounted)
        {
            DropReference();
        }
        else
        {
            _finisher = 0;
            EndHold();
            EndIfUnreferenced();
        }
    }

    // Most requests that end while they are held are deleted by their own routine: the holder looks at the count when that has returned.
    private protected override bool IsHolder(ThreadContext thread) => _finisher == thread.Id;
}
