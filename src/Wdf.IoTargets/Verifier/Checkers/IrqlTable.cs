namespace Wdf.IoTargets;

/// <summary>Routines of the kernel and the I/O manager that are called at an IRQL at which they must not be.</summary>
internal sealed class IrqlTable : Checker
{
    private const string Lower = "Call it at a lower IRQL: release the spin lock first, or do the work in a work item.";
    private const string Device = "Raise no higher than DISPATCH_LEVEL around it: let an interrupt queue a DPC, and do it there.";

    private static readonly VerifierRule Dispatch = Irql("IrqlDispatch", 0x20003, "Routines for callers at DISPATCH_LEVEL must not be called below it.", "Below DISPATCH_LEVEL use KeAcquireSpinLock and KeReleaseSpinLock.");
    private static readonly VerifierRule IoApc = Irql("IrqlIoApcLte", 0x20009, "IoDeleteDevice and its like must not be called above APC_LEVEL.", Lower);
    private static readonly VerifierRule IoPassive1 = Irql("IrqlIoPassive1", 0x2000A, "IoCreateDevice must be called at PASSIVE_LEVEL, IoBuildDeviceIoControlRequest not above APC_LEVEL.", Lower);
    private static readonly VerifierRule IoPassive3 = Irql("IrqlIoPassive3", 0x2000C, "IoDetachDevice and its like must be called at PASSIVE_LEVEL.", Lower);
    private static readonly VerifierRule IoPassive4 = Irql("IrqlIoPassive4", 0x2000D, "The routines for symbolic links and named events must be called at PASSIVE_LEVEL.", Lower);
    private static readonly VerifierRule IoPassive5 = Irql("IrqlIoPassive5", 0x2000E, "IoGetDeviceObjectPointer and its like must be called at PASSIVE_LEVEL.", Lower);
    private static readonly VerifierRule KeApc1 = Irql("IrqlKeApcLte1", 0x2000F, "KeDelayExecutionThread must not be called above APC_LEVEL.", "Wait in a work item or thread; KeStallExecutionProcessor holds the processor for a few microseconds at any IRQL.");
    private static readonly VerifierRule KeApc2 = Irql("IrqlKeApcLte2", 0x20010, "Critical and guarded regions must not be entered or left above APC_LEVEL.", "Enter the region first, then take the spin lock.");
    private static readonly VerifierRule KeDispatch = Irql("IrqlKeDispatchLte", 0x20011, "Spin locks, events, timers, semaphores and mutexes must not be used above DISPATCH_LEVEL.", Device);
    private static readonly VerifierRule SetEvent = Irql("IrqlKeSetEvent", 0x20016, "KeSetEvent must not be called above DISPATCH_LEVEL, and with Wait TRUE not above APC_LEVEL.", "Give FALSE for Wait, which a caller at DISPATCH_LEVEL cannot follow up anyway; above DISPATCH_LEVEL queue a DPC.");
    private static readonly VerifierRule PagedCode = VerifierRule.Wdm("PagedCode", "Code that is marked PAGED_CODE must not be reached above APC_LEVEL.", "Put the routine into non-paged code, or call it from a work item.") with { Default = RuleLevel.Warning };
    private static readonly VerifierRule Complete = VerifierRule.IoManager(0x0E, "IoCompleteRequest must not be called above DISPATCH_LEVEL.", "Queue a DPC, and complete the IRP there.");
    private static readonly VerifierRule SetEventCode = VerifierRule.Detected(0x80, "KeSetEvent must not be called above DISPATCH_LEVEL; reported as IrqlKeSetEvent.", Device);
    private static readonly VerifierRule Other = VerifierRule.Detected(0xE5, "A routine must not be called above the IRQL that it is documented for.", Lower);
    private static readonly VerifierRule EnterRegion = VerifierRule.Detected(0x11A, "KeEnterCriticalRegion must not be called above APC_LEVEL; reported as IrqlKeApcLte2.", Lower);
    private static readonly VerifierRule LeaveRegion = VerifierRule.Detected(0x11B, "KeLeaveCriticalRegion must not be called above APC_LEVEL; reported as IrqlKeApcLte2.", Lower);

    public override IReadOnlyList<VerifierRule> Rules =>
    [
        Dispatch, IoApc, IoPassive1, IoPassive3, IoPassive4, IoPassive5, KeApc1, KeApc2, KeDispatch, SetEvent, PagedCode, Complete, SetEventCode, Other, EnterRegion, LeaveRegion,
    ];

    protected override void Listen(Verifier signals)
    {
        signals.RoutineCalled += OnRoutineCalled;
        signals.EventSetting += OnEventSetting;
    }

    private static VerifierRule Irql(string id, ulong code, string forbidden, string remedy) =>
        VerifierRule.Wdm(id, forbidden, remedy) with { BugCheckCode = 0xC4, Parameter1 = code };

    private void OnRoutineCalled(WdmRoutine routine, KernelObject? subject, KernelObject? partner)
    {
        var irql = Verifier.Kernel.CurrentIrql;
        if (IsForDispatch(routine))
        {
            if (irql < Wdf.IoTargets.Irql.Dispatch)
            {
                Report(Dispatch, subject, $"{routine} was called at {irql}.");
            }
        }
        else if (irql != Wdf.IoTargets.Irql.Passive && irql > MaximumOf(routine))
        {
            Report(RuleOf(routine), subject, $"{routine} was called at {irql}; its maximum is {MaximumOf(routine)}.");
        }
    }

    private void OnEventSetting(KernelEvent subject, bool wait)
    {
        var irql = Verifier.Kernel.CurrentIrql;
        if (irql > Wdf.IoTargets.Irql.Dispatch || (wait && irql > Wdf.IoTargets.Irql.Apc))
        {
            Report(SetEvent, subject, $"KeSetEvent was called at {irql}, with Wait {(wait ? "TRUE" : "FALSE")}.");
        }
    }

    private static bool IsForDispatch(WdmRoutine routine) => routine is
        WdmRoutine.KeAcquireSpinLockAtDpcLevel or WdmRoutine.KeReleaseSpinLockFromDpcLevel or WdmRoutine.KeTryToAcquireSpinLockAtDpcLevel
        or WdmRoutine.KeAcquireInStackQueuedSpinLockAtDpcLevel or WdmRoutine.KeReleaseInStackQueuedSpinLockFromDpcLevel;

    private static Irql MaximumOf(WdmRoutine routine) => routine switch
    {
        WdmRoutine.IoCreateDevice or WdmRoutine.IoDetachDevice or WdmRoutine.IoCreateSymbolicLink or WdmRoutine.IoDeleteSymbolicLink
            or WdmRoutine.IoGetDeviceObjectPointer or WdmRoutine.KeFlushQueuedDpcs or WdmRoutine.ZwCreateFile or WdmRoutine.ZwClose => Wdf.IoTargets.Irql.Passive,
        WdmRoutine.IoDeleteDevice or WdmRoutine.IoBuildDeviceIoControlRequest or WdmRoutine.IoBuildAsynchronousFsdRequest or WdmRoutine.IoBuildSynchronousFsdRequest
            or WdmRoutine.IoForwardIrpSynchronously or WdmRoutine.KeDelayExecutionThread or WdmRoutine.KeEnterCriticalRegion or WdmRoutine.KeLeaveCriticalRegion
            or WdmRoutine.KeEnterGuardedRegion or WdmRoutine.KeLeaveGuardedRegion or WdmRoutine.PAGED_CODE => Wdf.IoTargets.Irql.Apc,
        _ => Wdf.IoTargets.Irql.Dispatch,
    };

    private static VerifierRule RuleOf(WdmRoutine routine) => routine switch
    {
        WdmRoutine.IoDeleteDevice => IoApc,
        WdmRoutine.IoCreateDevice or WdmRoutine.IoBuildDeviceIoControlRequest => IoPassive1,
        WdmRoutine.IoDetachDevice => IoPassive3,
        WdmRoutine.IoCreateSymbolicLink or WdmRoutine.IoDeleteSymbolicLink => IoPassive4,
        WdmRoutine.IoGetDeviceObjectPointer => IoPassive5,
        WdmRoutine.KeDelayExecutionThread => KeApc1,
        WdmRoutine.KeEnterCriticalRegion or WdmRoutine.KeLeaveCriticalRegion or WdmRoutine.KeEnterGuardedRegion or WdmRoutine.KeLeaveGuardedRegion => KeApc2,
        WdmRoutine.PAGED_CODE => PagedCode,
        WdmRoutine.IoCompleteRequest => Complete,
        >= WdmRoutine.KeAcquireInStackQueuedSpinLock and <= WdmRoutine.KeTryToAcquireSpinLockAtDpcLevel => KeDispatch,
        _ => Other,
    };
}
