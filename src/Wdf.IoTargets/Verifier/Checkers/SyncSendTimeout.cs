namespace Wdf.IoTargets;

/// <summary>A synchronous send without a time-out: the thread stands still as long as the device does.</summary>
internal sealed class SyncSendTimeout : Checker
{
    private const string Forbidden = "A synchronous send must have a time-out: a device that never answers takes the waiting thread with it.";
    private const string Remedy = "Set one with WDF_REQUEST_SEND_OPTIONS_SET_TIMEOUT; a time-out of 0 is none.";

    private static readonly VerifierRule Helper = VerifierRule.Kmdf("SyncReqSend", Forbidden, Remedy) with { Default = RuleLevel.Advice };
    private static readonly VerifierRule Send = VerifierRule.Kmdf("SyncReqSend2", Forbidden, Remedy) with { Default = RuleLevel.Advice };

    public override IReadOnlyList<VerifierRule> Rules => [Helper, Send];

    protected override void Listen(Verifier signals) => signals.SendingSynchronously += OnSendingSynchronously;

    private void OnSendingSynchronously(DdiName ddi, WdfIoTarget target, WdfRequest? request, bool hasTimeout)
    {
        // The two helpers for internal device controls are not in the rule's list.
        if (!hasTimeout && ddi is not (DdiName.WdfIoTargetSendInternalIoctlSynchronously or DdiName.WdfIoTargetSendInternalIoctlOthersSynchronously))
        {
            var rule = ddi == DdiName.WdfRequestSend ? Send : Helper;
            if (Verifier.LevelOf(rule) != RuleLevel.Advice || target.TakeAdvice(isHelper: ddi != DdiName.WdfRequestSend))
            {
                Report(rule, request, $"{ddi} to {target.Name} has no time-out.");
            }
        }
    }
}
