namespace Wdf.IoTargets;

/// <summary>Dispatch and completion routines that return at another IRQL, or in another region, than they were entered.</summary>
internal sealed class CallbackIrql : Checker
{
    private const string Remedy = "Undo in the same routine, on every way out, what it has raised or entered.";

    private static readonly VerifierRule Return = VerifierRule.Wdm("IrqlReturn", "A dispatch routine must return at the IRQL at which it was entered.", Remedy) with { BugCheckCode = 0xC9, Parameter1 = 0x05 };
    private static readonly VerifierRule ReturnCode = VerifierRule.IoManager(0x05, "A dispatch routine must return at the IRQL at which it was entered; reported as IrqlReturn.", Remedy);
    private static readonly VerifierRule ChangeCode = VerifierRule.IoManager(0x12, "A dispatch routine must not change the IRQL; reported as IrqlReturn.", Remedy);
    private static readonly VerifierRule DispatchRegions = VerifierRule.Detected(0xC5, "A dispatch routine must leave as many critical and guarded regions as it enters, and give mutexes back.", Remedy);
    private static readonly VerifierRule CompletionReturn = VerifierRule.Detected(0xFA, "A completion routine must return at the IRQL at which it was called.", Remedy);
    private static readonly VerifierRule CompletionRegions = VerifierRule.Detected(0xFB, "A completion routine must leave as many critical and guarded regions as it enters, and no others.", Remedy);

    public override IReadOnlyList<VerifierRule> Rules => [Return, ReturnCode, ChangeCode, DispatchRegions, CompletionReturn, CompletionRegions];

    protected override void Listen(Verifier signals) => signals.CallbackReturned += OnReturned;

    private void OnReturned(KernelActor actor, ActorRecord record)
    {
        ref readonly var frame = ref record.Innermost;
        if (frame.Kind is not (CallbackKind.Dispatch or CallbackKind.Completion))
        {
            return;
        }

        var isDispatch = frame.Kind == CallbackKind.Dispatch;
        if (actor.Irql != frame.EntryIrql && !HoldsLockOfItsOwn(record))
        {
            Report(isDispatch ? Return : CompletionReturn, frame.Subject, $"{DriverCode.Describe(frame)} was entered at {frame.EntryIrql} and returned at {actor.Irql}.");
        }

        if (actor.CriticalRegionDepth != frame.EntryCriticalRegions || actor.GuardedRegionDepth != frame.EntryGuardedRegions)
        {
            Report(
                isDispatch ? DispatchRegions : CompletionRegions,
                frame.Subject,
                $"{DriverCode.Describe(frame)} was entered in {frame.EntryCriticalRegions} critical and {frame.EntryGuardedRegions} guarded regions and returned in {actor.CriticalRegionDepth} and {actor.GuardedRegionDepth}.");
        }
    }

    // A spin lock that is still held is the cause, and has a rule of its own.
    private static bool HoldsLockOfItsOwn(ActorRecord record)
    {
        foreach (ref readonly var held in record.Locks)
        {
            if (held.Depth >= record.Depth && held.Form is not (LockForm.Mutex or LockForm.WdfWaitLock))
            {
                return true;
            }
        }

        return false;
    }
}
