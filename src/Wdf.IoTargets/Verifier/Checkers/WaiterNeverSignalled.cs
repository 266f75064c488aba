namespace Wdf.IoTargets;

/// <summary>Who waits for an event that a completion routine sets must get it for every outcome.</summary>
/// <remarks>
/// Judged when nothing can run any more: a routine may hand over to a DPC that sets the event. The names differ by where the IRP came from, and by why the
/// event stays unset: the routine ran and did not set it, or it was not called for this outcome, set by the plain or by the Ex routine.
/// </remarks>
internal sealed class WaiterNeverSignalled : Checker
{
    private static readonly VerifierRule[] Allocated = Of("IoAllocateIrpSignalEventInCompletion", "an IRP from IoAllocateIrp");
    private static readonly VerifierRule[] Built = Of("IoBuildFsdIrpSignalEventInCompletion", "an IRP from IoBuildAsynchronousFsdRequest");
    private static readonly VerifierRule[] Received = Of("SignalEventInCompletion", "a received IRP");

    public override IReadOnlyList<VerifierRule> Rules => [.. Allocated, .. Built, .. Received];

    protected override void Listen(Verifier signals) => signals.Ended += OnEnded;

    private static VerifierRule[] Of(string id, string irp)
    {
        const string Flags = "Set the routine for success, error and cancellation: a warning counts as an error.";
        return
        [
            VerifierRule.Wdm(id, $"The completion routine of {irp} must set the event that the sender waits for.", "if (Irp->PendingReturned) KeSetEvent(Event, ...) before STATUS_MORE_PROCESSING_REQUIRED.") with { IsJudgedAtEnd = true },
            VerifierRule.Wdm(id + "2", $"The completion routine of {irp} that sets the event must be set for every outcome while the sender waits for it.", Flags) with { IsJudgedAtEnd = true },
            VerifierRule.Wdm(id + "3", $"The completion routine of {irp} that sets the event must be set by IoSetCompletionRoutineEx for every outcome while the sender waits for it.", Flags) with { IsJudgedAtEnd = true },
        ];
    }

    private void OnEnded(RunEnd end)
    {
        foreach (var (thread, done) in StuckWaits.Of(Verifier.Kernel))
        {
            if (done.Purpose is not IrpVisit { HasSent: true, IsBelow: false } visit || !ReferenceEquals(visit.RoutineEvent, done))
            {
                continue;
            }

            var names = !visit.IsCreator ? Received : visit.Irp.Record!.Builder == IrpBuilder.AsynchronousFsd ? Built : Allocated;
            var (rule, why) = visit.HasRoutineRun ? (names[0], "ran and did not set it")
                : visit.Routine == RoutineForm.Extended ? (names[2], "was not set for this outcome")
                : (names[1], "was not set for this outcome");
            Report(rule, visit.Irp, $"{thread.Name} waits for {done.Name}, but the completion routine of {visit.Irp.Name} {why}.");
        }
    }
}
