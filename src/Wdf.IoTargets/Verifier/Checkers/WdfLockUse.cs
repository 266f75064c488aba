namespace Wdf.IoTargets;

/// <summary>Spin locks and wait locks of the framework that are not taken and given back in turns.</summary>
internal sealed class WdfLockUse : Checker
{
    private const string Turns = "Take a lock once and give it back once, on the same thread; framework locks do not nest.";
    private const string Ways = "Give the lock back on every way out of the callback.";

    private static readonly VerifierRule Spin = VerifierRule.Kmdf("WdfSpinlock", "WdfSpinLockAcquire and WdfSpinLockRelease of one lock must alternate, on the thread that holds it.", Turns) with { BugCheckCode = 0x10D, Parameter1 = 0xB };
    private static readonly VerifierRule SpinHeld = VerifierRule.Kmdf("WdfSpinLockRelease", "A callback must not return while it holds a framework spin lock that it has taken.", Ways) with { BugCheckCode = 0x10D, Parameter1 = 0xE };
    private static readonly VerifierRule Wait = VerifierRule.Kmdf("WdfWaitlock", "WdfWaitLockAcquire and WdfWaitLockRelease of one lock must alternate, on the thread that holds it.", "Take a wait lock once; STATUS_TIMEOUT passes NT_SUCCESS, but the lock is not held then.") with { BugCheckCode = 0x10D, Parameter1 = 2 };
    private static readonly VerifierRule WaitHeld = VerifierRule.Kmdf("WdfWaitlockRelease", "A callback must not return while it holds a framework wait lock that it has taken.", Ways) with { BugCheckCode = 0x10D, Parameter1 = 0xF };

    public override IReadOnlyList<VerifierRule> Rules => [Spin, SpinHeld, Wait, WaitHeld];

    protected override void Listen(Verifier signals)
    {
        signals.LockAcquiring += OnAcquiring;
        signals.LockReleasing += OnReleasing;
        signals.CallbackReturned += OnReturned;
    }

    private void OnAcquiring(KernelActor actor, LockCall call)
    {
        if (IsWdf(call.Form) && !call.IsTry && actor.Record.IndexOf(call.Lock) >= 0)
        {
            Report(call.Form == LockForm.WdfSpinLock ? Spin : Wait, call.Lock, $"{DriverCode.Describe(actor)} takes {call.Lock.Name}, which {actor.Name} already holds: it would wait for itself.");
        }
    }

    private void OnReleasing(KernelActor actor, LockCall call)
    {
        if (IsWdf(call.Form) && actor.Record.IndexOf(call.Lock) < 0)
        {
            Report(call.Form == LockForm.WdfSpinLock ? Spin : Wait, call.Lock, $"{DriverCode.Describe(actor)} releases {call.Lock.Name}, which {call.Owner?.Name ?? "nobody"} holds.");
        }
    }

    private void OnReturned(KernelActor actor, ActorRecord record)
    {
        ref readonly var frame = ref record.Innermost;
        foreach (ref var held in record.Locks)
        {
            if (IsWdf(held.Form) && held.Depth >= record.Depth && !held.IsReported && frame.Kind != CallbackKind.Thread)
            {
                held.IsReported = true;
                Report(held.Form == LockForm.WdfSpinLock ? SpinHeld : WaitHeld, held.Lock, $"{DriverCode.Describe(frame)} returned while it holds {held.Lock.Name}.");
            }
        }
    }

    private static bool IsWdf(LockForm form) => form is LockForm.WdfSpinLock or LockForm.WdfWaitLock;
}
