namespace Wdf.IoTargets;

/// <summary>A deferred procedure call (WDFDPC): calls back at DISPATCH_LEVEL soon after it was queued.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/wdf/creating-dpc-objects"/>
public sealed class WdfDpc : WdfObject
{
    private readonly EvtWdfDpc? _evtDpc;
    private readonly KernelDpc _dpc;
    private readonly CallbackLock? _callbackLock;
    private WdfObject? _parentObject;

    private WdfDpc(WdfObject parent, in WdfDpcConfig config, CallbackLock? callbackLock)
        : base(parent.Kernel, KernelObjectKind.Dpc)
    {
        Driver = parent.DriverOfTree;
        _evtDpc = config.EvtDpcFunc;
        _callbackLock = callbackLock;
        _dpc = new KernelDpc(Kernel, static d => ((WdfDpc)d!).Run(), this, this);
    }

    /// <summary>The parent that the DPC was created with (WdfDpcGetParentObject); null once it is deleted. Any IRQL.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfdpc/nf-wdfdpc-wdfdpcgetparentobject"/>
    [Ddi("WdfDpcGetParentObject")]
    public WdfObject? ParentObject => _parentObject;

    /// <summary>The kernel's object inside (WdfDpcWdmGetDpc): it may be given to a kernel timer. Any IRQL.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfdpc/nf-wdfdpc-wdfdpcwdmgetdpc"/>
    [Ddi("WdfDpcWdmGetDpc")]
    public KernelDpc KernelDpc => _dpc;

    internal override bool DisposesAtPassive => true;

    /// <summary>Makes a DPC (WdfDpcCreate). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="config">The callback.</param>
    /// <param name="attributes">The parent, which is required, and more.</param>
    /// <param name="result">The DPC.</param>
    /// <returns>
    /// Success; STATUS_WDF_PARENT_NOT_SPECIFIED; STATUS_INFO_LENGTH_MISMATCH for a wrong Size; the status of a bad attribute; STATUS_INVALID_DEVICE_REQUEST
    /// without a device above the parent; STATUS_WDF_INCOMPATIBLE_EXECUTION_LEVEL when it cannot be serialised with a passive parent;
    /// STATUS_INSUFFICIENT_RESOURCES; STATUS_DELETE_PENDING when the parent is being deleted.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfdpc/nf-wdfdpc-wdfdpccreate"/>
    [Ddi("WdfDpcCreate")]
    public static NtStatus Create(in WdfDpcConfig config, in WdfObjectAttributes? attributes, out WdfDpc? result)
    {
        result = null;
        var status = Serialization.CheckParentHandle(attributes);
        if (!status.IsSuccess)
        {
            return status;
        }

        var parent = attributes!.Value.ParentObject!.ObjectBehindHandle;
        parent.Kernel.EnterDdi(DdiName.WdfDpcCreate, parent);
        status = config.Size != WdfDpcConfig.StructureSize ? NtStatus.InfoLengthMismatch : new AttributeRules(ParentRule.Required).Check(attributes);
        if (!status.IsSuccess)
        {
            return status;
        }

        if (!parent.Kernel.CanAllocate(AllocationSite.Object))
        {
            return NtStatus.InsufficientResources;
        }

        status = Serialization.FindLock(parent, config.AutomaticSerialization, isPassive: false, out var callbackLock);
        if (!status.IsSuccess)
        {
            return status;
        }

        var made = new WdfDpc(parent, config, callbackLock);
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

    /// <summary>Queues the DPC (WdfDpcEnqueue). Any IRQL.</summary>
    /// <returns>False when it is queued already.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfdpc/nf-wdfdpc-wdfdpcenqueue"/>
    [Ddi("WdfDpcEnqueue")]
    public bool Enqueue()
    {
        Enter(DdiName.WdfDpcEnqueue);
        return _dpc.Insert();
    }

    /// <summary>Takes the DPC out of the queue (WdfDpcCancel). Any IRQL; PASSIVE_LEVEL with a wait.</summary>
    /// <param name="wait">Whether to wait, when it was not in the queue, until all DPCs have run that were queued before.</param>
    /// <returns>True when that run will not happen; an earlier one may still be running. False when it was not queued.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfdpc/nf-wdfdpc-wdfdpccancel"/>
    [Ddi("WdfDpcCancel")]
    public bool Cancel(bool wait)
    {
        Enter(DdiName.WdfDpcCancel);
        if (wait && !IrqlRule.Check(Kernel, Irql.Passive, "WdfDpcCancel"))
        {
            return false;
        }

        var was = _dpc.Remove();
        if (wait && !was)
        {
            Kernel.FlushQueuedDpcs();
        }

        return was;
    }

    /// <inheritdoc/>
    public override string DescribeState() => _dpc.DescribeState();

    // A queued DPC is not taken back: it runs first.
    internal override void OnDisposing()
    {
        Kernel.FlushQueuedDpcs();
        var parent = _parentObject;
        _parentObject = null;
        parent?.DropReference();
        DropReference();
    }

    internal override void OnDestroyed()
    {
        if (_parentObject is not null)
        {
            Kernel.Break("FxTimer-DestroyedWithoutDelete", $"The last reference to {Name} was dropped although it was never deleted.", "Drop only references that were taken; end an object with WdfObjectDelete.", this);
        }
    }

    private void Run()
    {
        if (_evtDpc is not null)
        {
            Serialization.Call(this, _callbackLock, CallbackKind.EvtDpc, "EvtDpcFunc", () => _evtDpc(this));
        }
    }
}
