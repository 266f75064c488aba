namespace Wdf.IoTargets;

/// <summary>Waits at an IRQL at which a thread cannot give way.</summary>
internal sealed class WaitIrql : Checker
{
    private const string Remedy = "Wait below DISPATCH_LEVEL, or poll with a time-out of zero; at DISPATCH_LEVEL let a completion routine or DPC go on instead of a wait.";

    private static readonly VerifierRule Multiple = VerifierRule.Wdm("IrqlKeWaitForMultipleObjects", "A wait for several objects must not be made above APC_LEVEL, and with a time-out of zero not above DISPATCH_LEVEL.", Remedy) with { BugCheckCode = 0xC4, Parameter1 = 0x121 };
    private static readonly VerifierRule Mutex = VerifierRule.Wdm("IrqlKeWaitForMutexObject", "A wait for a mutex must not be made above APC_LEVEL, and with a time-out of zero not above DISPATCH_LEVEL.", Remedy) with { BugCheckCode = 0xC4, Parameter1 = 0x121 };
    private static readonly VerifierRule AboveDispatch = VerifierRule.Detected(0x120, "No wait may be made above DISPATCH_LEVEL.", Remedy);
    private static readonly VerifierRule Infinite = VerifierRule.Detected(0x121, "A wait without a time-out must not be made at DISPATCH_LEVEL.", Remedy);
    private static readonly VerifierRule Limited = VerifierRule.Detected(0x122, "A wait with a time-out other than zero must not be made at DISPATCH_LEVEL.", Remedy);
    private static readonly VerifierRule AtDispatch = VerifierRule.Detected(0x3B, "No wait with a time-out other than zero may be made at DISPATCH_LEVEL or above; reported as 0xC4_0x120 to 0xC4_0x122.", Remedy);

    public override IReadOnlyList<VerifierRule> Rules => [Multiple, Mutex, AboveDispatch, Infinite, Limited, AtDispatch];

    protected override void Listen(Verifier signals) => signals.Waiting += OnWaiting;

    private void OnWaiting(KernelActor actor, KernelObject? waitable, KernelTimeout timeout, bool isMultiple)
    {
        var isPolling = !timeout.IsInfinite && timeout.Ticks == 0;
        if (actor.Irql < Irql.Dispatch || waitable is null || (isPolling && actor.Irql == Irql.Dispatch))
        {
            return;
        }

        var rule = isMultiple ? Multiple
            : waitable is KernelMutex ? Mutex
            : actor.Irql > Irql.Dispatch ? AboveDispatch
            : timeout.IsInfinite ? Infinite
            : Limited;
        var limit = isPolling ? "a time-out of zero" : timeout.IsInfinite ? "no time-out" : "a time-out";
        Report(rule, waitable, $"{DriverCode.Describe(actor)} waits for {waitable.Name}{(isMultiple ? " and others" : string.Empty)} at {actor.Irql} with {limit}.");
    }
}
