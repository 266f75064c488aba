namespace Wdf.IoTargets;

/// <summary>How a device takes the IRPs of reads, writes and device controls: to a queue, down the stack, or refused.</summary>
internal sealed class IoPackage(WdfDevice device) : ISelfDispatcher
{
    /// <summary>The device's default queue.</summary>
    public WdfIoQueue? DefaultQueue { get; set; }

    /// <summary>The package of a device.</summary>
    public static IoPackage Of(WdfDevice device) => (IoPackage)device.Rooms.Dispatcher!;

    public NtStatus Dispatch(Irp irp, MajorFunction major)
    {
        var queue = DefaultQueue;
        if (device.IsFilter && (queue is null || !queue.Takes(major)))
        {
            // Straight to the device below, not through the default target: its state does not hold these.
            irp.SkipCurrentIrpStackLocation();
            return IoManager.CallDriver(device.AttachedDevice!, irp);
        }

        if (queue is null)
        {
            return Refuse(irp, NtStatus.InvalidDeviceRequest);
        }

        if (!device.Kernel.CanAllocate(AllocationSite.Object))
        {
            return Refuse(irp, NtStatus.InsufficientResources);
        }

        Present(irp, queue);
        return NtStatus.Pending;
    }

    public void DispatchToSelf(Irp irp, MajorFunction major, RequestPresenter? queue)
    {
        if ((queue as WdfIoQueue ?? DefaultQueue) is not { } chosen)
        {
            Refuse(irp, NtStatus.InvalidDeviceState);
            return;
        }

        Present(irp, chosen);
    }

    // Marked first and PENDING returned whatever the handler does: the originator always sees the asynchronous path.
    private void Present(Irp irp, WdfIoQueue queue)
    {
        var request = WdfRequest.ForPresentedIrp(device, irp);
        irp.MarkIrpPending();

        // What runs in the submitting thread must not be interrupted by the end of that thread.
        var actor = device.Kernel.CurrentActor;
        var depth = actor.Irql <= Irql.Apc ? 1 : 0;
        actor.CriticalRegionDepth += depth;
        queue.Take(request);
        actor.CriticalRegionDepth -= depth;
    }

    private static NtStatus Refuse(Irp irp, NtStatus status)
    {
        irp.StatusBlock = new IoStatusBlock { Status = status };
        IoManager.CompleteRequest(irp);
        return status;
    }
}
