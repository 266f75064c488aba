namespace Wdf.IoTargets;

/// <summary>The requests that a queue keeps in reserve for times when none can be allocated, and the IRPs that wait for one.</summary>
/// <remarks>Protocol of a reserved request: free, then used for an IRP as any other request, and back when it is completed and only the reserve refers to it.</remarks>
internal sealed class RequestReserve(WdfIoQueue queue, WdfIoQueueForwardProgressPolicy policy)
{
    private static readonly DriverCancel ParkedIrpCancelled = OnParkedIrpCancelled;

    private readonly Lock _lock = new();
    private readonly Queue<WdfRequest> _free = new();
    private readonly List<Irp> _parked = [];

    /// <summary>Makes the requests. On failure there are none.</summary>
    public NtStatus Fill()
    {
        for (var i = 0; i < policy.TotalForwardProgressRequests; i++)
        {
            if (Make() is var status && !status.IsSuccess)
            {
                Free();
                return status;
            }
        }

        return NtStatus.Success;
    }

    /// <summary>Whether a test of the driver wants this allocation to fail.</summary>
    public bool IsMadeToFail() => queue.Kernel.Options.ForwardProgressFaults switch
    {
        ForwardProgressFaults.FailAll => true,
        ForwardProgressFaults.FailRandom => queue.Kernel.Random.Next(17) == 0,
        _ => false,
    };

    /// <summary>Lets the driver allocate what it needs for a request.</summary>
    public bool HasResourcesFor(WdfRequest request)
    {
        if (policy.EvtIoAllocateRequestResources is not { } allocate)
        {
            return true;
        }

        request.WasPresented = true;
        var status = NtStatus.InsufficientResources;
        queue.CallDriver(CallbackKind.EvtIoForwardProgress, request, isSerialized: false, () => status = allocate(queue, request));
        return status.IsSuccess;
    }

    /// <summary>A reserved request for an IRP, as the policy says.</summary>
    /// <returns>Success; STATUS_UNSUCCESSFUL when the policy fails it; STATUS_PENDING when it waits for a request; STATUS_CANCELLED when it is cancelled already.</returns>
    public NtStatus Get(Irp irp, out WdfRequest? request)
    {
        request = null;
        if (!MayHaveOne(irp))
        {
            return NtStatus.Unsuccessful;
        }

        lock (_lock)
        {
            _free.TryDequeue(out request);
        }

        if (request is null)
        {
            return Park(irp);
        }

        request.UseFor(irp);
        return NtStatus.Success;
    }

    /// <summary>A request is back: the next IRP that waits gets it.</summary>
    public void TakeBack(WdfRequest request)
    {
        Irp? irp;
        lock (_lock)
        {
            irp = TakeParkedLocked(file: null);
            if (irp is null)
            {
                _free.Enqueue(request);
                return;
            }
        }

        request.UseFor(irp);
        queue.Take(request);
    }

    /// <summary>Cancels IRPs that wait for a request.</summary>
    /// <param name="file">Those that came through an open file; null for all.</param>
    public void CancelParked(FileObject? file)
    {
        while (true)
        {
            Irp? irp;
            lock (_lock)
            {
                irp = TakeParkedLocked(file);
            }

            if (irp is null)
            {
                return;
            }

            EndCancelled(irp);
        }
    }

    /// <summary>The queue goes: so do its requests.</summary>
    public void Free()
    {
        while (true)
        {
            WdfRequest? request;
            lock (_lock)
            {
                _free.TryDequeue(out request);
            }

            if (request is null)
            {
                return;
            }

            request.Free();
        }
    }

    private NtStatus Make()
    {
        if (!queue.Kernel.CanAllocate(AllocationSite.Object))
        {
            return NtStatus.InsufficientResources;
        }

        var request = WdfRequest.ForReserve(queue.Device, queue);
        var status = NtStatus.Success;
        if (policy.EvtIoAllocateResourcesForReservedRequest is { } allocate)
        {
            request.WasPresented = true;
            queue.CallDriver(CallbackKind.EvtIoForwardProgress, request, isSerialized: false, () => status = allocate(queue, request));
        }

        if (!status.IsSuccess)
        {
            request.Free();
            return status;
        }

        lock (_lock)
        {
            _free.Enqueue(request);
        }

        return status;
    }

    private bool MayHaveOne(Irp irp)
    {
        switch (policy.ForwardProgressReservedPolicy)
        {
            case WdfIoForwardProgressReservedPolicy.PagingIo:
                return (irp.Flags & IrpFlags.PagingIo) != 0;
            case WdfIoForwardProgressReservedPolicy.UseExamine:
                var action = WdfIoForwardProgressAction.Invalid;
                queue.CallDriver(CallbackKind.EvtIoForwardProgress, request: null, isSerialized: false, () => action = policy.ForwardProgressReservePolicySettings.Policy.ExaminePolicy.EvtIoWdmIrpForForwardProgress!(queue, irp));
                if (action is WdfIoForwardProgressAction.FailRequest or WdfIoForwardProgressAction.UseReservedRequest)
                {
                    return action == WdfIoForwardProgressAction.UseReservedRequest;
                }

                queue.Kernel.Break("FxIoQueueGetReservedRequest-InvalidAction", $"EvtIoWdmIrpForForwardProgress of {queue.Name} returned {action}.", "Return FailRequest or UseReservedRequest.", queue);
                return false;
            default:
                return true;
        }
    }

    private NtStatus Park(Irp irp)
    {
        if (irp.IsCancelRequested)
        {
            return NtStatus.Cancelled;
        }

        irp.MarkIrpPending();
        bool isCancelled;
        lock (_lock)
        {
            irp.QueueEntry = this;
            _parked.Add(irp);
            Interlocked.Exchange(ref irp.CancelRoutineWord, ParkedIrpCancelled);
            isCancelled = irp.IsCancelRequested && Interlocked.Exchange(ref irp.CancelRoutineWord, null) is not null;
            if (isCancelled)
            {
                _parked.Remove(irp);
            }
        }

        if (isCancelled)
        {
            EndCancelled(irp);
        }

        return NtStatus.Pending;
    }

    private Irp? TakeParkedLocked(FileObject? file)
    {
        var irp = _parked.Find(i => (file is null || ReferenceEquals(i.GetCurrentIrpStackLocation().FileObject, file)) && Interlocked.Exchange(ref i.CancelRoutineWord, null) is not null);
        if (irp is not null)
        {
            _parked.Remove(irp);
            irp.QueueEntry = null;
        }

        return irp;
    }

    private static void EndCancelled(Irp irp)
    {
        irp.QueueEntry = null;
        irp.StatusBlock = new IoStatusBlock { Status = NtStatus.Cancelled };
        IoManager.CompleteRequest(irp);
    }

    private static void OnParkedIrpCancelled(DeviceObject? device, Irp irp)
    {
        var reserve = (RequestReserve)irp.QueueEntry!;
        irp.Kernel.CancelSpinLock.Release(irp.CancelIrql);
        lock (reserve._lock)
        {
            reserve._parked.Remove(irp);
        }

        EndCancelled(irp);
    }
}
