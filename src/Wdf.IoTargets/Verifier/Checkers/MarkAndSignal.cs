namespace Wdf.IoTargets;

/// <summary>A completion routine either lets the completion go on, and passes the pending mark up, or wakes its dispatch routine, which then owns the IRP.</summary>
internal sealed class MarkAndSignal : Checker
{
    private static readonly VerifierRule Both = VerifierRule.Wdm(
        "CompletionEventChecking",
        "A completion routine must not mark the IRP pending and also signal the dispatch routine that waits for it.",
        "When the dispatch routine waits: if (Irp->PendingReturned) KeSetEvent, return STATUS_MORE_PROCESSING_REQUIRED, and no mark.") with
    { Default = RuleLevel.Warning };

    public override IReadOnlyList<VerifierRule> Rules => [Both];

    protected override void Listen(Verifier signals)
    {
        signals.EventSetting += OnEventSetting;
        signals.WaitBeginning += OnWaitBeginning;
        signals.RoutineReturned += OnRoutineReturned;
    }

    private static void OnEventSetting(KernelEvent set, bool wait)
    {
        if (set.Kernel.CurrentActor.RoutineVisit is IrpVisit visit)
        {
            visit.EventSetByRoutine = set;
        }
    }

    // The dispatch routine may have waited before the routine ran, or come to wait for it afterwards.
    private void OnWaitBeginning(KernelWaitable waitable, KernelActor actor)
    {
        if (actor.DispatchVisit is IrpVisit visit)
        {
            visit.WaitsFor = waitable;
            Judge(visit);
        }
    }

    private void OnRoutineReturned(IrpVisit visit) => Judge(visit);

    private void Judge(IrpVisit visit)
    {
        if (visit is { IsMarkedByRun: true, EventSetByRoutine: { } set, IsReported: false } && ReferenceEquals(visit.WaitsFor, set))
        {
            visit.IsReported = true;
            Report(Both, visit.Irp, $"The completion routine of {visit.Device?.Name ?? "the creator"} marked {visit.Irp.Name} pending and set the event that its dispatch routine waits for.");
        }
    }
}
