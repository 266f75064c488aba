namespace Wdf.IoTargets;

/// <summary>How a work item is made (WDF_WORKITEM_CONFIG).</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfworkitem/ns-wdfworkitem-_wdf_workitem_config"/>
public struct WdfWorkItemConfig
{
    /// <summary>The C structure's size in bytes on x64.</summary>
    public const uint StructureSize = 24;

    /// <summary>Size of the structure; anything but <see cref="StructureSize"/> is refused.</summary>
    public uint Size;

    /// <summary>Called for each run; required.</summary>
    public EvtWdfWorkItem? EvtWorkItemFunc;

    /// <summary>Whether callbacks are serialised with those of the parent, if its synchronization scope asks for that.</summary>
    public bool AutomaticSerialization;

    /// <summary>Makes a configuration (WDF_WORKITEM_CONFIG_INIT).</summary>
    /// <param name="evtWorkItemFunc">Called for each run; required.</param>
    [Ddi("WDF_WORKITEM_CONFIG_INIT")]
    public WdfWorkItemConfig(EvtWdfWorkItem? evtWorkItemFunc)
    {
        Size = StructureSize;
        EvtWorkItemFunc = evtWorkItemFunc;
        AutomaticSerialization = true;
    }
}
