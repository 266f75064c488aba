namespace Wdf.IoTargets;

/// <summary>A device's target for itself: what is sent to it is presented to a queue of the device again.</summary>
internal sealed class SelfIoTarget : WdfIoTarget
{
    private SelfIoTarget(WdfDevice device)
        : base(device, name: null)
    {
        SetTargetDevice(device.DeviceObject);
        TargetPhysicalDevice = device.DeviceObject.PhysicalDevice;
    }

    /// <summary>The queue that the driver chose for it; null for the one of the major function.</summary>
    public RequestPresenter? Queue { get; set; }

    public static SelfIoTarget Create(WdfDevice device)
    {
        // One more location: the device has the IRP twice.
        device.DeviceObject.StackSize++;
        var target = new SelfIoTarget(device);
        target.Commit(attributes: null, device);
        return target;
    }

    internal override void SendIrp(Irp irp, ThreadContext thread)
    {
        irp.SetNextIrpStackLocation();
        ref var location = ref irp.Location(irp.CurrentLocation);
        location.DeviceObject = Device.DeviceObject;
        irp.Fate = IrpFate.InFlight;
        Kernel.Step(KernelStep.IrpCalled, irp, Device.DeviceObject);
        var major = location.MajorFunction;
        if (major is MajorFunction.Read or MajorFunction.Write or MajorFunction.DeviceControl or MajorFunction.InternalDeviceControl)
        {
            ((ISelfDispatcher)Device.Rooms.Dispatcher!).DispatchToSelf(irp, major, Queue);
            return;
        }

        Kernel.Break("FxIoTargetSelfSend-MajorFunction", $"A {major} request was sent to {Name}, the device's target for itself, which takes reads, writes and device controls.", "Send other requests to the default target.", this);
        irp.StatusBlock = new IoStatusBlock { Status = NtStatus.InvalidParameter };
        IoManager.CompleteRequest(irp);
    }
}
