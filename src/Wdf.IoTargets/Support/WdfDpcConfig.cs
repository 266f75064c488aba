namespace Wdf.IoTargets;

/// <summary>How a DPC is made (WDF_DPC_CONFIG).</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfdpc/ns-wdfdpc-_wdf_dpc_config"/>
public struct WdfDpcConfig
{
    /// <summary>The C structure's size in bytes on x64.</summary>
    public const uint StructureSize = 24;

    /// <summary>Size of the structure; anything but <see cref="StructureSize"/> is refused.</summary>
    public uint Size;

    /// <summary>Called for each run; null for none.</summary>
    public EvtWdfDpc? EvtDpcFunc;

    /// <summary>Whether callbacks are serialised with those of the parent, if its synchronization scope asks for that.</summary>
    public bool AutomaticSerialization;

    /// <summary>Makes a configuration (WDF_DPC_CONFIG_INIT).</summary>
    /// <param name="evtDpcFunc">Called for each run; null for none.</param>
    [Ddi("WDF_DPC_CONFIG_INIT")]
    public WdfDpcConfig(EvtWdfDpc? evtDpcFunc)
    {
        Size = StructureSize;
        EvtDpcFunc = evtDpcFunc;
        AutomaticSerialization = true;
    }
}
