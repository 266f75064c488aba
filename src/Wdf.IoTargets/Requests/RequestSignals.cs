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

    /// <summary>A driver completes a request: WdfRequestComplete or one of its like, with the final status.</summary>
    public Action<WdfRequest, NtStatus>? Completing;

    /// <summary>A driver makes a request cancelable.</summary>
    public Action<WdfRequest>? Marking;

    /// <summary>The memory object of a request is used after the request is gone.</summary>
    public Action<WdfRequest>? MemoryUsedLate;

    /// <summary>The signals of a kernel; null when nobody listens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static new RequestSignals? Of(SimulatedKernel kernel) => Unsafe.As<RequestSignals?>(kernel.Signals);

    /// <summary>A queue gives a request to the driver.</summary>
    public static void OnPresenting(WdfRequest request, RequestSource source, MajorFunction major)
    {
        if (request.Record is { } record)
        {
            record.Source = source;
            record.Major = major;
            record.IsCancelCallbackDue = false;
            record.HasCancelCallbackReturned = false;
            record.IsInPresentation = source != RequestSource.Retrieved;
            if (record.IsInPresentation)
            {
                request.Kernel.CurrentActor.Presenting = request;
            }
        }
    }

    /// <summary>The presenting callback has returned.</summary>
    public static void OnPresented(WdfRequest request)
    {
        if (request.Record is { } record)
        {
            record.IsInPresentation = false;
            request.Kernel.CurrentActor.Presenting = null;
        }
    }

    /// <summary>Whether a call for a request may be a mistake: it is in a state in which most calls are, or the DDI is one that a rule looks at in this state.</summary>
    protected static bool StandsOut(DdiName ddi, WdfRequest request, RequestRecord record) =>
        record.IsCompleted || record.IsForgotten || record.IsDeleted || record.IsCancelAsked || ddi switch
        {
            DdiName.WdfRequestGetStatus => record.Send is SendStage.InFlight or SendStage.NeverSent,
            DdiName.WdfRequestIsCanceled => request.IsStillMarked,
            >= DdiName.WdfRequestRetrieveInputBuffer and <= DdiName.WdfRequestRetrieveUnsafeUserOutputBuffer => record.Source is RequestSource.Read or RequestSource.Write,
            _ => false,
        };

    /// <summary>A DDI was called on a request.</summary>
    protected static void OnDdiCalled(DdiName ddi, KernelObject? subject, KernelObject? partner)
    {
        if ((subject as WdfRequest ?? partner as WdfRequest)?.Record is not { } record)
        {
            if (ddi is DdiName.WdfTimerStart or DdiName.WdfDpcEnqueue or DdiName.WdfWorkItemEnqueue && KernelActor.Current?.Presenting is WdfRequest { Record: { } deferred })
            {
                deferred.IsDeferred = true;
            }

            return;
        }

        switch (ddi)
        {
            case DdiName.WdfRequestSend or DdiName.WdfRequestComplete or DdiName.WdfRequestCompleteWithInformation or DdiName.WdfRequestCompleteWithPriorityBoost:
            case DdiName.WdfRequestSetCompletionRoutine or DdiName.WdfRequestAllocateTimer or DdiName.WdfRequestSetInformation:
                break;
            case DdiName.WdfRequestCancelSentRequest:
                record.IsCancelAsked |= record.Send == SendStage.InFlight;
                break;
            case DdiName.WdfObjectReferenceActual:
                record.DriverReferences++;
                break;
            case DdiName.WdfObjectDereferenceActual:
                record.DriverReferences--;
                break;
            case DdiName.WdfObjectDelete:
                record.IsDeleted = true;
                break;
            case DdiName.WdfRequestChangeTarget:
                record.IsFailureSeen = true;
                record.IsFormatted = false;
                break;
            default:
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

            // A presented request keeps its location.
            record.IsFormatted &= request.Origin == RequestOrigin.Presented;
        }
    }

    /// <summary>The next stack location was filled.</summary>
    public static void OnFormatted(WdfRequest request, bool byTarget)
    {
        if (request.Record is { } record)
        {
            record.IsFormatted = true;
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
    }

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
    public void OnCompleting(WdfRequest request, NtStatus status)
    {
        Completing?.Invoke(request, status);
        if (request.Record is { } record)
        {
            record.IsCompleted = true;
        }
    }

    /// <summary>A driver makes a request cancelable.</summary>
    public void OnMarking(WdfRequest request) => Marking?.Invoke(request);

    /// <summary>A request was made cancelable.</summary>
    public static void OnMarked(WdfRequest request)
    {
        if (request.Record is { } record)
        {
            record.IsDeferred |= record.IsInPresentation;
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
            record.RunningCancelCallbacks++;
        }
    }

    /// <summary>The cancel callback has returned.</summary>
    public static void OnCancelCalled(WdfRequest request)
    {
        if (request.Record is { } record)
        {
            record.RunningCancelCallbacks--;
            record.HasCancelCallbackReturned = true;
        }
    }

    /// <summary>The memory object of a request is used after the request is gone.</summary>
    public void OnMemoryUsedLate(WdfRequest request) => MemoryUsedLate?.Invoke(request);
}
