using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>What happens to requests, targets and their memory, told to the rules of the verifier, and the one place that keeps the records of requests.</summary>
/// <remarks>Each method first tells the rules, which judge by what the record says so far, and then brings the record up to date.</remarks>
internal abstract class RequestSignals(SimulatedKernel kernel) : IrpSignals(kernel)
{
    /// <summary>A synchronous send begins: the DDI, the target, the request where the driver gave one, and whether there is a time-out.</summary>
    public Action<DdiName, WdfIoTarget, WdfRequest?, bool>? SendingSynchronously;

    /// <summary>WdfRequestSend begins; its options are valid. Given only where it is more than a formatted request with a routine, sent without flags.</summary>
    public Action<WdfRequest, WdfIoTarget, WdfRequestSendOptionsFlags>? Sending;

    /// <summary>A synchronous helper begins with a request of the driver's.</summary>
    public Action<DdiName, WdfRequest>? HelperBeginning;

    /// <summary>A driver completes a request that has not ended, with the final status. Rules for which the status does not matter look at the call of the DDI.</summary>
    public Action<WdfRequest, NtStatus>? Completing;

    /// <summary>A driver makes a request cancelable.</summary>
    public Action<WdfRequest>? Marking;

    /// <summary>The memory object of a request is used after the request is gone.</summary>
    public Action<WdfRequest>? MemoryUsedLate;

    /// <summary>The signals of a kernel; null when nobody listens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static new RequestSignals? Of(SimulatedKernel kernel) => Unsafe.As<RequestSignals?>(kernel.Signals);

    // How many requests were sent, whether they were accepted or not: a fallback shows in it. Two threads may count as one; what matters is whether it has changed.
    private long _sends;

    /// <summary>A queue gives a request to the driver.</summary>
    public static void OnPresenting(WdfRequest request, RequestSource source, MajorFunction major) => request.Record?.BeginPresentation(source, major);

    /// <summary>A queue is about to call the callback that presents a request.</summary>
    /// <returns>The request whose presentation goes on beneath this one; for <see cref="OnPresented"/>.</returns>
    public static KernelObject? OnPresentingInCallback(WdfRequest request, RequestSource source, MajorFunction major)
    {
        if (request.Record is not { } record)
        {
            return null;
        }

        record.BeginPresentation(source, major);
        record.IsInPresentation = true;
        var actor = request.Kernel.CurrentActor;
        var outer = actor.Presenting;
        actor.Presenting = request;
        return outer;
    }

    /// <summary>The presenting callback has returned.</summary>
    public static void OnPresented(WdfRequest request, KernelObject? outer)
    {
        if (request.Record is { } record)
        {
            record.IsInPresentation = false;
            record.WasKeptUncancelable = request is { IsWithDriver: true, IsMarkedCancelable: false } && !record.IsDeferred;
            request.Kernel.CurrentActor.Presenting = outer;
        }
    }

    /// <summary>The request object serves another request of an originator.</summary>
    public static void OnNewLife(WdfRequest request)
    {
        request.FoundReferences = 0;
        request.Record?.BeginLife();
    }

    /// <summary>The device works again: a request that the driver has kept is in its hands as before.</summary>
    public static void OnResumed(WdfRequest request) => request.Record?.IsStopAcknowledged = false;

    /// <summary>A DDI was called on a request.</summary>
    protected static void OnDdiCalled(DdiName ddi, KernelObject? subject, KernelObject? partner)
    {
        if ((subject as WdfRequest ?? partner as WdfRequest) is not { Record: { } record } request)
        {
            if (ddi is DdiName.WdfTimerStart or DdiName.WdfDpcEnqueue or DdiName.WdfWorkItemEnqueue && KernelActor.Current?.Presenting is WdfRequest { Record: { } deferred })
            {
                deferred.IsDeferred = true;
            }

            return;
        }

        switch (ddi)
        {
            case DdiName.WdfRequestCancelSentRequest:
                record.IsCancelAsked |= record.Send == SendStage.InFlight;
                break;
            case DdiName.WdfObjectReferenceActual:
                record.DriverReferences++;
                break;
            case DdiName.WdfObjectDereferenceActual:
                record.DriverReferences--;
                break;
            case DdiName.WdfRequestStopAcknowledge:
                record.IsStopAcknowledged = true;
                break;
            case DdiName.WdfRequestChangeTarget:
                record.IsFailureSeen = true;
                record.IsFormatted = false;
                break;
            case DdiName.WdfRequestGetStatus or DdiName.WdfRequestGetInformation or DdiName.WdfRequestWdmGetIrp:
            case >= DdiName.WdfRequestRetrieveInputBuffer and <= DdiName.WdfRequestRetrieveUnsafeUserOutputBuffer:
                record.IsFailureSeen = true;
                break;
        }
    }

    /// <summary>The request was made fit for another use.</summary>
    public static void OnReused(WdfRequest request)
    {
        if (request.Record is { } record)
        {
            record.IsFailureSeen = true;
            record.Send = record.Send == SendStage.InFlight ? SendStage.InFlight : SendStage.Done;

            if (request.Origin != RequestOrigin.Presented)
            {
                // The location of a presented request is kept; one that the driver made begins a new life.
                record.IsFormatted = false;
                record.IsCompleted = false;
                record.IsGone = false;
            }
        }
    }

    /// <summary>The next stack location was filled.</summary>
    public static void OnFormatted(WdfRequest request, bool byTarget)
    {
        if (request.Record is { } record)
        {
            record.IsFormatted = true;
            record.IsFailureSeen = true;
            record.WasTargetFormatted |= byTarget;
        }
    }

    /// <summary>WdfRequestSend begins.</summary>
    public void OnSending(WdfRequest request, WdfIoTarget target, WdfRequestSendOptionsFlags flags)
    {
        if (flags != WdfRequestSendOptionsFlags.None || request.Record is not { IsFormatted: true } || !request.HasRoutine || request.IsStillMarked
            || !Kernel.CurrentActor.Record.Locks.IsEmpty)
        {
            Sending?.Invoke(request, target, flags);
        }

        _sends++;
    }

    /// <summary>A synchronous helper begins, with or without a request of the driver's.</summary>
    public void OnHelperSending() => _sends++;

    /// <summary>Whether any request was sent since the last send of this one was refused.</summary>
    public bool HasSentSinceFailure(RequestRecord record) => _sends != record.SendsAtFailure;

    /// <summary>A synchronous helper begins with a request of the driver's.</summary>
    public void OnHelperBeginning(DdiName ddi, WdfRequest request) => HelperBeginning?.Invoke(ddi, request);

    /// <summary>A synchronous helper has ended: its format is undone, and every earlier one with it.</summary>
    public static void OnHelperEnded(WdfRequest request)
    {
        if (request.Record is { } record)
        {
            record.WasTargetFormatted = false;
            record.IsFormatted = false;
        }
    }

    /// <summary>Whether a DDI completes requests.</summary>
    public static bool IsCompletion(DdiName ddi) =>
        ddi is DdiName.WdfRequestComplete or DdiName.WdfRequestCompleteWithInformation or DdiName.WdfRequestCompleteWithPriorityBoost;

    /// <summary>A target has taken the request.</summary>
    public static void OnAccepted(WdfRequest request)
    {
        if (request.Record is { } record)
        {
            record.Send = SendStage.InFlight;
            record.IsCancelAsked = false;
            record.IsFailureSeen = false;
        }
    }

    /// <summary>A send was refused.</summary>
    public static void OnRefused(WdfRequest request)
    {
        if (request.Record is { } record)
        {
            record.Send = SendStage.Failed;
            record.IsFailureSeen = false;
            record.SendsAtFailure = Of(request.Kernel)?._sends ?? 0;
        }
    }

    /// <summary>The request is back.</summary>
    public static void OnFinished(WdfRequest request)
    {
        if (request.Record is { } record)
        {
            record.Send = SendStage.Done;
            record.IsCancelAsked = false;
            record.IsFormatted = false;
        }
    }

    /// <summary>The request was sent and forgotten.</summary>
    public static void OnForgotten(WdfRequest request)
    {
        if (request.Record is { } record)
        {
            record.IsForgotten = true;
        }
    }

    /// <summary>A driver completes a request.</summary>
    public void OnCompleting(WdfRequest request, NtStatus status) => Completing?.Invoke(request, status);

    /// <summary>The completion of a request begins: nothing stands against it.</summary>
    public static void OnCompleted(WdfRequest request)
    {
        if (request.Record is { } record)
        {
            record.IsCompleted = true;
            record.IsCompletedByCancelCallback = IsInCancelCallback(request);
        }
    }

    /// <summary>Whether the caller runs inside the cancel callback of a request.</summary>
    public static bool IsInCancelCallback(WdfRequest request) =>
        request.Record!.CancelCallbackActor is { } actor && ReferenceEquals(actor, request.Kernel.CurrentActor);

    /// <summary>A request has ended for its driver, its cleanup callbacks have run: what it lent is taken back.</summary>
    public static void OnGone(WdfRequest request)
    {
        if (request.Record is { } record)
        {
            record.IsGone = true;
            record.LentInputMdl?.TakenBackBy = request;
            record.LentOutputMdl?.TakenBackBy = request;
        }
    }

    /// <summary>A driver was lent an MDL.</summary>
    public static void OnMdlLent(WdfRequest request, Mdl mdl, bool isOutput)
    {
        if (request.Record is { } record)
        {
            mdl.TakenBackBy = null;
            if (isOutput)
            {
                record.LentOutputMdl = mdl;
            }
            else
            {
                record.LentInputMdl = mdl;
            }
        }
    }

    /// <summary>An IRP arrives: whatever was done with its MDLs in earlier requests does not matter to this one.</summary>
    public static void OnArrived(Irp irp)
    {
        for (var mdl = irp.MdlAddress; mdl is not null; mdl = mdl.Next)
        {
            mdl.TakenBackBy = null;
        }
    }

    /// <summary>A driver makes a request cancelable.</summary>
    public void OnMarking(WdfRequest request) => Marking?.Invoke(request);

    /// <summary>A request was made cancelable: somebody else is to complete it.</summary>
    public static void OnPutAside(WdfRequest request)
    {
        if (request.Record is { } record)
        {
            record.IsDeferred |= record.IsInPresentation;
        }
    }

    /// <summary>A request is about to be made cancelable.</summary>
    public static void OnMarked(WdfRequest request)
    {
        if (request.Record is { } record)
        {
            record.HasCancelCallbackReturned = false;
            record.IsCancelCallbackDue = false;
        }
    }

    /// <summary>A mark was to be taken back, but the cancel callback has it.</summary>
    public static void OnUnmarkRefused(WdfRequest request)
    {
        if (request.Record is { } record)
        {
            record.IsCancelCallbackDue = true;
        }
    }

    /// <summary>The cancel callback begins.</summary>
    public static void OnCancelCalling(WdfRequest request)
    {
        if (request.Record is { } record)
        {
            record.CancelCallbackActor = request.Kernel.CurrentActor;
        }
    }

    /// <summary>The cancel callback has returned.</summary>
    public static void OnCancelCalled(WdfRequest request)
    {
        if (request.Record is { } record)
        {
            record.CancelCallbackActor = null;
            record.HasCancelCallbackReturned = true;
        }
    }

    /// <summary>The memory object of a request is used after the request is gone.</summary>
    public void OnMemoryUsedLate(WdfRequest request) => MemoryUsedLate?.Invoke(request);
}
