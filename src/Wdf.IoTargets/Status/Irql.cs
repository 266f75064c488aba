namespace Wdf.IoTargets;

/// <summary>The interrupt request level at which code runs. The values are those of 64-bit Windows.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/managing-hardware-priorities"/>
public enum Irql : byte
{
    /// <summary><c>PASSIVE_LEVEL</c>: ordinary thread code; everything is allowed.</summary>
    Passive = 0,

    /// <summary><c>APC_LEVEL</c>: page faults are allowed, APCs are held off.</summary>
    Apc = 1,

    /// <summary><c>DISPATCH_LEVEL</c>: no waiting and no paged memory; spin locks, DPCs and timers run here.</summary>
    Dispatch = 2,

    /// <summary><c>CLOCK_LEVEL</c>: the clock interrupt.</summary>
    Clock = 13,

    /// <summary><c>HIGH_LEVEL</c>: every interrupt is held off.</summary>
    High = 15,
}
