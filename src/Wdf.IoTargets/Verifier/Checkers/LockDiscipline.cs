namespace Wdf.IoTargets;

/// <summary>What Driver Verifier's deadlock detection finds: locks in crossed orders, of mixed types, of other threads, or left behind.</summary>
internal sealed class LockDiscipline : Checker
{
    private static readonly VerifierRule Order = VerifierRule.Detected(0x1001, "Two locks must not be taken in one order here and in the other one there.", "Decide on one order of the locks, and keep it everywhere; a lock that is only tried does not count.");
    private static readonly VerifierRule Unknown = VerifierRule.Detected(0x1002, "A spin lock must be initialised before it is used.", "Call KeInitializeSpinLock once, when the memory of the lock is allocated.") with { Default = RuleLevel.Off };
    private static readonly VerifierRule InsideOut = VerifierRule.Detected(0x1003, "Locks should be released inside out.", "Release the lock first that was taken last.") with { Default = RuleLevel.Off };
    private static readonly VerifierRule Foreign = VerifierRule.Detected(0x1004, "A thread must not release a lock that another thread holds.", "Release a lock on the thread that took it; use an event or semaphore to signal across threads.");
    private static readonly VerifierRule Twice = VerifierRule.Detected(0x1005, "A lock must not be initialised while it is held.", "Initialise a lock once, before anybody can use it.");
    private static readonly VerifierRule Free = VerifierRule.Detected(0x1007, "A lock that nobody holds must not be released.", "Release a lock once for each acquisition.");
    private static readonly VerifierRule AcquireType = VerifierRule.Detected(0x1008, "A spin lock must not be taken both as an in-stack queued one and as an ordinary one.", "Use one family of routines for a lock.");
    private static readonly VerifierRule ReleaseType = VerifierRule.Detected(0x1009, "A lock must be released by the family of routines that took it.", "Release an in-stack queued spin lock with KeReleaseInStackQueuedSpinLock.");
    private static readonly VerifierRule Thread = VerifierRule.Detected(0x100A, "A thread must not end while it owns a lock.", "Release the lock on every way out of the thread's routine.");

    public override IReadOnlyList<VerifierRule> Rules => [Order, Unknown, InsideOut, Foreign, Twice, Free, AcquireType, ReleaseType, Thread];

    protected override void Listen(Verifier signals)
    {
        signals.LockAcquiring += OnAcquiring;
        signals.LockReleasing += OnReleasing;
        signals.CallbackReturned += OnReturned;
        signals.LockUninitialized += routine => Report(Unknown, null, $"{routine} was given a lock that KeInitializeSpinLock was not called for.");
        signals.LockReinitializing += OnReinitializing;
        signals.Ended += OnEnded;
    }

    private static bool IsQueued(LockForm form) => form is LockForm.Queued or LockForm.QueuedAtDpcLevel or LockForm.QueuedForDpc;

    private void OnAcquiring(KernelActor actor, LockCall call)
    {
        if (call.Lock is KernelSpinLock { FirstForm: { } first } && call.Form <= LockForm.QueuedForDpc && IsQueued(first) != IsQueued(call.Form))
        {
            Report(AcquireType, call.Lock, $"{DriverCode.Describe(actor)} takes {call.Lock.Name} as {(IsQueued(call.Form) ? "an in-stack queued" : "an ordinary")} spin lock; it was taken otherwise before.");
        }

        var locks = actor.Record.Locks;
        if (!call.IsTry && !locks.IsEmpty && actor.Record.IndexOf(call.Lock) < 0 && Verifier.LockGraph.Add(locks, call.Lock) is { } crossed)
        {
            Report(Order, call.Lock, $"{DriverCode.Describe(actor)} takes {call.Lock.Name} while it holds {crossed.Name}; elsewhere {crossed.Name} is taken while {call.Lock.Name} is held.");
        }
    }

    private void OnReleasing(KernelActor actor, LockCall call)
    {
        var record = actor.Record;
        var index = record.IndexOf(call.Lock);
        if (index >= 0)
        {
            CheckRelease(record, call, index);
        }
        else if (call.Form is LockForm.CancelSpinLock or LockForm.WdfSpinLock or LockForm.WdfWaitLock || (call.Form <= LockForm.QueuedForDpc && DriverCode.IsFrameworkDriver(actor)))
        {
            // Rules with names of their own.
        }
        else if (call.Owner is { } owner && !ReferenceEquals(owner, actor))
        {
            Report(Foreign, call.Lock, $"{DriverCode.Describe(actor)} releases {call.Lock.Name}, which {owner.Name} holds.");
        }
        else if (call.Owner is null && (IsQueued(call.Form) || call.Form >= LockForm.Mutex))
        {
            Report(Free, call.Lock, $"{DriverCode.Describe(actor)} releases {call.Lock.Name}, which nobody holds.");
        }
    }

    private void CheckRelease(ActorRecord record, in LockCall call, int index)
    {
        var form = record.Locks[index].Form;
        if (IsQueued(form) != IsQueued(call.Form))
        {
            Report(ReleaseType, call.Lock, $"{call.Lock.Name} was taken as {(IsQueued(form) ? "an in-stack queued" : "an ordinary")} spin lock and is released otherwise.");
        }

        if (index != record.Locks.Length - 1)
        {
            Report(InsideOut, call.Lock, $"{call.Lock.Name} is released while {record.Locks[^1].Lock.Name}, which was taken later, is still held.");
        }
    }

    private void OnReturned(KernelActor actor, ActorRecord record)
    {
        if (record.Innermost.Kind == CallbackKind.Thread)
        {
            CheckEnd(actor, record);
        }
    }

    private void OnReinitializing(KernelSpinLock reused)
    {
        if (reused.Owner is { } owner)
        {
            Report(Twice, reused, $"KeInitializeSpinLock is called for {reused.Name}, which {owner.Name} holds.");
        }
    }

    // The body of a test is a thread too.
    private void OnEnded(RunEnd end)
    {
        if (end == RunEnd.Ended)
        {
            CheckEnd(Verifier.Kernel.CurrentActor, Verifier.Kernel.CurrentActor.Record);
        }
    }

    private void CheckEnd(KernelActor actor, ActorRecord record)
    {
        foreach (ref var held in record.Locks)
        {
            if (!held.IsReported)
            {
                held.IsReported = true;
                Report(Thread, held.Lock, $"{actor.Name} ends while it holds {held.Lock.Name}.");
            }
        }
    }
}
