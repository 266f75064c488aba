#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <summary>The functions of <c>wdfworkitem.h</c>: work items.</summary>
public static class WdfWorkItemH
{
    /// <inheritdoc cref="WdfWorkItem.Create"/>
    /// <param name="Config">How it is made.</param>
    /// <param name="Attributes">The parent, which is required, and more.</param>
    /// <param name="WorkItem">The object.</param>
    public static NtStatus WdfWorkItemCreate(in WdfWorkItemConfig? Config, in WdfObjectAttributes? Attributes, out WdfWorkItem WorkItem)
    {
        WorkItem = null;
        var status = Check(Config, Attributes);
        return status.IsSuccess ? WdfWorkItem.Create(Config.GetValueOrDefault(), Attributes, out WorkItem) : status;
    }

    /// <summary>Refused, once a parent is given: the object must be asked for.</summary>
    /// <inheritdoc cref="WdfWorkItem.Create"/>
    public static NtStatus WdfWorkItemCreate(in WdfWorkItemConfig? Config, in WdfObjectAttributes? Attributes, NullPointer WorkItem)
    {
        var status = Check(Config, Attributes);
        return status.IsSuccess ? Handles.Missing(Attributes.Value.ParentObject, nameof(WdfWorkItemCreate), nameof(WorkItem)) : status;
    }

    /// <inheritdoc cref="WdfWorkItem.Enqueue"/>
    /// <param name="WorkItem">The work item.</param>
    public static void WdfWorkItemEnqueue(WdfWorkItem WorkItem) => Handles.Require(WorkItem, nameof(WdfWorkItemEnqueue), nameof(WorkItem)).Enqueue();

    /// <inheritdoc cref="WdfWorkItem.Flush"/>
    /// <param name="WorkItem">The work item.</param>
    public static void WdfWorkItemFlush(WdfWorkItem WorkItem) => Handles.Require(WorkItem, nameof(WdfWorkItemFlush), nameof(WorkItem)).Flush();

    /// <inheritdoc cref="WdfWorkItem.ParentObject"/>
    /// <param name="WorkItem">The work item.</param>
    public static WdfObject WdfWorkItemGetParentObject(WdfWorkItem WorkItem) => Handles.Enter(WorkItem, DdiName.WdfWorkItemGetParentObject, nameof(WorkItem)).ParentObject;

    /// <summary>Says how a work item is made.</summary>
    /// <param name="Config">The structure.</param>
    /// <param name="EvtWorkItemFunc">Called for each run.</param>
    public static void WDF_WORKITEM_CONFIG_INIT(out WdfWorkItemConfig Config, EvtWdfWorkItem EvtWorkItemFunc) => Config = new WdfWorkItemConfig(EvtWorkItemFunc);

    // The parent comes first: without one the configuration is not looked at.
    private static NtStatus Check(in WdfWorkItemConfig? config, in WdfObjectAttributes? attributes)
    {
        var status = Serialization.CheckParentHandle(attributes);
        if (status.IsSuccess)
        {
            var parent = Handles.Require(attributes.Value.ParentObject, nameof(WdfWorkItemCreate), "ParentObject");
            Handles.RequirePointer(config is null, parent, nameof(WdfWorkItemCreate), "Config");
        }

        return status;
    }
}
