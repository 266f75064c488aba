namespace Wdf.IoTargets;

/// <summary>Memory that is gone, or that belongs to somebody else for the time of a request.</summary>
internal sealed class BufferAccess : VisitChecker
{
    private const string KeepBuffer = "Keep the buffer until the IRP has completed; give the length that it really has.";
    private const string Debugger = "https://learn.microsoft.com/windows-hardware/drivers/debugger/";

    private static readonly VerifierRule Transfer = VerifierRule.IoManager(0x08, "A builder must be given a buffer that exists.", KeepBuffer);
    private static readonly VerifierRule Control = VerifierRule.IoManager(0x09, "IoBuildDeviceIoControlRequest must be given a buffer that exists.", KeepBuffer);

    private static readonly VerifierRule Changed = VerifierRule.Detected(
        0x1010, "The data of a write must not be changed while it is sent.", "Change a copy: a driver below may send the data twice, and must see the same bytes.") with
    { Default = RuleLevel.Warning };

    private static readonly VerifierRule ByKernel = new(
        "wdm", "0xA_IRQL_NOT_LESS_OR_EQUAL", "No routine of the kernel may be given an IRP that was freed.", "Take the IRP back by a completion routine, or hold it by a count, for as long as others may still cancel or use it.")
    {
        BugCheckCode = 0xA,
        Page = Debugger + "bug-check-0xa--irql-not-less-or-equal",
    };

    private static readonly VerifierRule ByDriver = new(
        "wdm", "0xD1_DRIVER_IRQL_NOT_LESS_OR_EQUAL", "A driver must not touch an IRP that was freed, or that it has given away.", "Copy what is needed before IoCallDriver or IoCompleteRequest, or take the IRP back by a completion routine that answers STATUS_MORE_PROCESSING_REQUIRED.")
    {
        BugCheckCode = 0xD1,
        Page = Debugger + "bug-check-0xd1--driver-irql-not-less-or-equal",
    };

    public override IReadOnlyList<VerifierRule> Rules => [Transfer, Control, Changed, ByKernel, ByDriver];

    protected override void Listen(Verifier signals)
    {
        base.Listen(signals);
        signals.BadBuffer += (device, isControl) => Report(isControl ? Control : Transfer, device, $"An IRP for {device.Name} is built with a buffer that was freed.");
        signals.StaleUse += OnStaleUse;
        signals.IrpSending += OnSending;
        signals.CameBack += OnCameBack;
    }

    protected override void Judge(IrpVisit visit, NtStatus status)
    {
        if (visit.HasTouchedLate)
        {
            Report(ByDriver, visit, $"The dispatch routine of {visit.Device!.Name} looked at {visit.Irp.Name} after it had given it away.");
        }
    }

    private void OnStaleUse(Irp irp, bool byKernel)
    {
        Report(byKernel ? ByKernel : ByDriver, irp, $"{irp.Name} is {(byKernel ? "given to a routine of the kernel" : "touched")} after it was freed.");
    }

    // Memory of the kernel alone: an originator may change its own buffer meanwhile.
    private static void OnSending(DeviceObject device, Irp irp, IrpRecord record)
    {
        if (irp.MdlAddress is { } mdl && irp.CurrentLocation > 1 && irp.Location(irp.CurrentLocation - 1).MajorFunction == MajorFunction.Write && mdl.HashOfPool() is { } hash)
        {
            record.WriteHash ??= hash;
        }
    }

    private void OnCameBack(Irp irp, IrpRecord record)
    {
        var hash = record.WriteHash;
        record.WriteHash = null;
        if (hash is { } sent && irp.MdlAddress?.HashOfPool() is { } now && now != sent)
        {
            Report(Changed, irp, $"The data of {irp.Name} is not what was sent.");
        }
    }
}
