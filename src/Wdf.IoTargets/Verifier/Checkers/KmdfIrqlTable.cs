namespace Wdf.IoTargets;

/// <summary>Methods of the framework that are called above their maximum IRQL.</summary>
/// <remarks>Where the maximum depends on the arguments, the function itself says that it was exceeded; the table has the highest one then.</remarks>
internal sealed class KmdfIrqlTable : Checker
{
    private const string Forbidden = "A method of the framework must not be called above its maximum IRQL.";
    private const string Remedy = "Move the call to a work item, or set the execution level of the object to passive, so that its callbacks run at PASSIVE_LEVEL.";
    private const string SyncForbidden = "A request must not be sent synchronously above PASSIVE_LEVEL: the wait for its end cannot be made there.";
    private const string SyncRemedy = "Send it without WDF_REQUEST_SEND_OPTION_SYNCHRONOUS and go on in the completion routine, or send it from a work item.";
    private const string Pages = "https://learn.microsoft.com/windows-hardware/drivers/devtest/";

    private static readonly Irql[] Maximum = MakeTable();

    private static readonly VerifierRule Method = VerifierRule.Kmdf("KmdfIrql", Forbidden, Remedy);
    private static readonly VerifierRule Level = VerifierRule.Kmdf("KmdfIrql2", Forbidden, Remedy);
    private static readonly VerifierRule Sync = VerifierRule.Kmdf("WdfRequestSendSyncAtDispatch", SyncForbidden, SyncRemedy) with { Page = $"{Pages}wdfrequestsendsyncatdispatch" };
    private static readonly VerifierRule Sync2 = VerifierRule.Kmdf("WdfRequestSendSyncAtDispatch2", $"{SyncForbidden} Reported as WdfRequestSendSyncAtDispatch.", SyncRemedy) with { Page = $"{Pages}wdfrequestsendsyncatdispatch2" };

    public override IReadOnlyList<VerifierRule> Rules => [Method, Level, Sync, Sync2];

    protected override void Listen(Verifier signals)
    {
        signals.DdiCalled += OnDdiCalled;
        signals.CalledAboveLimit += (ddi, maximum) => ReportAbove(ddi, maximum, null);
        signals.Sending += OnSending;
    }

    /// <summary>The maximum IRQL of a DDI.</summary>
    public static Irql MaximumOf(DdiName ddi) => Maximum[(int)ddi];

    private static Irql[] MakeTable()
    {
        var table = new Irql[(int)Enum.GetValues<DdiName>().Max() + 1];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = Find((DdiName)i);
        }

        return table;
    }

    private static Irql Find(DdiName ddi) => ddi switch
    {
        DdiName.WdfDeviceCreate or DdiName.WdfDriverCreate or DdiName.WdfIoTargetAllocAndQueryTargetProperty or DdiName.WdfIoTargetClose
            or DdiName.WdfIoTargetCloseForQueryRemove or DdiName.WdfIoTargetCreate or DdiName.WdfIoTargetOpen or DdiName.WdfIoTargetQueryForInterface
            or DdiName.WdfIoTargetQueryTargetProperty or DdiName.WdfIoTargetSendInternalIoctlOthersSynchronously
            or DdiName.WdfIoTargetSendInternalIoctlSynchronously or DdiName.WdfIoTargetSendIoctlSynchronously or DdiName.WdfIoTargetSendReadSynchronously
            or DdiName.WdfIoTargetSendWriteSynchronously or DdiName.WdfRequestProbeAndLockUserBufferForRead or DdiName.WdfRequestProbeAndLockUserBufferForWrite
            or DdiName.WdfRequestRetrieveUnsafeUserInputBuffer or DdiName.WdfRequestRetrieveUnsafeUserOutputBuffer or DdiName.WdfStringCreate
            or DdiName.WdfStringGetUnicodeString or DdiName.WdfWorkItemFlush => Irql.Passive,
        DdiName.WdfRequestIsFrom32BitProcess => Irql.Apc,
        DdiName.None or DdiName.WdfDpcCancel or DdiName.WdfDpcEnqueue or DdiName.WdfDpcGetParentObject or DdiName.WdfDpcWdmGetDpc
            or DdiName.WdfObjectGetTypedContextWorker => Irql.High,
        _ => Irql.Dispatch,
    };

    private void OnDdiCalled(DdiName ddi, KernelObject? subject, KernelObject? partner)
    {
        var irql = Verifier.Kernel.CurrentIrql;
        if (irql != Irql.Passive && irql > Maximum[(int)ddi])
        {
            ReportAbove(ddi.ToString(), Maximum[(int)ddi], subject);
        }
    }

    private void OnSending(WdfRequest request, WdfIoTarget target, WdfRequestSendOptionsFlags flags)
    {
        var irql = Verifier.Kernel.CurrentIrql;
        if ((flags & WdfRequestSendOptionsFlags.Synchronous) != 0 && irql > Irql.Passive)
        {
            Report(Sync, request, $"{request.Name} is sent synchronously to {target.Name} at {irql}, in {DriverCode.Describe(Verifier.Kernel.CurrentActor)}.");
        }
    }

    private void ReportAbove(string ddi, Irql maximum, KernelObject? subject)
    {
        var actor = Verifier.Kernel.CurrentActor;
        Report(DependsOnLevel(actor) ? Level : Method, subject, $"{ddi} was called at {actor.Irql} in {DriverCode.Describe(actor)}; its maximum is {maximum}.");
    }

    // Callbacks whose IRQL follows from the execution level of their object, or from whoever sends to it.
    private static bool DependsOnLevel(KernelActor actor) =>
        actor.Record.IsInCallback && actor.Record.Innermost.Kind is >= CallbackKind.EvtIoRead and <= CallbackKind.EvtRequestCancel;
}
