namespace Wdf.IoTargets;

/// <summary>IoCallDriver must be given an IRP and a device that exist.</summary>
internal sealed class InvalidIrpOrDevice : Checker
{
    private static readonly VerifierRule NoIrp = VerifierRule.IoManager(0x03, "An IRP that was freed must not be sent.", "Allocate a new IRP; IoReuseIrp makes one from IoAllocateIrp ready to be sent again.");

    private static readonly VerifierRule NoDevice = VerifierRule.IoManager(
        0x04, "An IRP must not be sent to a device that was deleted.", "Keep the device by a reference or by being attached to it for as long as IRPs are sent to it.");

    private static readonly VerifierRule ClosedFile = VerifierRule.IoManager(0x0F, "A create must not be sent with a file object that was closed.", "Make a new file object, or forward the create that was received with its own.");

    private static readonly VerifierRule NullDevice = VerifierRule.IoManager(0x204, "NULL is no device object.", "Test what IoAttachDeviceToDeviceStack, or the call that made the device, has returned.");

    public override IReadOnlyList<VerifierRule> Rules => [NoIrp, NullDevice, NoDevice, ClosedFile];

    protected override void Listen(Verifier signals)
    {
        signals.IrpSending += OnSending;
        signals.NullDevice += routine => Report(NullDevice, null, $"{routine} was called with NULL for the device object.");
    }

    private void OnSending(DeviceObject device, Irp irp, IrpRecord record)
    {
        if (irp.Fate == IrpFate.Freed)
        {
            Report(NoIrp, irp, $"{irp.Name} is sent to {device.Name} after it was freed.");
        }
        else if (device.IsGone)
        {
            Report(NoDevice, device, $"{irp.Name} is sent to {device.Name}, which was deleted.");
        }
        else if (irp.CurrentLocation > 1 && irp.Location(irp.CurrentLocation - 1) is { MajorFunction: MajorFunction.Create, FileObject: { IsClosed: true } file })
        {
            Report(ClosedFile, irp, $"{irp.Name}, a create for {device.Name}, has {file.Name}, which was closed.");
        }
    }
}
