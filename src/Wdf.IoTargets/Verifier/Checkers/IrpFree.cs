namespace Wdf.IoTargets;

/// <summary>An IRP is freed once, by the driver that made it, and only if it is one that drivers free: those of IoAllocateIrp and IoBuildAsynchronousFsdRequest.</summary>
internal sealed class IrpFree : Checker
{
    private const string Leave = "Leave it to the I/O manager; one that is not sent after all is got rid of by setting its status and IoCompleteRequest.";
    private const string FreeOnce = "Free only what the driver allocated, in one place: in its completion routine, which answers STATUS_MORE_PROCESSING_REQUIRED, or after the wait for it.";
    private const string InUseForbidden = "An IRP must not be freed while a driver has it, or by a completion routine that lets the completion go on.";

    private static readonly VerifierRule Foreign = VerifierRule.Wdm("IoAllocateFree", "IoFreeIrp must be called only for an IRP that IoAllocateIrp gave to this driver, and once.", FreeOnce) with { BugCheckCode = 0xC9, Parameter1 = 1 };
    private static readonly VerifierRule Control = VerifierRule.Wdm("IoBuildDeviceControlNoFree", "An IRP from IoBuildDeviceIoControlRequest must not be freed by the driver.", Leave) with { BugCheckCode = 0xC9, Parameter1 = 2 };
    private static readonly VerifierRule Built = VerifierRule.Wdm("IoBuildFsdFree", "An IRP from IoBuildAsynchronousFsdRequest must be freed by the driver that built it, and once.", FreeOnce) with { BugCheckCode = 0xC9, Parameter1 = 1 };
    private static readonly VerifierRule Synchronous = VerifierRule.Wdm("IoBuildSynchronousFsdRequestNoFree", "An IRP from IoBuildSynchronousFsdRequest must not be freed by the driver.", Leave) with { BugCheckCode = 0xC9, Parameter1 = 2 };
    private static readonly VerifierRule InUse = VerifierRule.IoManager(0x20B, InUseForbidden, FreeOnce);

    private static readonly VerifierRule NoIrp = VerifierRule.IoManager(0x01, "IoFreeIrp must be given an IRP that exists.", FreeOnce);
    private static readonly VerifierRule Bound = VerifierRule.IoManager(0x02, "An IRP that is linked to a thread must not be freed.", Leave);
    private static readonly VerifierRule InUse20A = VerifierRule.IoManager(0x20A, InUseForbidden, FreeOnce);
    private static readonly VerifierRule Bound20C = VerifierRule.IoManager(0x20C, Bound.Forbidden, Leave);

    public override IReadOnlyList<VerifierRule> Rules => [Foreign, Control, Built, Synchronous, InUse, NoIrp, Bound, InUse20A, Bound20C];

    protected override void Listen(Verifier signals)
    {
        signals.IrpFreeing += OnFreeing;
        signals.RoutineLetGo += OnRoutineLetGo;
    }

    private void OnFreeing(Irp irp, IrpRecord record)
    {
        var isGone = irp.Fate is IrpFate.Freed or IrpFate.Finished;
        var isForeign = record.IsReceivedBy(DriverContext.Current);
        var rule = record.Builder switch
        {
            IrpBuilder.DeviceControl when !isForeign => Control,
            IrpBuilder.SynchronousFsd when !isForeign => Synchronous,
            IrpBuilder.AsynchronousFsd when isForeign || isGone => Built,
            IrpBuilder.AsynchronousFsd => null,
            IrpBuilder.Allocate when !isForeign && !isGone => null,
            _ => Foreign,
        };
        if (rule is not null)
        {
            Report(rule, irp, $"IoFreeIrp was called for {irp.Name}, which {(isGone ? "is gone already" : isForeign ? "another driver made" : $"came from {record.Builder}")}.");
        }
        else if (irp.Fate == IrpFate.InFlight)
        {
            Report(InUse, irp, $"{irp.Name} is freed while {irp.Owner()?.Name ?? "a driver"} has it.");
        }
    }

    private void OnRoutineLetGo(Irp irp, IrpVisit owner, bool wasPending)
    {
        if (irp.Fate == IrpFate.Freed)
        {
            Report(InUse, irp, $"A completion routine freed {irp.Name} and let its completion go on.");
        }
    }
}
