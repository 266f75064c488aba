namespace Wdf.IoTargets;

/// <summary>How a timer is made (WDF_TIMER_CONFIG).</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdftimer/ns-wdftimer-_wdf_timer_config"/>
public struct WdfTimerConfig
{
    /// <summary>The C structure's size in bytes on x64.</summary>
    public const uint StructureSize = 40;

    /// <summary>Its size up to version 1.11, without the choice of a high-resolution timer.</summary>
    internal const uint SizeTo11 = 32;

    /// <summary>Its size up to version 1.7, without a tolerable delay too.</summary>
    internal const uint SizeTo7 = 24;

    /// <summary>Size of the structure; 40, or 32 or 24 of older versions.</summary>
    public uint Size;

    /// <summary>Called at each expiry; null for none.</summary>
    public EvtWdfTimer? EvtTimerFunc;

    /// <summary>Milliseconds between expiries; 0 for a timer that expires once.</summary>
    public uint Period;

    /// <summary>Whether callbacks are serialised with those of the parent, if its synchronization scope asks for that.</summary>
    public bool AutomaticSerialization;

    /// <summary>Milliseconds by which an expiry may be late so that the machine can sleep; without effect here.</summary>
    public uint TolerableDelay;

    /// <summary>Whether the timer is precise to a millisecond. Its due times must be relative then.</summary>
    public bool UseHighResolutionTimer;

    /// <summary>Makes a configuration (WDF_TIMER_CONFIG_INIT, WDF_TIMER_CONFIG_INIT_PERIODIC).</summary>
    /// <param name="evtTimerFunc">Called at each expiry; null for none.</param>
    /// <param name="period">Milliseconds between expiries; 0 for a timer that expires once.</param>
    [Ddi("WDF_TIMER_CONFIG_INIT")]
    [Ddi("WDF_TIMER_CONFIG_INIT_PERIODIC")]
    public WdfTimerConfig(EvtWdfTimer? evtTimerFunc, int period = 0)
    {
        Size = StructureSize;
        EvtTimerFunc = evtTimerFunc;
        Period = (uint)period;
        AutomaticSerialization = true;
    }
}
