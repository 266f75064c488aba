namespace Wdf.IoTargets;

/// <content>Retrieving and finding requests.</content>
public sealed partial class WdfIoQueue
{
    /// <summary>Takes the next request (WdfIoQueueRetrieveNextRequest); for manual and sequential queues. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="request">The request, which the driver then owns; null on failure.</param>
    /// <returns>
    /// Success; STATUS_NO_MORE_ENTRIES; STATUS_WDF_PAUSED for a stopped queue, or when the device is not in its working state; STATUS_INVALID_DEVICE_STATE for a parallel queue.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nf-wdfio-wdfioqueueretrievenextrequest"/>
    [Ddi("WdfIoQueueRetrieveNextRequest")]
    public NtStatus RetrieveNextRequest(out WdfRequest? request)
    {
        Enter(DdiName.WdfIoQueueRetrieveNextRequest);
        return Retrieve("WdfIoQueueRetrieveNextRequest", file: null, tag: null, out request);
    }

    /// <summary>Takes the next request of one open file (WdfIoQueueRetrieveRequestByFileObject); for manual and sequential queues. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="fileObject">The open file.</param>
    /// <param name="request">The request, which the driver then owns; null on failure.</param>
    /// <returns>The same as <see cref="RetrieveNextRequest"/>.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nf-wdfio-wdfioqueueretrieverequestbyfileobject"/>
    [Ddi("WdfIoQueueRetrieveRequestByFileObject")]
    public NtStatus RetrieveRequestByFileObject(WdfFileObject fileObject, out WdfRequest? request)
    {
        ArgumentNullException.ThrowIfNull(fileObject);
        Enter(DdiName.WdfIoQueueRetrieveRequestByFileObject, fileObject);
        return Retrieve("WdfIoQueueRetrieveRequestByFileObject", fileObject.WdmFileObject, tag: null, out request);
    }

    /// <summary>Takes a request that a search has found (WdfIoQueueRetrieveFoundRequest); for manual queues. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="foundRequest">The request. The reference that the search took remains the driver's to drop.</param>
    /// <param name="request">The request, which the driver then owns; null on failure.</param>
    /// <returns>
    /// Success; STATUS_NOT_FOUND when it is in the queue no more; STATUS_WDF_PAUSED as for <see cref="RetrieveNextRequest"/>; STATUS_INVALID_DEVICE_REQUEST (verifier) for
    /// a queue that is not manual, STATUS_INVALID_DEVICE_STATE for a parallel one; STATUS_INVALID_PARAMETER (verifier, before 1.11) for a request that no search returned.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nf-wdfio-wdfioqueueretrievefoundrequest"/>
    [Ddi("WdfIoQueueRetrieveFoundRequest")]
    public NtStatus RetrieveFoundRequest(WdfRequest foundRequest, out WdfRequest? request)
    {
        if (foundRequest is null)
        {
            Kernel.Signals?.NullGiven?.Invoke(nameof(DdiName.WdfIoQueueRetrieveFoundRequest));
        }

        ArgumentNullException.ThrowIfNull(foundRequest);
        Enter(DdiName.WdfIoQueueRetrieveFoundRequest, foundRequest);
        return Retrieve("WdfIoQueueRetrieveFoundRequest", file: null, foundRequest, out request);
    }

    /// <summary>Looks for a request without taking it (WdfIoQueueFindRequest), whether the queue is stopped or not; for manual queues. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="foundRequest">The search goes on behind this one, which an earlier search returned; null begins at the head.</param>
    /// <param name="fileObject">The open file that the request must have come through; null for any.</param>
    /// <param name="request">
    /// The request, with a reference that the driver drops; null on failure. The queue still owns it: it is only fit for reading its parameters, and as an argument here and
    /// of <see cref="RetrieveFoundRequest"/>.
    /// </param>
    /// <returns>
    /// Success; STATUS_NO_MORE_ENTRIES; STATUS_NOT_FOUND when <paramref name="foundRequest"/> is in the queue no more: begin again; STATUS_INVALID_DEVICE_REQUEST for a queue
    /// that is not manual; STATUS_INVALID_PARAMETER (verifier) for a request that no search returned.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nf-wdfio-wdfioqueuefindrequest"/>
    [Ddi("WdfIoQueueFindRequest")]
    public NtStatus FindRequest(WdfRequest? foundRequest, WdfFileObject? fileObject, out WdfRequest? request)
    {
        Enter(DdiName.WdfIoQueueFindRequest, foundRequest);
        request = null;
        if (DispatchType != WdfIoQueueDispatchType.Manual)
        {
            Kernel.Break("FxIoQueuePeekRequest-NotManual", $"WdfIoQueueFindRequest was called for {Name}, which is {DispatchType}.", "Search manual queues only.", this);
            return NtStatus.InvalidDeviceRequest;
        }

        if (foundRequest is not null && !IsTag(foundRequest, "WdfIoQueueFindRequest"))
        {
            return NtStatus.InvalidParameter;
        }

        var status = Find(foundRequest, fileObject?.WdmFileObject, out request);
        if (Kernel.Signals is not null)
        {
            Kernel.CurrentActor.FailedSearchOf = status.IsSuccess ? null : this;
        }

        if (request is not null)
        {
            Kernel.Note(KernelStep.RequestFound, request, this);
        }

        return status;
    }

    /// <summary>Looks for a request without taking it, and reads its parameters.</summary>
    /// <param name="foundRequest">As for the other form.</param>
    /// <param name="fileObject">As for the other form.</param>
    /// <param name="parameters">A structure from WDF_REQUEST_PARAMETERS_INIT; filled in on success.</param>
    /// <param name="request">As for the other form.</param>
    /// <returns>The same as the other form; STATUS_INVALID_PARAMETER_4 for a wrong Size.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nf-wdfio-wdfioqueuefindrequest"/>
    [Ddi("WdfIoQueueFindRequest")]
    public NtStatus FindRequest(WdfRequest? foundRequest, WdfFileObject? fileObject, ref WdfRequestParameters parameters, out WdfRequest? request)
    {
        request = null;
        if (parameters.Size < WdfRequestParameters.StructureSize)
        {
            Enter(DdiName.WdfIoQueueFindRequest, foundRequest);
            return NtStatus.InvalidParameter4;
        }

        var status = FindRequest(foundRequest, fileObject, out request);
        request?.ReadParameters(ref parameters);
        return status;
    }

    /// <summary>A request that an actor has found and neither retrieved nor dropped; null when there is none.</summary>
    internal WdfRequest? OpenTagOf(KernelActor actor)
    {
        lock (_lock)
        {
            return _waiting.Find(r => r.IsSearchTag && r.IsFoundAndHeld && ReferenceEquals(r.Finder, actor));
        }
    }

    private NtStatus Find(WdfRequest? tag, FileObject? file, out WdfRequest? found)
    {
        found = null;
        lock (_lock)
        {
            var hasPassedTag = tag is null;
            foreach (var request in _waiting)
            {
                if (request.Irp!.IsCancelRequested)
                {
                    continue;
                }

                if (!hasPassedTag)
                {
                    hasPassedTag = ReferenceEquals(request, tag);
                }
                else if (file is null || ReferenceEquals(FileOf(request), file))
                {
                    found = request;
                    request.AddReference();
                    request.IsSearchTag = Kernel.FrameworkVerifierOn;
                    request.FoundReferences++;
                    request.Finder = Kernel.CurrentActor;
                    return NtStatus.Success;
                }
            }

            if (!hasPassedTag)
            {
                return NtStatus.NotFound;
            }

            AnnounceNextLocked(file, tag);
            return NtStatus.NoMoreEntries;
        }
    }

    private NtStatus Retrieve(string ddi, FileObject? file, WdfRequest? tag, out WdfRequest? request)
    {
        request = null;
        if (Kernel.FrameworkVerifierOn && VerifyRetrieval(ddi, tag) is var refused && !refused.IsSuccess)
        {
            return refused;
        }

        if (DispatchType == WdfIoQueueDispatchType.Parallel)
        {
            return NtStatus.InvalidDeviceState;
        }

        while (true)
        {
            var status = TakeOne(file, tag, out var taken, out var isEmptyTransfer);
            if (taken is null)
            {
                return status;
            }

            if (isEmptyTransfer)
            {
                taken.CompleteByFramework(NtStatus.Success);
                continue;
            }

            Kernel.Note(KernelStep.RequestPresented, taken, this);
            request = taken;
            return NtStatus.Success;
        }
    }

    private NtStatus TakeOne(FileObject? file, WdfRequest? tag, out WdfRequest? taken, out bool isEmptyTransfer)
    {
        isEmptyTransfer = false;
        lock (_lock)
        {
            taken = null;
            if (_power == QueuePower.Off || !_dispatches)
            {
                return NtStatus.WdfPaused;
            }

            taken = tag is not null ? TakeTaggedLocked(tag) : file is not null ? TakeOfLocked(file) : TakeWaitingLocked();
            if (taken is null)
            {
                AnnounceNextLocked(file, tag);
                return tag is null ? NtStatus.NoMoreEntries : NtStatus.NotFound;
            }

            isEmptyTransfer = IsEmptyTransfer(taken.Irp!.GetCurrentIrpStackLocation());
            if (!isEmptyTransfer)
            {
                OwnLocked(taken);
                taken.GiveToDriver();
                taken.WasPresented = true;
                taken.IsSearchTag = false;
            }

            return NtStatus.Success;
        }
    }

    private NtStatus VerifyRetrieval(string ddi, WdfRequest? tag)
    {
        if (tag is not null && Driver!.IsAtLeast(11))
        {
            if (DispatchType != WdfIoQueueDispatchType.Manual)
            {
                Kernel.Break("FxIoQueueVerifyGetRequestUpdateFlags-NotManual", $"{ddi} was called for {Name}, which is {DispatchType}.", "Retrieve found requests from manual queues only.", this);
                return NtStatus.InvalidDeviceRequest;
            }
        }
        else if (tag is not null && !IsTag(tag, ddi))
        {
            return NtStatus.InvalidParameter;
        }

        if (DispatchType == WdfIoQueueDispatchType.Sequential && DriverOwnedCount == 0)
        {
            Kernel.Break("FxIoQueueVerifyGetRequestUpdateFlags-SequentialEmpty", $"{ddi} was called for the sequential {Name} while the driver owns none of its requests.", "Retrieve from a sequential queue inside its callbacks only.", this);
        }

        return NtStatus.Success;
    }

    // One that is completed, or that another thread retrieved meanwhile, was a tag once: that is no mistake.
    private bool IsTag(WdfRequest tag, string ddi)
    {
        if (!Kernel.FrameworkVerifierOn || tag.IsCompleted || tag.IsSearchTag || tag.IsDriverOwned)
        {
            return true;
        }

        Kernel.Break("FxRequestVerifyRequestIsTagRequest", $"{ddi} was given {tag.Name}, which WdfIoQueueFindRequest did not return.", "Give it a request that an earlier search returned.", tag);
        return false;
    }

    private WdfRequest? TakeTaggedLocked(WdfRequest tag) => _waiting.Contains(tag) && TakeFromCanceller(tag) && _waiting.Remove(tag) ? tag : null;

    private WdfRequest? TakeOfLocked(FileObject file)
    {
        var found = _waiting.Find(r => ReferenceEquals(FileOf(r), file) && TakeFromCanceller(r));
        if (found is not null)
        {
            _waiting.Remove(found);
        }

        return found;
    }

    // Who found nothing waits for the ready callback; a request that is being cancelled just now must not keep the next one from being announced.
    private void AnnounceNextLocked(FileObject? file, WdfRequest? tag) => _announcesNext |= file is null && tag is null && _waiting.Count > 0;

    private static FileObject? FileOf(WdfRequest request) => request.Irp!.GetCurrentIrpStackLocation().FileObject;
}
