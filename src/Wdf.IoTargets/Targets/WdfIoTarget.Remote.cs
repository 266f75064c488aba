namespace Wdf.IoTargets;

/// <content>Remote targets: made, opened and closed by the driver.</content>
public abstract partial class WdfIoTarget
{
    /// <summary>Makes a remote target (WdfIoTargetCreate). It reads Started, but is unusable until it is opened. Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="device">The device that it belongs to; the default parent.</param>
    /// <param name="attributes">Parent (at or below the device), callbacks and context; null for the defaults.</param>
    /// <param name="target">The target.</param>
    /// <returns>
    /// Success; STATUS_INVALID_DEVICE_REQUEST above PASSIVE_LEVEL (verifier) or for a parent that is not at or below the device; the status of a bad attribute;
    /// STATUS_INSUFFICIENT_RESOURCES; STATUS_DELETE_PENDING.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nf-wdfiotarget-wdfiotargetcreate"/>
    [Ddi("WdfIoTargetCreate")]
    public static NtStatus Create(WdfDevice device, in WdfObjectAttributes? attributes, out WdfIoTarget? target)
    {
        ArgumentNullException.ThrowIfNull(device);
        target = null;
        device.Enter(DdiName.WdfIoTargetCreate);
        var kernel = device.Kernel;
        if (!IrqlRule.Check(kernel, Irql.Passive, "WdfIoTargetCreate"))
        {
            return NtStatus.InvalidDeviceRequest;
        }

        var status = AttributeRules.OptionalParent.Check(attributes);
        if (!status.IsSuccess)
        {
            return status;
        }

        if (attributes?.ParentObject is { } parent && !ReferenceEquals(parent as WdfDevice ?? parent.OwningDevice, device))
        {
            return NtStatus.InvalidDeviceRequest;
        }

        if (!kernel.CanAllocate(AllocationSite.Object))
        {
            return NtStatus.InsufficientResources;
        }

        var made = new RemoteIoTarget(device);
        status = made.Commit(attributes, device);
        target = status.IsSuccess ? made : null;
        return status;
    }

    /// <summary>Opens a remote target (WdfIoTargetOpen). Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="openParams">What to open, and how.</param>
    /// <returns>
    /// Success; STATUS_INFO_LENGTH_MISMATCH for a wrong Size; STATUS_INVALID_PARAMETER for missing fields; STATUS_INVALID_DEVICE_REQUEST for a reopen
    /// whose last open was not a successful one by name, or above PASSIVE_LEVEL (verifier); STATUS_INVALID_DEVICE_STATE for a target that is open or deleted;
    /// STATUS_INSUFFICIENT_RESOURCES; STATUS_NO_SUCH_DEVICE; the status of the open by name.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nf-wdfiotarget-wdfiotargetopen"/>
    [Ddi("WdfIoTargetOpen")]
    public NtStatus Open(ref WdfIoTargetOpenParams openParams)
    {
        Enter(DdiName.WdfIoTargetOpen);
        return RequireRemote("WdfIoTargetOpen").OpenRemote(ref openParams);
    }

    /// <summary>Opens a remote target by name, for reading and writing, shared with nobody.</summary>
    /// <param name="name">Name of the device, such as <c>\Device\Disk0</c> or <c>\??\Disk0</c>.</param>
    /// <returns>As <see cref="Open(ref WdfIoTargetOpenParams)"/>.</returns>
    public NtStatus Open(string name)
    {
        var openParams = WdfIoTargetOpenParams.OpenByName(name, 0xC0000000);
        return Open(ref openParams);
    }

    /// <summary>Closes a remote target (WdfIoTargetClose): outstanding requests are ended and waited for. Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nf-wdfiotarget-wdfiotargetclose"/>
    [Ddi("WdfIoTargetClose")]
    public void Close()
    {
        Enter(DdiName.WdfIoTargetClose);
        var remote = RequireRemote("WdfIoTargetClose");
        if (IrqlRule.Check(Kernel, Irql.Passive, "WdfIoTargetClose"))
        {
            remote.CloseRemote(RemoteCloseReason.Close);
        }
    }

    /// <summary>
    /// Closes a remote target because its device is to be removed (WdfIoTargetCloseForQueryRemove); it can be reopened. Maximum IRQL: PASSIVE_LEVEL.
    /// </summary>
    /// <remarks>On a target that is not open the state becomes Closed.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nf-wdfiotarget-wdfiotargetcloseforqueryremove"/>
    [Ddi("WdfIoTargetCloseForQueryRemove")]
    public void CloseForQueryRemove()
    {
        Enter(DdiName.WdfIoTargetCloseForQueryRemove);
        var remote = RequireRemote("WdfIoTargetCloseForQueryRemove");
        if (IrqlRule.Check(Kernel, Irql.Passive, "WdfIoTargetCloseForQueryRemove"))
        {
            remote.CloseRemote(RemoteCloseReason.QueryRemove);
        }
    }

    /// <summary>
    /// Chooses the queue that presents what is sent to a self target (WdfIoTargetSelfAssignDefaultIoQueue). Maximum IRQL: PASSIVE_LEVEL.
    /// </summary>
    /// <param name="queue">A queue of the target's device.</param>
    /// <returns>Success; STATUS_INVALID_DEVICE_REQUEST for a queue of another device. On a target of another kind: bug check 0x10D code 5.</returns>
    [Ddi("WdfIoTargetSelfAssignDefaultIoQueue")]
    public NtStatus SelfAssignDefaultIoQueue(RequestPresenter queue)
    {
        ArgumentNullException.ThrowIfNull(queue);
        Enter(DdiName.WdfIoTargetSelfAssignDefaultIoQueue, queue);
        if (this is not SelfIoTarget self)
        {
            Kernel.BugCheck("WDF_VIOLATION_5_WDF_INVALID_HANDLE-WrongType", 0x10D, 5, $"WdfIoTargetSelfAssignDefaultIoQueue was called for {Name}, which is no self target.", "Give it the target from WdfDeviceGetSelfIoTarget.", this, parameter2Object: this);
            return NtStatus.Unsuccessful;
        }

        if (!ReferenceEquals(queue.OwningDevice, Device))
        {
            return NtStatus.InvalidDeviceRequest;
        }

        self.Queue = queue;
        return NtStatus.Success;
    }
}
