namespace Wdf.IoTargets;

/// <summary>At which IRQL an IRP may be sent: most dispatch routines are written for low levels.</summary>
internal sealed class SendIrql : Checker
{
    private const string Lower = "Release the lock, or lower the IRQL, before IoCallDriver; or send from a work item.";
    private const string AboveDispatch = "IoCallDriver must not be called above DISPATCH_LEVEL.";
    private const string Forbidden = "At DISPATCH_LEVEL only reads, writes, device controls and power requests may be sent";

    private static readonly VerifierRule Received = Of("ForwardedAtBadIrql", ".");
    private static readonly VerifierRule Allocated = Of("ForwardedAtBadIrqlAllocate", ", also of the driver's own from IoAllocateIrp.");
    private static readonly VerifierRule Asynchronous = Of("ForwardedAtBadIrqlFsdAsync", ", also of the driver's own from IoBuildAsynchronousFsdRequest.");
    private static readonly VerifierRule Synchronous = Of("ForwardedAtBadIrqlFsdSync", ", also of the driver's own from IoBuildSynchronousFsdRequest.");
    private static readonly VerifierRule Above = VerifierRule.IoManager(0x10, AboveDispatch, Lower);
    private static readonly VerifierRule Illegal = VerifierRule.IoManager(0x23A, Forbidden + ".", Lower);
    private static readonly VerifierRule Above301 = VerifierRule.IoManager(0x301, AboveDispatch, Lower);

    private static readonly VerifierRule NeedsApc = VerifierRule.IoManager(
        0x302,
        "An IRP that is bound to its thread must be sent below APC_LEVEL by the driver that built it: its last stage is an APC, which the level holds off.",
        "Send it at PASSIVE_LEVEL, or use an IRP from IoAllocateIrp with a completion routine.");

    public override IReadOnlyList<VerifierRule> Rules => [Received, Allocated, Asynchronous, Synchronous, Above, Illegal, Above301, NeedsApc];

    protected override void Listen(Verifier signals) => signals.IrpSending += OnSending;

    private static VerifierRule Of(string id, string end) => VerifierRule.Wdm(id, Forbidden + end, Lower) with { BugCheckCode = 0xC9, Parameter1 = 0x23A };

    private void OnSending(DeviceObject device, Irp irp, IrpRecord record)
    {
        var irql = irp.Kernel.CurrentActor.Irql;
        if (irql < Irql.Apc || irp.CurrentLocation <= 1 || irp.Fate == IrpFate.Freed)
        {
            return;
        }

        if (irql > Irql.Dispatch)
        {
            Report(Above, irp, $"{irp.Name} is sent to {device.Name} at {irql}.");
        }
        else if (irql == Irql.Dispatch && irp.Location(irp.CurrentLocation - 1).MajorFunction is var major && !IsFor(major))
        {
            Report(RuleFor(record), irp, $"{irp.Name} ({major}) is sent to {device.Name} at {irql}.");
        }
        else if (IsOwnThreadBound(irp, record))
        {
            Report(NeedsApc, irp, $"{irp.Name}, which is bound to its thread, is sent to {device.Name} at {irql}.");
        }
    }

    private static bool IsFor(MajorFunction major) =>
        major is MajorFunction.Read or MajorFunction.Write or MajorFunction.DeviceControl or MajorFunction.InternalDeviceControl or MajorFunction.Power;

    // The name follows the creator's eyes; for drivers that pass the same IRP on it is a received one.
    private static VerifierRule RuleFor(IrpRecord record) => !record.Top.IsCreator ? Received : record.Builder switch
    {
        IrpBuilder.Allocate or IrpBuilder.Initialize => Allocated,
        IrpBuilder.AsynchronousFsd => Asynchronous,
        IrpBuilder.SynchronousFsd => Synchronous,
        _ => Received,
    };

    // A creator whose own routine stops the completion needs no APC until it resumes it.
    private static bool IsOwnThreadBound(Irp irp, IrpRecord record) =>
        record.Top.IsCreator && record.Builder is IrpBuilder.SynchronousFsd or IrpBuilder.DeviceControl && irp.Location(irp.CurrentLocation - 1).CompletionRoutine is null;
}
