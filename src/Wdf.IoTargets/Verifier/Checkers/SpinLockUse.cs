namespace Wdf.IoTargets;

/// <summary>Spin locks of the kernel (KSPIN_LOCK) that are not taken and given back in turns. Framework drivers have names of their own for it.</summary>
internal sealed class SpinLockUse : Checker
{
    private const string Turns = "Take a spin lock once and give it back once, on the same thread, on every way out of the routine.";
    private const string Irqls = "Give each KeReleaseSpinLock the IRQL that the KeAcquireSpinLock of the same lock has saved, and lower the IRQL in no other way meanwhile.";

    private static readonly VerifierRule Use = VerifierRule.Wdm("SpinLock", "A spin lock must not be taken again by its holder, nor be held when a dispatch, cancel or completion routine or a DPC returns.", Turns) with { BugCheckCode = 0xC4, Parameter1 = 0x40009 };
    private static readonly VerifierRule Stray = VerifierRule.Wdm("SpinlockRelease", "A spin lock must not be released by a thread that does not hold it.", Turns) with { BugCheckCode = 0xC4, Parameter1 = 0x4000B };
    private static readonly VerifierRule AtDpc = VerifierRule.Wdm("SpinLockDpc", "The forms of acquire and release for DISPATCH_LEVEL must alternate too, and the pair must leave the IRQL as it was.", Turns);
    private static readonly VerifierRule ReleaseIrql = VerifierRule.Wdm("IrqlKeReleaseSpinLock", "KeReleaseSpinLock must be called at DISPATCH_LEVEL, with the IRQL that the acquisition has saved.", Irqls) with { BugCheckCode = 0xC4, Parameter1 = 0x20015 };
    private static readonly VerifierRule ReleaseCode = VerifierRule.Detected(0x32, "KeReleaseSpinLock must be called at DISPATCH_LEVEL; reported as IrqlKeReleaseSpinLock.", Irqls);
    private static readonly VerifierRule SystemRelease = VerifierRule.Detected(0x35, "The cancel spin lock must be released at DISPATCH_LEVEL.", Irqls);
    private static readonly VerifierRule AcquireCode = VerifierRule.Detected(0x40, "KeAcquireSpinLockAtDpcLevel must not be called below DISPATCH_LEVEL; reported as IrqlDispatch.", Irqls);
    private static readonly VerifierRule FromDpcCode = VerifierRule.Detected(0x41, "KeReleaseSpinLockFromDpcLevel must not be called below DISPATCH_LEVEL; reported as IrqlDispatch.", Irqls);
    private static readonly VerifierRule AboveCode = VerifierRule.Detected(0x42, "KeAcquireSpinLock must not be called above DISPATCH_LEVEL; reported as IrqlKeDispatchLte.", Irqls);
    private static readonly VerifierRule KmdfUse = VerifierRule.Kmdf("Spinlock", "Acquire and release of a spin lock of the kernel must alternate.", Turns);
    private static readonly VerifierRule KmdfDpc = VerifierRule.Kmdf("SpinlockDpc", "Acquire and release of a spin lock of the kernel must alternate, in DPC and timer functions too.", Turns);
    private static readonly VerifierRule KmdfHeld = VerifierRule.Kmdf("SpinlockRelease", "A callback must not return while it holds a spin lock of the kernel that it has taken.", Turns) with { BugCheckCode = 0x10D, Parameter1 = 0xE };

    public override IReadOnlyList<VerifierRule> Rules =>
        [Use, Stray, AtDpc, ReleaseIrql, ReleaseCode, SystemRelease, AcquireCode, FromDpcCode, AboveCode, KmdfUse, KmdfDpc, KmdfHeld];

    protected override void Listen(Verifier signals)
    {
        signals.LockAcquiring += OnAcquiring;
        signals.LockReleasing += OnReleasing;
        signals.CallbackReturned += OnReturned;
    }

    private static VerifierRule KmdfRule(KernelActor actor) => DriverCode.IsDpc(actor) ? KmdfDpc : KmdfUse;

    private static bool IsDispatchForm(LockForm form) => form is LockForm.RaiseToDpc or LockForm.AtDpcLevel or LockForm.ForDpc;

    private void OnAcquiring(KernelActor actor, LockCall call)
    {
        if (call.Form > LockForm.QueuedForDpc || actor.Record.IndexOf(call.Lock) is not (>= 0 and var index))
        {
            return;
        }

        var rule = DriverCode.IsFrameworkDriver(actor) ? KmdfRule(actor)
            : !call.IsTry && (IsDispatchForm(call.Form) || IsDispatchForm(actor.Record.Locks[index].Form)) ? AtDpc
            : Use;
        Report(rule, call.Lock, $"{DriverCode.Describe(actor)} takes {call.Lock.Name}, which {actor.Name} already holds.");
    }

    private void OnReleasing(KernelActor actor, LockCall call)
    {
        if (call.Form > LockForm.CancelSpinLock)
        {
            return;
        }

        var index = actor.Record.IndexOf(call.Lock);
        if (index >= 0)
        {
            CheckRelease(actor, call, index);
        }
        else if (call.Form != LockForm.CancelSpinLock && (call.Owner is null || DriverCode.IsFrameworkDriver(actor)))
        {
            var rule = DriverCode.IsFrameworkDriver(actor) ? KmdfRule(actor) : IsDispatchForm(call.Form) ? AtDpc : Stray;
            Report(rule, call.Lock, $"{DriverCode.Describe(actor)} releases {call.Lock.Name}, which {call.Owner?.Name ?? "nobody"} holds.");
        }
    }

    private void CheckRelease(KernelActor actor, in LockCall call, int index)
    {
        var held = actor.Record.Locks[index];
        switch (call.Form)
        {
            case LockForm.AtDpcLevel when held.Form is LockForm.SpinLock or LockForm.RaiseToDpc && held.SavedIrql < actor.Irql:
                // The IRQL stays up. The driver may lower it itself; whether it does is known when its routine returns.
                actor.Record.Push(new IrqlRaise(held.SavedIrql, actor.Irql, actor.Record.Depth, call.Lock));
                break;
            case LockForm.SpinLock or LockForm.CancelSpinLock when actor.Irql != Irql.Dispatch:
                Report(call.Form == LockForm.SpinLock ? ReleaseIrql : SystemRelease, call.Lock, $"{call.Lock.Name} is released at {actor.Irql}.");
                break;
            case LockForm.SpinLock or LockForm.CancelSpinLock when call.Irql != held.SavedIrql:
                CheckRestored(actor, call, held, index);
                break;
        }
    }

    private void CheckRestored(KernelActor actor, in LockCall call, in HeldLock held, int index)
    {
        var record = actor.Record;
        if (held.Form == LockForm.AtDpcLevel && record.Raises is [.., var raise] && raise.Depth == record.Depth && raise.Old == call.Irql)
        {
            // Taken after KeRaiseIrql, and the release undoes that too.
            record.PopRaise();
        }
        else if (call.Irql == Irql.Dispatch && NextSpinLock(record, index) is var next and >= 0)
        {
            // Hand over hand: the lock that stays held restores in the end what this one would have.
            record.Locks[next].SavedIrql = held.SavedIrql;
        }
        else
        {
            Report(ReleaseIrql, call.Lock, $"{call.Lock.Name} is released with {call.Irql}; its acquisition has saved {held.SavedIrql}.");
        }
    }

    // The spin lock taken next; failing that, any that stays held.
    private static int NextSpinLock(ActorRecord record, int index)
    {
        for (var i = index + 1; i < record.Locks.Length; i++)
        {
            if (record.Locks[i].Form <= LockForm.CancelSpinLock)
            {
                return i;
            }
        }

        return -1;
    }

    private void OnReturned(KernelActor actor, ActorRecord record)
    {
        ref readonly var frame = ref record.Innermost;
        if (frame.Kind == CallbackKind.Thread)
        {
            return;
        }

        foreach (ref var held in record.Locks)
        {
            if (held.IsKernelSpinLock && held.Depth >= record.Depth && !held.IsReported)
            {
                held.IsReported = true;
                var rule = DriverCode.IsFrameworkDriver(actor) ? KmdfHeld : IsDispatchForm(held.Form) ? AtDpc : Use;
                Report(rule, held.Lock, $"{DriverCode.Describe(frame)} returned while it holds {held.Lock.Name}.");
            }
        }

        if (actor.Irql != frame.EntryIrql && record.Raises is [.., var raise] && raise.Lock is { } left && raise.Depth == record.Depth)
        {
            Report(AtDpc, left, $"{DriverCode.Describe(frame)} took {left.Name} in a form that raises the IRQL, released it in one that does not restore it, and returned at {actor.Irql}.");
        }
    }
}
