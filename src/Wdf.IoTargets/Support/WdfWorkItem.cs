namespace Wdf.IoTargets;

/// <summary>A work item (WDFWORKITEM): calls back on a system worker thread at PASSIVE_LEVEL.</summary>
/// <remarks>It is no longer queued when its worker begins, before the callback lock is taken: runs of one work item may overlap.</remarks>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/wdf/using-framework-work-items"/>
public sealed partial class WdfWorkItem : WdfObject
{
    private readonly Lock _lock = new();
    private readonly EvtWdfWorkItem _evtWorkItem;
    private readonly CallbackLock? _callbackLock;
    private readonly KernelEvent _completed;
    private WdfObject? _parentObject;
    private object? _thread;
    private bool _isQueued;
    private bool _isRunningDown;
    private int _running;

    private WdfWorkItem(WdfObject parent, in WdfWorkItemConfig config, CallbackLock? callbackLock)
        : base(parent.Kernel, KernelObjectKind.WorkItem)
    {
        Driver = parent.DriverOfTree;
        _evtWorkItem = config.EvtWorkItemFunc!;
        _callbackLock = callbackLock;
        _completed = new KernelEvent(Kernel, KernelEventType.Notification, signaled: true, name: $"the end of {Name}");
    }

    /// <summary>The parent that the work item was created with (WdfWorkItemGetParentObject); null once it is deleted. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfworkitem/nf-wdfworkitem-wdfworkitemgetparentobject"/>
    [Ddi("WdfWorkItemGetParentObject")]
    public WdfObject? ParentObject => _parentObject;

    internal override bool HasPassiveCallbacks => true;

    /// <summary>Makes a work item (WdfWorkItemCreate). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="config">The callback, which is required.</param>
    /// <param name="attributes">The parent, which is required, and more.</param>
    /// <param name="result">The work item.</param>
    /// <returns>
    /// Success; STATUS_WDF_PARENT_NOT_SPECIFIED; STATUS_INFO_LENGTH_MISMATCH for a wrong Size; STATUS_INVALID_PARAMETER without a callback; the status of a bad
    /// attribute; STATUS_INVALID_DEVICE_REQUEST without a device above the parent; STATUS_WDF_INCOMPATIBLE_EXECUTION_LEVEL when it cannot be serialised with a
    /// parent that is not passive; STATUS_INSUFFICIENT_RESOURCES; STATUS_DELETE_PENDING when the parent is being deleted.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfworkitem/nf-wdfworkitem-wdfworkitemcreate"/>
    [Ddi("WdfWorkItemCreate")]
    public static NtStatus Create(in WdfWorkItemConfig config, in WdfObjectAttributes? attributes, out WdfWorkItem? result)
    {
        result = null;
        var status = Serialization.CheckParentHandle(attributes);
        if (!status.IsSuccess)
        {
            return status;
        }

        var parent = attributes!.Value.ParentObject!.ObjectBehindHandle;
        parent.Kernel.EnterDdi(DdiName.WdfWorkItemCreate, parent);
        status = config.Size != WdfWorkItemConfig.StructureSize ? NtStatus.InfoLengthMismatch
            : config.EvtWorkItemFunc is null ? NtStatus.InvalidParameter
            : new AttributeRules(ParentRule.Required).Check(attributes);
        if (!status.IsSuccess)
        {
            return status;
        }

        if (!parent.Kernel.CanAllocate(AllocationSite.Object))
        {
            return NtStatus.InsufficientResources;
        }

        status = Serialization.FindLock(parent, config.AutomaticSerialization, isPassive: true, out var callbackLock);
        if (!status.IsSuccess)
        {
            return status;
        }

        var made = new WdfWorkItem(parent, config, callbackLock);
        status = made.Commit(attributes, parent);
        if (!status.IsSuccess)
        {
            return status;
        }

        parent.AddReference();
        made._parentObject = parent;
        made.AddReference();
        result = made;
        return NtStatus.Success;
    }

    /// <inheritdoc/>
    public override string DescribeState() => $"{(_isQueued ? "queued" : "not queued")}, {_running} running";
}
