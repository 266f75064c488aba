namespace Wdf.IoTargets;

/// <content>Questions to the target's device stack.</content>
public abstract partial class WdfIoTarget
{
    /// <summary>Asks the stack for an interface (WdfIoTargetQueryForInterface): IRP_MN_QUERY_INTERFACE to the top of the target's stack. Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="interfaceType">The interface.</param>
    /// <param name="size">Size that is expected, in bytes.</param>
    /// <param name="version">Version that is expected.</param>
    /// <param name="interfaceSpecificData">Further data; may be null.</param>
    /// <param name="result">The interface; null when no driver has it.</param>
    /// <returns>The status of the driver that answered; STATUS_NOT_SUPPORTED when none did; STATUS_INVALID_DEVICE_REQUEST above PASSIVE_LEVEL (verifier).</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nf-wdfiotarget-wdfiotargetqueryforinterface"/>
    [Ddi("WdfIoTargetQueryForInterface")]
    public NtStatus QueryForInterface(Guid interfaceType, ushort size, ushort version, object? interfaceSpecificData, out object? result)
    {
        Enter(DdiName.WdfIoTargetQueryForInterface);
        result = null;
        if (!IrqlRule.Check(Kernel, Irql.Passive, "WdfIoTargetQueryForInterface"))
        {
            return NtStatus.InvalidDeviceRequest;
        }

        if (TargetDevice is not { } device)
        {
            // A closed target is not looked for by the real framework.
            Kernel.BugCheck("NULL_DEVICE_DEREFERENCED", 0x7E, 0xC0000005, $"WdfIoTargetQueryForInterface was called for {Name}, which has no device.", "Open the target first.", this);
            return NtStatus.Unsuccessful;
        }

        var query = new InterfaceQuery(interfaceType, size, version, interfaceSpecificData);
        var status = IoManager.QueryInterface(device.Top, query);
        result = status.IsSuccess ? query.Interface : null;
        return status;
    }

    /// <summary>Reads a property of the target's physical device (WdfIoTargetQueryTargetProperty). Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="property">The property.</param>
    /// <param name="propertyBuffer">Where it goes; empty to ask for the length.</param>
    /// <param name="resultLength">Bytes written, or needed.</param>
    /// <returns>
    /// Success; STATUS_BUFFER_TOO_SMALL with the length needed; STATUS_INVALID_DEVICE_REQUEST without a physical device, or above PASSIVE_LEVEL (verifier);
    /// the device's own status.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nf-wdfiotarget-wdfiotargetquerytargetproperty"/>
    [Ddi("WdfIoTargetQueryTargetProperty")]
    public NtStatus QueryTargetProperty(DeviceRegistryProperty property, Span<byte> propertyBuffer, out uint resultLength)
    {
        Enter(DdiName.WdfIoTargetQueryTargetProperty);
        resultLength = 0;
        if (!IrqlRule.Check(Kernel, Irql.Passive, "WdfIoTargetQueryTargetProperty"))
        {
            return NtStatus.InvalidDeviceRequest;
        }

        return TargetPhysicalDevice is { } device
            ? device.Properties.Read(property, propertyBuffer, out resultLength)
            : NtStatus.InvalidDeviceRequest;
    }

    /// <summary>Reads a property into memory of its own (WdfIoTargetAllocAndQueryTargetProperty). Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="property">The property.</param>
    /// <param name="poolType">Where the memory is.</param>
    /// <param name="attributes">Of the memory object; null for the defaults.</param>
    /// <param name="propertyMemory">The memory object; null on failure.</param>
    /// <returns>As <see cref="QueryTargetProperty"/>, and the statuses of a memory creation.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nf-wdfiotarget-wdfiotargetallocandquerytargetproperty"/>
    [Ddi("WdfIoTargetAllocAndQueryTargetProperty")]
    public NtStatus AllocAndQueryTargetProperty(DeviceRegistryProperty property, PoolType poolType, in WdfObjectAttributes? attributes, out WdfMemory? propertyMemory)
    {
        Enter(DdiName.WdfIoTargetAllocAndQueryTargetProperty);
        propertyMemory = null;
        if (!IrqlRule.Check(Kernel, Irql.Passive, "WdfIoTargetQueryTargetProperty"))
        {
            return NtStatus.InvalidDeviceRequest;
        }

        var status = AttributeRules.OptionalParent.Check(attributes);
        if (!status.IsSuccess)
        {
            return status;
        }

        if (TargetPhysicalDevice is not { } device)
        {
            return NtStatus.InvalidDeviceRequest;
        }

        // Only this answer to the question for the length leads on; any other one, success included, is returned as it is.
        status = device.Properties.Read(property, [], out var length);
        if (status != NtStatus.BufferTooSmall)
        {
            return status;
        }

        status = WdfMemory.Create(Driver!, attributes, poolType, 0, length, out propertyMemory, out var bytes);
        return status.IsSuccess ? device.Properties.Read(property, bytes.Span, out _) : status;
    }
}
