namespace Wdf.IoTargets;

/// <summary>Sends of requests whose next stack location nobody has filled.</summary>
internal sealed class RequestFormatted : Checker
{
    private static readonly VerifierRule NotFormatted = VerifierRule.Kmdf(
        "RequestFormattedValid",
        "A driver must format a request before it sends it, unless it forgets the request.",
        "Use a format method of the target, or WdfRequestFormatRequestUsingCurrentType, before each send; reuse and change of target undo it.");

    public override IReadOnlyList<VerifierRule> Rules => [NotFormatted];

    protected override void Listen(Verifier signals) => signals.Sending += (request, target, flags) =>
    {
        if ((flags & WdfRequestSendOptionsFlags.SendAndForget) == 0 && !request.Record!.IsFormatted && !request.IsSent)
        {
            Report(NotFormatted, request, $"{request.Name} is sent to {target.Name}, but was not formatted.");
        }
    };
}
