namespace Wdf.IoTargets;

/// <summary>A presented request as the carrier of another operation: that overwrites what its originator asked for.</summary>
internal sealed class RequestKindMatchesTargetCall : Checker
{
    private const string Remedy = "Give the helper NULL or a request of the driver's own for an operation of another kind.";

    private static readonly VerifierRule Reads = Make("ReadReqs", "A request from EvtIoRead must be sent by no synchronous helper but the one for reads.");
    private static readonly VerifierRule Writes = Make("WriteReqs", "A request from EvtIoWrite must be sent by no synchronous helper but the one for writes.");
    private static readonly VerifierRule Ioctls = Make("IoctlReqs", "A request from EvtIoDeviceControl must be sent by no synchronous helper but the one for device controls.");
    private static readonly VerifierRule InternalIoctls = Make("InternalIoctlReqs", "A request from EvtIoInternalDeviceControl must be sent by no synchronous helpers but those for internal device controls.");

    public override IReadOnlyList<VerifierRule> Rules => [Reads, Writes, Ioctls, InternalIoctls];

    protected override void Listen(Verifier signals) => signals.HelperBeginning += OnHelperBeginning;

    private static VerifierRule Make(string id, string forbidden) => VerifierRule.Kmdf(id, forbidden, Remedy);

    private void OnHelperBeginning(DdiName ddi, WdfRequest request)
    {
        var (rule, fits) = request.Record!.Source switch
        {
            RequestSource.Read => (Reads, ddi == DdiName.WdfIoTargetSendReadSynchronously),
            RequestSource.Write => (Writes, ddi == DdiName.WdfIoTargetSendWriteSynchronously),
            RequestSource.DeviceControl => (Ioctls, ddi == DdiName.WdfIoTargetSendIoctlSynchronously),
            RequestSource.InternalDeviceControl => (InternalIoctls, ddi is DdiName.WdfIoTargetSendInternalIoctlSynchronously or DdiName.WdfIoTargetSendInternalIoctlOthersSynchronously),
            _ => (Reads, true),
        };
        if (!fits)
        {
            Report(rule, request, $"{ddi} was given {request.Name}, which is another kind of request.");
        }
    }
}
