namespace Wdf.IoTargets;

/// <summary>How a device takes the IRPs of reads, writes and device controls: to a queue, to EvtIoInCallerContext, down the stack, or refused.</summary>
internal sealed partial class IoPackage(WdfDevice device, EvtWdfIoInCallerContext? evtIoInCallerContext) : ISelfDispatcher
{
    private readonly Lock _lock = new();
    private readonly List<WdfIoQueue> _queues = [];
    private readonly Dictionary<MajorFunction, WdfIoQueue> _configured = [];

    /// <summary>The device's default queue.</summary>
    public WdfIoQueue? DefaultQueue { get; set; }

    /// <summary>The queue that creates go to; null when none was configured for them.</summary>
    public WdfIoQueue? CreateQueue { get; private set; }

    /// <summary>The device's queues, in order of creation.</summary>
    public IReadOnlyList<WdfIoQueue> Queues
    {
        get
        {
            lock (_lock)
            {
                return [.. _queues];
            }
        }
    }

    /// <summary>The package of a device.</summary>
    public static IoPackage Of(WdfDevice device) => (IoPackage)device.Rooms.Dispatcher!;

    public void Add(WdfIoQueue queue)
    {
        lock (_lock)
        {
            _queues.Add(queue);
        }
    }

    public void Remove(WdfIoQueue queue)
    {
        lock (_lock)
        {
            _queues.Remove(queue);
        }
    }

    public NtStatus Dispatch(Irp irp, MajorFunction major)
    {
        var queue = QueueOf(major);
        if (evtIoInCallerContext is null && PassesDown(queue, major))
        {
            // Straight to the device below, not through the default target: its state does not hold these.
            irp.SkipCurrentIrpStackLocation();
            return IoManager.CallDriver(device.AttachedDevice!, irp);
        }

        if (queue is null && evtIoInCallerContext is null)
        {
            return Refuse(irp, NtStatus.InvalidDeviceRequest);
        }

        // What runs in the submitting thread must not be interrupted by the end of that thread.
        var actor = device.Kernel.CurrentActor;
        var depth = actor.Irql <= Irql.Apc ? 1 : 0;
        actor.CriticalRegionDepth += depth;
        var status = Present(irp, queue);
        actor.CriticalRegionDepth -= depth;
        return status;
    }

    /// <summary>Gives a create to the queue that was configured for creates.</summary>
    public NtStatus DispatchCreate(Irp irp, WdfIoQueue queue) =>
        device.Kernel.CanAllocate(AllocationSite.Object)
            ? queue.Take(WdfRequest.ForPresentedIrp(device, irp))
            : Refuse(irp, NtStatus.InsufficientResources);

    public void DispatchToSelf(Irp irp, MajorFunction major, RequestPresenter? queue)
    {
        if ((queue as WdfIoQueue ?? QueueOf(major)) is not { } chosen)
        {
            Refuse(irp, NtStatus.InvalidDeviceState);
            return;
        }

        var actor = device.Kernel.CurrentActor;
        var depth = actor.Irql <= Irql.Apc ? 1 : 0;
        actor.CriticalRegionDepth += depth;
        chosen.Take(WdfRequest.ForPresentedIrp(device, irp));
        actor.CriticalRegionDepth -= depth;
    }

    /// <summary>An open of the device is being cleaned up: what waits in any queue and came through it is cancelled. What the driver owns is its own to finish.</summary>
    public void Flush(FileObject file)
    {
        if (device.Kernel.CurrentIrql != Irql.Passive)
        {
            device.Kernel.Break("FxPkgIoFlushAllQueuesByFileObject-Irql", $"A cleanup reached {device.Name} at {device.Kernel.CurrentIrql}: what waits in its queues for that open is not cancelled.", "Send cleanups at PASSIVE_LEVEL.", device);
            return;
        }

        foreach (var queue in Queues)
        {
            queue.CancelOf(file);
        }
    }

    private WdfIoQueue? QueueOf(MajorFunction major) => _configured.Count != 0 && _configured.TryGetValue(major, out var queue) ? queue : DefaultQueue;

    // Of a filter: what nobody handles. A queue that was configured for a type has a handler for it.
    private bool PassesDown(WdfIoQueue? queue, MajorFunction major) =>
        device.IsFilter && (queue is null || (ReferenceEquals(queue, DefaultQueue) && !queue.Takes(major)));

    // PENDING is returned whatever a handler does: the originator always sees the asynchronous path.
    private NtStatus Present(Irp irp, WdfIoQueue? queue)
    {
        var reserve = queue?.Reserve;
        if (MakeRequest(irp, reserve) is not { } request)
        {
            WdfRequest? reserved = null;
            var status = reserve?.Get(irp, out reserved) ?? NtStatus.InsufficientResources;
            return reserved is not null ? queue!.Take(reserved) : status == NtStatus.Pending ? status : Refuse(irp, status);
        }

        if (evtIoInCallerContext is null)
        {
            return queue!.Take(request);
        }

        irp.MarkIrpPending();
        request.GiveInCallerContext(queue);
        CallInCallerContext(request);
        return NtStatus.Pending;
    }

    private WdfRequest? MakeRequest(Irp irp, RequestReserve? reserve)
    {
        if (!device.Kernel.CanAllocate(AllocationSite.Object) || reserve?.IsMadeToFail() == true)
        {
            return null;
        }

        var request = WdfRequest.ForPresentedIrp(device, irp);
        if (reserve?.HasResourcesFor(request) != false)
        {
            return request;
        }

        request.Free();
        return null;
    }

    private static NtStatus Refuse(Irp irp, NtStatus status)
    {
        irp.StatusBlock = new IoStatusBlock { Status = status };
        IoManager.CompleteRequest(irp);
        return status;
    }
}
