namespace Wdf.IoTargets;

/// <summary>
/// The data of a completed request: the system buffer, the pages and the memory object went with it, and the next user of that memory is
/// corrupted. Ids: {Buf, Mem, Mdl}AfterReqCompleted{Read, Write, Ioctl, IntIoctl}, and an A behind it for a use of what was retrieved before.
/// </summary>
internal sealed class CompletedRequestData : Checker
{
    private const string Retrieve = "A driver must not ask a request for its data after it has completed the request.";
    private const string Use = "A driver must not use the data of a request, or what leads to it, after it has completed the request; a reference does not keep it.";
    private const string Remedy = "Let WdfRequestComplete be the last touch of the request, and copy what is needed later before it.";

    private static readonly string[] Ways = ["Buf", "Mem", "Mdl"];
    private static readonly string[] Kinds = ["Read", "Write", "Ioctl", "IntIoctl"];
    private static readonly Dictionary<string, VerifierRule> ById = Make().ToDictionary(static r => r.Id);

    public override IReadOnlyList<VerifierRule> Rules { get; } = [.. ById.Values];

    protected override void Listen(Verifier signals)
    {
        signals.DdiCalled += OnDdiCalled;
        signals.MemoryUsedLate += request => OnLentUsed(request, "Mem", "a memory object of it was used");
        signals.RevokedViewUsed += by => OnLentUsed(by, "Buf", "a buffer of it was used");
        signals.TakenBackMdlUsed += OnMdlUsed;
    }

    private static IEnumerable<VerifierRule> Make() =>
        from way in Ways
        from kind in Kinds
        from suffix in new[] { string.Empty, "A" }
        select VerifierRule.Kmdf($"{way}AfterReqCompleted{kind}{suffix}", suffix.Length == 0 ? Retrieve : Use, Remedy);

    private void OnDdiCalled(DdiName ddi, KernelObject? subject, KernelObject? partner)
    {
        if (subject is WdfRequest { Record: { IsCompleted: true, IsGone: true } } request && WayOf(ddi) is { } way)
        {
            Report(request, way, string.Empty, $"{ddi} was called for it");
        }
        else if (subject is WdfMemory memory && ddi is DdiName.WdfObjectReferenceActual or DdiName.WdfObjectDereferenceActual or DdiName.WdfObjectDelete)
        {
            // The other uses tell themselves.
            memory.NoteUse();
        }
    }

    // Who made an MDL may go on with it when the request that carried it has come back; what the framework or the I/O manager made is freed.
    private void OnMdlUsed(KernelObject lender, Mdl mdl)
    {
        if (mdl.IsFreed || mdl.IsFrameworkOwned || !ReferenceEquals(mdl.Maker, DriverContext.Current))
        {
            OnLentUsed(lender, "Mdl", "an MDL of it was used");
        }
    }

    // Only the driver that had borrowed it may not use it: the originator may.
    private void OnLentUsed(KernelObject lender, string way, string what)
    {
        if (lender is WdfRequest { Record: { IsCompleted: true } } request && (DriverContext.Current is null || ReferenceEquals(DriverContext.Current, request.Driver)))
        {
            Report(request, way, "A", what);
        }
    }

    private void Report(WdfRequest request, string way, string suffix, string what) =>
        Report(ById[$"{way}AfterReqCompleted{KindOf(request.Record!)}{suffix}"], request, $"{request.Name} was completed, and then {what}.");

    private static string? WayOf(DdiName ddi) => ddi switch
    {
        DdiName.WdfRequestRetrieveInputBuffer or DdiName.WdfRequestRetrieveOutputBuffer => "Buf",
        DdiName.WdfRequestRetrieveUnsafeUserInputBuffer or DdiName.WdfRequestRetrieveUnsafeUserOutputBuffer => "Buf",
        DdiName.WdfRequestRetrieveInputMemory or DdiName.WdfRequestRetrieveOutputMemory => "Mem",
        DdiName.WdfRequestRetrieveInputWdmMdl or DdiName.WdfRequestRetrieveOutputWdmMdl => "Mdl",
        _ => null,
    };

    // EvtIoDefault and manual queues get all kinds: there the major function names the rule.
    private static string KindOf(RequestRecord record) => record.Source switch
    {
        RequestSource.Read => "Read",
        RequestSource.Write => "Write",
        RequestSource.DeviceControl => "Ioctl",
        RequestSource.InternalDeviceControl => "IntIoctl",
        _ => record.Major switch
        {
            MajorFunction.Read => "Read",
            MajorFunction.Write => "Write",
            MajorFunction.InternalDeviceControl => "IntIoctl",
            _ => "Ioctl",
        },
    };
}
