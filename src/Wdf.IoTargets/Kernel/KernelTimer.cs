namespace Wdf.IoTargets;

/// <summary>
/// An armed or idle one-shot timer of the kernel. Its expiry either queues a unit (a DPC) or, for the kernel's own waits,
/// runs in place.
/// </summary>
/// <remarks>
/// States: Idle, Armed (in the timer queue), Expired (its unit waits or runs). Cancel succeeds only from Armed: from
/// Expired it is too late, and whoever loses that race leaves the rest to the unit. The kernel's timer lock decides.
/// </remarks>
internal abstract class KernelTimer
{
    /// <summary>Due time in units of 100 ns since the kernel started.</summary>
    public long Due { get; set; }

    /// <summary>The due time for which the timer was put where it is; it may have been armed anew for a later one since.</summary>
    public long PlacedFor { get; set; }

    /// <summary>Order of arming: timers due at the same instant fire in it.</summary>
    public long Sequence { get; set; }

    /// <summary>Position in the timer queue, or below -1 the slot of the timer wheel; -1 when not armed.</summary>
    public int Slot { get; set; } = -1;

    /// <summary>The neighbours in the slot of a timer wheel.</summary>
    public KernelTimer? Next { get; set; }

    /// <inheritdoc cref="Next"/>
    public KernelTimer? Previous { get; set; }

    /// <summary>Whether the timer waits for its time.</summary>
    public bool IsArmed => Slot != -1;

    /// <summary>What the timer is for, in reports.</summary>
    public abstract KernelObject? Subject { get; }

    /// <summary>Takes the expiry; called outside every lock.</summary>
    public abstract void Expire();
}
