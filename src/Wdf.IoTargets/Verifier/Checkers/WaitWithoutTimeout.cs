namespace Wdf.IoTargets;

/// <summary>A wait without a limit for an IRP that the driver below never completes.</summary>
/// <remarks>The wait as such is the documented pattern: only a thread that waits when nothing can run any more is reported.</remarks>
internal sealed class WaitWithoutTimeout : Checker
{
    private const string Limit = "Wait with a time-out, then call IoCancelIrp and wait again without one; the driver below must honour the cancellation.";

    private static readonly VerifierRule Allocated = Of("IoAllocateIrpSignalEventInCompletionTimeout", "IoAllocateIrp");
    private static readonly VerifierRule Control = Of("IoBuildDeviceControlWaitTimeout", "IoBuildDeviceIoControlRequest");
    private static readonly VerifierRule Asynchronous = Of("IoBuildFsdIrpSignalEventInCompletionTimeout", "IoBuildAsynchronousFsdRequest");
    private static readonly VerifierRule Synchronous = Of("IoBuildSynchronousFsdRequestWaitTimeout", "IoBuildSynchronousFsdRequest");

    public override IReadOnlyList<VerifierRule> Rules => [Allocated, Control, Asynchronous, Synchronous];

    protected override void Listen(Verifier signals) => signals.Ended += OnEnded;

    private static VerifierRule Of(string id, string builder) => VerifierRule.Wdm(
        id, $"A thread should not wait without a limit for an IRP from {builder} that the driver below never completes.", Limit) with
    { IsJudgedAtEnd = true };

    private void OnEnded(RunEnd end)
    {
        foreach (var (thread, done) in StuckWaits.Of(Verifier.Kernel))
        {
            var irp = done.Purpose switch
            {
                Irp { Fate: IrpFate.InFlight } own => own,
                IrpVisit { IsCreator: true, IsBelow: true } visit when ReferenceEquals(visit.RoutineEvent, done) => visit.Irp,
                _ => null,
            };

            // What no driver has built is the test's own, and its deadlock report says more.
            if (irp?.Record is { Maker: not null } record && RuleFor(record.Builder) is { } rule)
            {
                Report(rule, irp, $"{thread.Name} waits without a limit for {done.Name}, and {irp.Owner()?.Name ?? "a driver"} never completes {irp.Name}.");
            }
        }
    }

    private static VerifierRule? RuleFor(IrpBuilder builder) => builder switch
    {
        IrpBuilder.Allocate or IrpBuilder.Initialize => Allocated,
        IrpBuilder.AsynchronousFsd => Asynchronous,
        IrpBuilder.SynchronousFsd => Synchronous,
        IrpBuilder.DeviceControl => Control,
        _ => null,
    };
}
