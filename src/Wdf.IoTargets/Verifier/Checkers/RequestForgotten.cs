namespace Wdf.IoTargets;

/// <summary>Requests that nobody finishes: their originators wait for ever, and later the removal of the device does.</summary>
internal sealed class RequestForgotten : Checker
{
    private const string Remedy = "Complete, forward, send or requeue it on every path.";

    private static readonly VerifierRule NotSent = AtEnd(
        "ReqSendFail",
        "When WdfRequestSend answers FALSE nothing was sent and no routine will run: a driver must not go on as if it had been, nor complete the request with success.",
        "Complete it with WdfRequestGetStatus, delete it, or try again after WdfRequestReuse.");

    private static readonly VerifierRule Deferred = AtEnd(
        "DeferredRequestCompleted", "A driver must complete a request that it put aside for a cancel callback, timer, DPC or work item.", Remedy);

    private static readonly VerifierRule Lost = AtEnd(
        "RequestCompleted", "A driver must complete each request that it was presented with, or give it away.", Remedy);

    // When the callback returns, a driver that completes from its interrupt looks the same: judged at the end only, as the rule above.
    private static readonly VerifierRule LostInCallback = Hint(
        "RequestCompletedLocal", "A queue callback must complete a request, give it away, or make sure that something else will.", Remedy);

    public override IReadOnlyList<VerifierRule> Rules => [NotSent, Deferred, Lost, LostInCallback];

    protected override void Listen(Verifier signals)
    {
        signals.Completing += OnCompleting;
        signals.Ended += OnEnded;
    }

    private static VerifierRule AtEnd(string id, string forbidden, string remedy) => VerifierRule.Kmdf(id, forbidden, remedy) with { IsJudgedAtEnd = true };

    private static VerifierRule Hint(string id, string forbidden, string remedy) => VerifierRule.Kmdf(id, forbidden, remedy) with { Default = RuleLevel.Warning };

    private void OnCompleting(WdfRequest request, NtStatus status)
    {
        if (status.IsSuccess && request.Record is { Send: SendStage.Failed, IsFailureSeen: false } record && !Verifier.HasSentSinceFailure(record))
        {
            Report(NotSent, request, $"{request.Name} is completed with {status.ToName()} after it could not be sent.");
        }
    }

    private void OnEnded(RunEnd end)
    {
        if (end == RunEnd.Deadlock)
        {
            OnDeadlock();
            return;
        }

        var requests = Verifier.Kernel.Live<WdfRequest>(KernelObjectKind.Request);
        foreach (var request in requests)
        {
            if (IsKept(request))
            {
                if (!IsAwaited(request, requests))
                {
                    OnKept(request, request.Record!);
                }
            }
            else if (request is { IsLeftToDriver: true, Stage: ObjectStage.Alive, Record: { Send: SendStage.Failed, IsFailureSeen: false } })
            {
                // One with a parent of its own goes in time, and may be sent again until then.
                Report(NotSent, request, $"{request.Name} was created in a callback, could not be sent, and was never deleted.");
            }
        }
    }

    private static bool IsKept(WdfRequest request) => request is { IsWithDriver: true, Record.IsStopAcknowledged: false };

    // Something is under way that may lead to the completion: a timer, or a request that the driver made and sent for it. The report of what is left over names both.
    private bool IsAwaited(WdfRequest request, IReadOnlyList<WdfRequest> requests) =>
        Verifier.Kernel.Scheduler.HasArmedTimers
        || requests.Any(r => r.IsSent && r.Origin != RequestOrigin.Presented && ReferenceEquals(r.Driver, request.Driver));

    // When nobody waits but applications, nobody is left to complete what they wait for: neither driver code that is stuck itself nor a timer. A request that is
    // cancelable may be meant to wait. In all other cases the report of the deadlock says more.
    private void OnDeadlock()
    {
        if (Verifier.Kernel.BlockedUnits().Count > 0 || Verifier.Kernel.Threads.Any(static t => !t.HasEnded && OperationOf(t) is null))
        {
            return;
        }

        var requests = Verifier.Kernel.Live<WdfRequest>(KernelObjectKind.Request);
        foreach (var thread in Verifier.Kernel.Threads)
        {
            // An IRP that is sent on belongs to a request of each driver on its way; one of them has it.
            if (OperationOf(thread) is { Irp: var irp }
                && requests.FirstOrDefault(r => ReferenceEquals(r.Irp, irp) && IsKept(r)) is { IsMarkedCancelable: false, Record: { IsInPresentation: false } record } request
                && !IsAwaited(request, requests))
            {
                OnKept(request, record);
            }
        }
    }

    private static IoOperation? OperationOf(KernelThread thread) => (thread.Blocker as KernelEvent)?.Purpose as IoOperation;

    private void OnKept(WdfRequest request, RequestRecord record)
    {
        var rule = record.Send == SendStage.Failed ? NotSent : record.IsDeferred ? Deferred : Lost;
        var how = record.Send == SendStage.Failed ? ": it could not be sent"
            : record.WasKeptUncancelable ? ": the callback returned with it in hand, without making it cancelable"
            : string.Empty;
        Report(rule, request, $"{request.Name} was presented to the driver and never completed{how}.");
    }
}
