namespace Wdf.IoTargets;

/// <summary>The status of a request that is not back: a leftover of an earlier use.</summary>
internal sealed class RequestStatusRead : Checker
{
    private static readonly VerifierRule TooEarly = VerifierRule.Kmdf(
        "RequestGetStatusValid",
        "A driver must not read the status of a request that was not sent, or that has not come back.",
        "Read it in the completion routine, after a synchronous send, or after a send that failed.");

    public override IReadOnlyList<VerifierRule> Rules => [TooEarly];

    protected override void Listen(Verifier signals) => signals.DdiCalled += (ddi, subject, _) =>
    {
        if (ddi == DdiName.WdfRequestGetStatus && subject is WdfRequest { Record: { Send: SendStage.InFlight or SendStage.NeverSent } record } request)
        {
            Report(TooEarly, request, $"The status of {request.Name} was read, which {(record.Send == SendStage.InFlight ? "has not come back" : "was never sent")}.");
        }
    };
}
