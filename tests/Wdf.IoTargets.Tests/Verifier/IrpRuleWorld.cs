namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>What the WDM drivers of the rule tables stand on: devices whose dispatch routine is written in place, and an originator.</summary>
internal sealed class IrpRuleWorld(SimulatedKernel kernel)
{
    /// <summary>A buffered control code.</summary>
    public const uint Ioctl = 0x00222004;

    public SimulatedKernel Kernel => kernel;

    /// <summary>A device that completes at once.</summary>
    public DeviceObject Inline => field ??= Device("inline", (_, irp) => Complete(irp));

    /// <summary>A device that marks pending and completes from a DPC.</summary>
    public DeviceObject Later => field ??= Device("later", (device, irp) => PendAndComplete(device, irp, NtStatus.Success));

    /// <summary>A device that marks pending and never completes.</summary>
    public DeviceObject Silent => field ??= Device("silent", static (_, irp) =>
    {
        irp.MarkIrpPending();
        return NtStatus.Pending;
    });

    /// <summary>A device that marks pending, completes when asked to, and honours cancellation.</summary>
    public DeviceObject Device(string name, DriverDispatch dispatch, DeviceFlags flags = default)
    {
        var device = new DeviceObject(new DriverObject(kernel, $"driver of {name}")) { Name = name, Flags = flags };
        device.DriverObject.SetAll(dispatch);
        return device;
    }

    /// <summary>A driver on top of another device; its dispatch routine is given the device below.</summary>
    public DeviceObject Filter(DeviceObject below, Func<DeviceObject, Irp, NtStatus> dispatch) => FilterWithSelf(below, (_, lower, irp) => dispatch(lower, irp));

    /// <summary>A driver on top of another device; its dispatch routine is given its own device and the one below.</summary>
    public DeviceObject FilterWithSelf(DeviceObject below, Func<DeviceObject, DeviceObject, Irp, NtStatus> dispatch)
    {
        var filter = Device("filter", (self, irp) => dispatch(self, self.AttachedTo!, irp));
        filter.AttachTo(below);
        filter.Flags = below.Flags;
        return filter;
    }

    public KernelEvent Event() => new(kernel, KernelEventType.Notification, name: "done");

    /// <summary>The originator: sends an IRP of its own to a device, lets everything run, and frees the IRP when it has come back.</summary>
    public void Send(DeviceObject top, MajorFunction major = MajorFunction.Read)
    {
        var irp = IoManager.AllocateIrp(kernel, top.StackSize)!;
        irp.GetNextIrpStackLocation().MajorFunction = major;
        var isBack = false;
        irp.SetCompletionRoutine(
            (_, _, _) =>
            {
                isBack = true;
                return NtStatus.MoreProcessingRequired;
            },
            null,
            true,
            true,
            true);
        IoManager.CallDriver(top, irp);
        kernel.RunUntilIdle();
        isBack.Should().BeTrue("the originator gets its IRP back");
        IoManager.FreeIrp(irp);
    }

    /// <summary>Sends to a device whose driver does all by itself in one dispatch routine.</summary>
    public void SendTo(Func<Irp, NtStatus> dispatch) => Send(Device("driver", (_, irp) => dispatch(irp)));

    public static NtStatus Complete(Irp irp, NtStatus status = NtStatus.Success, ulong information = 0)
    {
        irp.IoStatus = new IoStatusBlock { Status = status, Information = information };
        IoManager.CompleteRequest(irp);
        return status;
    }

    /// <summary>What most drivers do with what they cannot answer at once.</summary>
    public static NtStatus PendAndComplete(DeviceObject device, Irp irp, NtStatus status)
    {
        irp.MarkIrpPending();
        device.Kernel.Post($"completion by {device.Name}", () => Complete(irp, status), irp);
        return NtStatus.Pending;
    }

    /// <summary>Copies the location and sets a routine for all outcomes.</summary>
    public static void Copy(Irp irp, IoCompletionRoutine routine, object? context = null)
    {
        irp.CopyCurrentIrpStackLocationToNext();
        irp.SetCompletionRoutine(routine, context, true, true, true);
    }

    /// <summary>A routine that stops the completion, and sets the event that it is given.</summary>
    public static NtStatus Stop(DeviceObject? device, Irp irp, object? context)
    {
        (context as KernelEvent)?.Set();
        return NtStatus.MoreProcessingRequired;
    }

    /// <summary>A routine that lets the completion go on and passes the mark up.</summary>
    public static NtStatus GoOn(DeviceObject? device, Irp irp, object? context)
    {
        if (irp.PendingReturned)
        {
            irp.MarkIrpPending();
        }

        return NtStatus.Success;
    }

    /// <summary>Sends down and waits, as every synchronous filter does: the IRP is the driver's again afterwards.</summary>
    public NtStatus ForwardAndWait(DeviceObject lower, Irp irp)
    {
        var done = Event();
        Copy(irp, Stop, done);
        if (IoManager.CallDriver(lower, irp) == NtStatus.Pending)
        {
            kernel.Wait(done, KernelTimeout.Infinite);
        }

        return irp.IoStatus.Status;
    }

    /// <summary>An IRP of a driver's own, with its routine.</summary>
    public Irp Own(DeviceObject target, IoCompletionRoutine? routine, object? context = null, MajorFunction major = MajorFunction.Read)
    {
        var irp = IoManager.AllocateIrp(kernel, target.StackSize)!;
        irp.GetNextIrpStackLocation().MajorFunction = major;
        if (routine is not null)
        {
            irp.SetCompletionRoutine(routine, context, true, true, true);
        }

        return irp;
    }

    public static Irp BuildAsync(DeviceObject target, MajorFunction major = MajorFunction.Read) =>
        IoManager.BuildAsynchronousFsdRequest(major, target, major is MajorFunction.Read or MajorFunction.Write ? new byte[4] : default, 0, null)!;

    public static Irp BuildSync(DeviceObject target, KernelEvent done, IoStatusTarget result, MajorFunction major = MajorFunction.Read) =>
        IoManager.BuildSynchronousFsdRequest(major, target, major is MajorFunction.Read or MajorFunction.Write ? new byte[4] : default, 0, done, result)!;

    public static Irp BuildControl(DeviceObject target, KernelEvent? done, IoStatusTarget result) =>
        IoManager.BuildDeviceIoControlRequest(Ioctl, target, default, default, isInternal: false, done, result)!;

    /// <summary>Sends and waits if it is pending.</summary>
    public void SendAndWait(DeviceObject target, Irp irp, KernelEvent done)
    {
        if (IoManager.CallDriver(target, irp) == NtStatus.Pending)
        {
            kernel.Wait(done, KernelTimeout.Infinite);
        }
    }
}
