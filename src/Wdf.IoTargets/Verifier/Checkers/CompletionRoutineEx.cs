namespace Wdf.IoTargets;

/// <summary>IoSetCompletionRoutineEx allocates something that only the run of the routine frees, and may fail.</summary>
internal sealed class CompletionRoutineEx : VisitChecker
{
    private static readonly VerifierRule Unsent = VerifierRule.Wdm(
        "CompletionRoutineRegistered",
        "An IRP with a routine from IoSetCompletionRoutineEx must be sent: only the run of the routine frees what the call allocated.",
        "Call IoSetCompletionRoutineEx last, just before IoCallDriver.");

    private static readonly VerifierRule NotCompleted = VerifierRule.Wdm(
        "IoSetCompletionExCompleteIrp",
        "When IoSetCompletionRoutineEx has failed, the IRP must be completed before the dispatch routine returns.",
        "Set IoStatus to the status of the call, complete the IRP and return that status; or set the routine by IoSetCompletionRoutine and send.") with
    { BugCheckCode = 0xC4, Parameter1 = 0x0004100F };

    private static readonly VerifierRule Unchecked = VerifierRule.Wdm(
        "IoSetCompletionRoutineExCheck",
        "The status of IoSetCompletionRoutineEx must be looked at before the IRP is sent.",
        "if (!NT_SUCCESS(IoSetCompletionRoutineEx(...))) set the routine by IoSetCompletionRoutine, or complete the IRP.");

    private static readonly VerifierRule Device = VerifierRule.Wdm(
        "IoSetCompletionRoutineExCheckDeviceObject",
        "IoSetCompletionRoutineEx must be given a device object of the calling driver.",
        "Give it the device object that the dispatch routine was called with: that is what keeps the driver's code loaded.");

    public override IReadOnlyList<VerifierRule> Rules => [Unsent, NotCompleted, Unchecked, Device];

    protected override void Listen(Verifier signals)
    {
        base.Listen(signals);
        signals.RoutineSetting += OnRoutineSetting;
        signals.IrpSending += OnSending;
        signals.IrpCompleting += OnGoing;
        signals.IrpFreeing += OnGoing;
        signals.Reinitialising += (irp, record, _) => OnGoing(irp, record);
    }

    protected override void Judge(IrpVisit visit, NtStatus status)
    {
        if (status == NtStatus.Pending || visit.HasCompleted)
        {
            return;
        }

        if (visit.HasRoutineFailed && !visit.HasSent)
        {
            Report(NotCompleted, visit, $"IoSetCompletionRoutineEx failed for {visit.Irp.Name}, and the dispatch routine of {visit.Device!.Name} returned {status.ToName()} without completing it.");
        }
        else if (IsUnsent(visit))
        {
            Report(Unsent, visit, $"The dispatch routine of {visit.Device!.Name} set a routine by IoSetCompletionRoutineEx for {visit.Irp.Name} and returned {status.ToName()} without sending it.");
        }
    }

    private void OnSending(DeviceObject device, Irp irp, IrpRecord record)
    {
        if (record.Top.HasRoutineFailed)
        {
            Report(Unchecked, irp, $"{irp.Name} is sent to {device.Name} after IoSetCompletionRoutineEx failed: no routine is set.");
        }
    }

    private void OnGoing(Irp irp, IrpRecord record)
    {
        if (IsUnsent(record.Top))
        {
            Report(Unsent, irp, $"{irp.Name} has a routine from IoSetCompletionRoutineEx and is not sent.");
        }
    }

    private void OnRoutineSetting(Irp irp, IrpRecord record, DeviceObject? device)
    {
        if (device is null)
        {
            OnGoing(irp, record);
        }
        else if (DriverContext.Current is { } caller && !ReferenceEquals(device.DriverObject.FrameworkDriver ?? device.DriverObject, caller))
        {
            Report(Device, irp, $"IoSetCompletionRoutineEx was given {device.Name}, which is a device of {device.DriverObject.Name}, not of the caller.");
        }
    }

    private static bool IsUnsent(IrpVisit visit) => visit is { Routine: RoutineForm.Extended, IsRoutineUnsent: true };
}
