namespace Wdf.IoTargets;

/// <summary>A second completion of a presented request: it works on an IRP that went back to its originator.</summary>
internal sealed class RequestCompletedTwice : Checker
{
    private const string Forbidden = "A driver must complete a request once.";
    private const string Remedy = "Return after the completion on every path; decide in one place who completes.";

    private static readonly VerifierRule Twice = VerifierRule.Kmdf("DoubleCompletion", Forbidden, Remedy);

    // The same event when both calls sit in one callback; always reported under the other name.
    private static readonly VerifierRule TwiceInOneCallback = VerifierRule.Kmdf("DoubleCompletionLocal", Forbidden, Remedy);

    public override IReadOnlyList<VerifierRule> Rules => [Twice, TwiceInOneCallback];

    protected override void Listen(Verifier signals) => signals.DdiCalled += (ddi, subject, _) =>
    {
        if (RequestSignals.IsCompletion(ddi) && subject is WdfRequest { Record.IsCompleted: true } request)
        {
            Report(Twice, request, $"{request.Name} was completed already.");
        }
    };
}
