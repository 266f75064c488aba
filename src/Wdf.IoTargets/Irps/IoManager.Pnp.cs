namespace Wdf.IoTargets;

/// <content>What the framework asks of a device stack by PnP requests.</content>
public static partial class IoManager
{
    /// <summary>Asks a stack for its physical device (IRP_MN_QUERY_DEVICE_RELATIONS, TargetDeviceRelation).</summary>
    internal static NtStatus QueryTargetDevice(DeviceObject top, out DeviceObject? physicalDevice)
    {
        physicalDevice = null;
        if (!top.Kernel.CanAllocate(AllocationSite.Irp))
        {
            return NtStatus.InsufficientResources;
        }

        var query = new DeviceRelationsQuery();
        var irp = NewPnpIrp(top, PnpMinorFunction.QueryDeviceRelations);
        ref var parameters = ref irp.GetNextIrpStackLocation().Parameters.QueryDeviceRelations;
        parameters.Type = QueryDeviceRelationsParameters.TargetDeviceRelation;
        parameters.Query = query;
        var status = SendAndWait(top, irp).Status;
        physicalDevice = status.IsSuccess ? query.TargetDevice : null;
        return status;
    }

    /// <summary>Asks a stack for an interface (IRP_MN_QUERY_INTERFACE).</summary>
    internal static NtStatus QueryInterface(DeviceObject top, InterfaceQuery query)
    {
        if (!top.Kernel.CanAllocate(AllocationSite.Irp))
        {
            return NtStatus.InsufficientResources;
        }

        var irp = NewPnpIrp(top, PnpMinorFunction.QueryInterface);
        irp.GetNextIrpStackLocation().Parameters.QueryInterface.Query = query;
        return SendAndWait(top, irp).Status;
    }

    /// <summary>Tells a stack that its device is removed (IRP_MN_REMOVE_DEVICE).</summary>
    internal static void SendRemove(DeviceObject top) => SendAndWait(top, NewPnpIrp(top, PnpMinorFunction.RemoveDevice));

    // Every PnP request begins with this status; a driver that does not know the request leaves it.
    private static Irp NewPnpIrp(DeviceObject top, PnpMinorFunction minor)
    {
        var irp = new Irp(top.Kernel, top.StackSize, IrpOrigin.ThreadBound);
        irp.IoStatus.Status = NtStatus.NotSupported;
        ref var location = ref irp.GetNextIrpStackLocation();
        location.MajorFunction = MajorFunction.Pnp;
        location.MinorFunction = (byte)minor;
        return irp;
    }
}
