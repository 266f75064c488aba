namespace Wdf.IoTargets;

/// <summary>Requests that the driver has given up, deleted, or that are not its to complete.</summary>
internal sealed class RequestAccess : Checker
{
    private static readonly VerifierRule NotPresented = VerifierRule.Kmdf(
        "ReqDelete",
        "A driver must not complete a request that it created itself: it has no originator to return to.",
        "Delete it with WdfObjectDelete when it is back.");

    private static readonly VerifierRule GivenUp = VerifierRule.Kmdf(
        "InvalidReqAccess",
        "A driver must not use a request after it has completed it or sent and forgotten it, nor while a cancelled send has not come back.",
        "Read what is needed before; object methods under a reference of one's own are the only ones left then.");

    private static readonly VerifierRule Deleted = VerifierRule.Kmdf(
        "InvalidReqAccessLocal",
        "A driver must not use a request that it has deleted.",
        "Make WdfObjectDelete the last touch of the request.");

    // Correct drivers do this under a lock that their cancel callback needs too, or with a flag of their own: only for those who ask.
    private static readonly VerifierRule Marked = GivenUp with
    {
        Forbidden = "A driver must not use a request while it is marked cancelable: the cancel callback may end it at any time.",
        Remedy = "Unmark it first, or hold the lock of the queue's callbacks.",
        Default = RuleLevel.Off,
        Switch = "InvalidReqAccess-Marked",
    };

    public override IReadOnlyList<VerifierRule> Rules => [NotPresented, GivenUp, Deleted];

    protected override void Listen(Verifier signals)
    {
        signals.DdiCalled += OnDdiCalled;
        signals.MemoryUsedLate += OnForgottenUsed;
        signals.RevokedViewUsed += OnForgottenUsed;
        signals.TakenBackMdlUsed += (lender, _) => OnForgottenUsed(lender);
    }

    private void OnCompleting(WdfRequest request)
    {
        // The reuse flag that makes a request of the driver's own completable makes this legal.
        if (request.Origin != RequestOrigin.Presented && request.Record!.Source == RequestSource.None && !request.CanComplete)
        {
            Report(NotPresented, request, $"{request.Name} was made by the driver, and completed by it.");
        }
    }

    private void OnDdiCalled(DdiName ddi, KernelObject? subject, KernelObject? partner)
    {
        if (subject is not WdfRequest { Record: { } record } request || !IsOfRequests(ddi))
        {
            return;
        }

        if (RequestSignals.IsCompletion(ddi))
        {
            OnCompleting(request);
        }

        if (record.IsCompleted && record.IsGone && !RequestSignals.IsCompletion(ddi) && !IsNewBeginning(ddi, request))
        {
            Report(GivenUp, request, $"{ddi} was called for {request.Name} after it was completed.");
        }
        else if (record.IsForgotten)
        {
            Report(GivenUp, request, $"{ddi} was called for {request.Name} after it was sent and forgotten.");
        }
        else if (IsDeleted(request) && !(ddi == DdiName.WdfRequestCancelSentRequest && record.DriverReferences > 0))
        {
            Report(Deleted, request, $"{ddi} was called for {request.Name} after it was deleted.");
        }
        else if (record.Send == SendStage.InFlight && record.IsCancelAsked && ddi is not (DdiName.WdfRequestCancelSentRequest or DdiName.WdfRequestGetStatus or DdiName.WdfRequestIsCanceled or DdiName.WdfRequestSend))
        {
            Report(GivenUp, request, $"{ddi} was called for {request.Name}, whose cancellation was asked for and which has not come back.");
        }
        else if (request.IsStillMarked && !IsJudgedAsMarked(ddi) && request.Presenter is not { IsSerializedHere: true })
        {
            Report(Marked, request, $"{ddi} was called for {request.Name} while it was marked cancelable.");
        }
    }

    // The rules about data speak of completed requests only.
    private void OnForgottenUsed(KernelObject lender)
    {
        if (lender is WdfRequest { Record: { IsForgotten: true, IsCompleted: false } } request && (DriverContext.Current is null || ReferenceEquals(DriverContext.Current, request.Driver)))
        {
            Report(GivenUp, request, $"What {request.Name} had lent was used after the request was sent and forgotten.");
        }
    }

    // While its own cleanup callback runs it may still be used.
    private static bool IsDeleted(WdfRequest request) =>
        request.Origin != RequestOrigin.Presented && request.Stage is ObjectStage.Disposed or ObjectStage.Deleted or ObjectStage.WaitingForParentsDelete or ObjectStage.DeleteDeferred or ObjectStage.Destroyed;

    // A request of the driver's own outlives its completion, which only an unpublished reuse makes possible.
    private static bool IsNewBeginning(DdiName ddi, WdfRequest request) =>
        request.Origin != RequestOrigin.Presented && ddi is DdiName.WdfRequestReuse or DdiName.WdfRequestChangeTarget;

    // Other rules say more about these.
    private static bool IsJudgedAsMarked(DdiName ddi) =>
        RequestSignals.IsCompletion(ddi)
        || ddi is DdiName.WdfRequestUnmarkCancelable or DdiName.WdfRequestMarkCancelable or DdiName.WdfRequestMarkCancelableEx
            or DdiName.WdfRequestIsCanceled or DdiName.WdfRequestSend;

    // The names are in alphabetical order.
    private static bool IsOfRequests(DdiName ddi) => ddi is >= DdiName.WdfRequestAllocateTimer and <= DdiName.WdfRequestWdmGetIrp;
}
