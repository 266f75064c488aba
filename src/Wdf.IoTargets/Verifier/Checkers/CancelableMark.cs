namespace Wdf.IoTargets;

/// <summary>Requests that are marked cancelable: while they are, the cancel callback may come at any time, and it ends the request.</summary>
internal sealed class CancelableMark : Checker
{
    private static readonly VerifierRule CallbackWins = VerifierRule.Kmdf(
        "CompleteCanceledReq",
        "A driver must not complete a request after WdfRequestUnmarkCancelable answered STATUS_CANCELLED for it: the cancel callback completes it.",
        "Complete only when the answer is another one; or let the callback hand the completion over before it returns.");

    private static readonly VerifierRule StillMarked = VerifierRule.Kmdf(
        "ReqNotCanceledLocal",
        "A driver must not complete a request that is marked cancelable.",
        "Call WdfRequestUnmarkCancelable first; when it answers STATUS_CANCELLED, the cancel callback completes the request.");

    private static readonly VerifierRule MarkedTwice = VerifierRule.Kmdf(
        "MarkCancOnCancReqLocal",
        "A driver must not mark a request cancelable that is marked already.",
        "Unmark it first, and mark it again only when that succeeded.");

    private static readonly VerifierRule Polled = VerifierRule.Kmdf(
        "ReqIsCancOnCancReq",
        "A driver must not ask whether a request is cancelled while the request is marked cancelable.",
        "Leave it to the cancel callback, or unmark the request first.");

    private static readonly VerifierRule Sent = VerifierRule.Kmdf(
        "ReqMarkCancelableSend",
        "A driver must not send a request that is marked cancelable, nor mark one that it has sent: two parties could cancel it.",
        "Send another request, and let the cancel callback call WdfRequestCancelSentRequest for that one.");

    public override IReadOnlyList<VerifierRule> Rules => [CallbackWins, StillMarked, MarkedTwice, Polled, Sent];

    protected override void Listen(Verifier signals)
    {
        signals.Marking += OnMarking;
        signals.Sending += (request, target, _) => OnSending(request, target);
        signals.HelperBeginning += (ddi, request) => OnSending(request, null);
        signals.DdiCalled += OnDdiCalled;
    }

    private void OnCompleting(WdfRequest request)
    {
        var record = request.Record!;
        if (BelongsToCallback(request, record))
        {
            Report(CallbackWins, request, $"{request.Name} was completed, although WdfRequestUnmarkCancelable had answered STATUS_CANCELLED for it.");
        }
        else if (!record.IsCompleted && request.IsStillMarked)
        {
            Report(StillMarked, request, $"{request.Name} was completed while it was marked cancelable.");
        }
    }

    // A callback that has returned without a completion has handed it over. One that still runs elsewhere may have: that shows when it goes on with the request.
    private static bool BelongsToCallback(WdfRequest request, RequestRecord record) =>
        record.IsCancelCallbackDue
        && !RequestSignals.IsInCancelCallback(request)
        && (record.IsCompleted ? record.IsCompletedByCancelCallback : !record.HasCancelCallbackReturned && record.CancelCallbackActor is null);

    private void OnMarking(WdfRequest request)
    {
        if (request.Record!.Send == SendStage.InFlight)
        {
            Report(Sent, request, $"{request.Name} was marked cancelable while {request.Target?.Name} has it.");
        }
        else if (request.IsStillMarked)
        {
            Report(MarkedTwice, request, $"{request.Name} was marked cancelable, and is so already.");
        }
    }

    private void OnSending(WdfRequest request, WdfIoTarget? target)
    {
        if (request.IsStillMarked)
        {
            Report(Sent, request, $"{request.Name} was sent{(target is null ? string.Empty : " to " + target.Name)} while it was marked cancelable.");
        }
    }

    private void OnDdiCalled(DdiName ddi, KernelObject? subject, KernelObject? partner)
    {
        if (RequestSignals.IsCompletion(ddi) && subject is WdfRequest completing)
        {
            OnCompleting(completing);
        }

        if (subject is WdfRequest { Record: { IsCancelCallbackDue: true, IsCompleted: true, IsCompletedByCancelCallback: false } } completed && RequestSignals.IsInCancelCallback(completed))
        {
            Report(CallbackWins, completed, $"The cancel callback of {completed.Name} called {ddi}, but the request was completed while the callback ran, although WdfRequestUnmarkCancelable had answered STATUS_CANCELLED for it.");
        }
        else if (ddi == DdiName.WdfRequestIsCanceled && subject is WdfRequest { Record.IsCompleted: false, IsStillMarked: true } request)
        {
            Report(Polled, request, $"WdfRequestIsCanceled was called for {request.Name}, which is marked cancelable.");
        }
    }
}
