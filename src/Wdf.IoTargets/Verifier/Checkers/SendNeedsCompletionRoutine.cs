namespace Wdf.IoTargets;

/// <summary>How a send ends: by a completion routine, or never for its driver.</summary>
internal sealed class SendNeedsCompletionRoutine : Checker
{
    private const string ForgetForbidden = "A driver must not send and forget a request that a format method of a target was used on: nobody will undo its buffers and references.";

    private static readonly VerifierRule NoRoutine = VerifierRule.Kmdf(
        "ReqCompletionRoutine",
        "A driver must set a completion routine before it sends a request asynchronously, unless it forgets the request.",
        "Call WdfRequestSetCompletionRoutine before each send: a routine is used up when it is called.");

    private static readonly VerifierRule ForgetFormatted = VerifierRule.Kmdf(
        "RequestSendAndForgetNoFormatting", ForgetForbidden, "Leave the format out, or use WdfRequestFormatRequestUsingCurrentType.");

    private static readonly VerifierRule ForgetCreated = VerifierRule.Kmdf(
        "RequestSendAndForgetNoFormatting2", ForgetForbidden, "Send a request of the driver's own with a completion routine that deletes it.");

    public override IReadOnlyList<VerifierRule> Rules => [NoRoutine, ForgetFormatted, ForgetCreated];

    protected override void Listen(Verifier signals) => signals.Sending += OnSending;

    private void OnSending(WdfRequest request, WdfIoTarget target, WdfRequestSendOptionsFlags flags)
    {
        if ((flags & WdfRequestSendOptionsFlags.SendAndForget) != 0)
        {
            if (request.Record!.WasTargetFormatted)
            {
                Report(request.Origin == RequestOrigin.Presented ? ForgetFormatted : ForgetCreated, request, $"{request.Name} was formatted for a target, and is sent to {target.Name} to be forgotten.");
            }
        }
        else if ((flags & WdfRequestSendOptionsFlags.Synchronous) == 0 && !request.HasRoutine)
        {
            Report(NoRoutine, request, $"{request.Name} is sent to {target.Name} without a completion routine.");
        }
    }
}
