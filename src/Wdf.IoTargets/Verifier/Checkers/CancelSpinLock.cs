namespace Wdf.IoTargets;

/// <summary>The cancel spin lock, of which there is one for the whole system.</summary>
internal sealed class CancelSpinLock : Checker
{
    private static readonly VerifierRule Use = VerifierRule.Wdm(
        "CancelSpinLock",
        "The cancel spin lock must not be taken by its holder, nor be held when a dispatch or cancel routine returns.",
        "A cancel routine begins with IoReleaseCancelSpinLock(Irp->CancelIrql); elsewhere release the lock before the routine returns.");

    private static readonly VerifierRule Stray = VerifierRule.Wdm(
        "CancelSpinlockRelease",
        "The cancel spin lock must not be released by a thread that does not hold it.",
        "Call IoAcquireCancelSpinLock first; only a cancel routine is entered with the lock held.");

    public override IReadOnlyList<VerifierRule> Rules => [Use, Stray];

    protected override void Listen(Verifier signals)
    {
        signals.LockAcquiring += OnAcquiring;
        signals.LockReleasing += OnReleasing;
        signals.CallbackReturned += OnReturned;
    }

    private void OnAcquiring(KernelActor actor, LockCall call)
    {
        if (call.Form == LockForm.CancelSpinLock && actor.Record.IndexOf(call.Lock) >= 0)
        {
            Report(Use, call.Lock, $"{DriverCode.Describe(actor)} takes the cancel spin lock, which {actor.Name} already holds.");
        }
    }

    private void OnReleasing(KernelActor actor, LockCall call)
    {
        if (call.Form == LockForm.CancelSpinLock && actor.Record.IndexOf(call.Lock) < 0)
        {
            Report(Stray, call.Lock, $"{DriverCode.Describe(actor)} releases the cancel spin lock, which {call.Owner?.Name ?? "nobody"} holds.");
        }
    }

    // A cancel routine is entered with the lock, and leaves without it.
    private void OnReturned(KernelActor actor, ActorRecord record)
    {
        ref readonly var frame = ref record.Innermost;
        foreach (ref var held in record.Locks)
        {
            if (held.Form == LockForm.CancelSpinLock && !held.IsReported && frame.Kind != CallbackKind.Thread && (held.Depth >= record.Depth || frame.Kind == CallbackKind.Cancel))
            {
                held.IsReported = true;
                Report(Use, held.Lock, $"{DriverCode.Describe(frame)} returned with the cancel spin lock held.");
            }
        }
    }
}
