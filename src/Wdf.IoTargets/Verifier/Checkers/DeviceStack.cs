namespace Wdf.IoTargets;

/// <summary>How device objects stand on one another.</summary>
internal sealed class DeviceStack : Checker
{
    private static readonly VerifierRule StillAttached = VerifierRule.IoManager(0x201, "A device must not be deleted while it is attached to another one.", "Call IoDetachDevice before IoDeleteDevice.");
    private static readonly VerifierRule NothingAttached = VerifierRule.IoManager(0x202, "IoDetachDevice must not be called when nothing is attached.", "Detach once, giving the device that IoAttachDeviceToDeviceStack returned.");
    private static readonly VerifierRule Twice = VerifierRule.IoManager(0x240, "A device must not be deleted twice.", "Delete it in one place.");

    private static readonly VerifierRule Flags = VerifierRule.IoManager(
        0x244, "A filter must take over DO_BUFFERED_IO or DO_DIRECT_IO from the device below.", "dev->Flags |= lower->Flags & (DO_BUFFERED_IO | DO_DIRECT_IO) after the attach.") with
    { Default = RuleLevel.Warning };

    private static readonly VerifierRule BothFlags = VerifierRule.IoManager(0x245, "DO_BUFFERED_IO and DO_DIRECT_IO must not be set together.", "Set one of them, or none.");

    public override IReadOnlyList<VerifierRule> Rules => [StillAttached, NothingAttached, Twice, Flags, BothFlags];

    protected override void Listen(Verifier signals)
    {
        signals.DeviceDeleting += OnDeleting;
        signals.DeviceDetaching += OnDetaching;
        signals.IrpSending += OnSending;
    }

    private void OnDeleting(DeviceObject device)
    {
        if (device.IsDeleted)
        {
            Report(Twice, device, $"{device.Name} is deleted a second time.");
        }
        else if (device.AttachedTo is { } below)
        {
            Report(StillAttached, device, $"{device.Name} is deleted while it is attached to {below.Name}.");
        }
    }

    private void OnDetaching(DeviceObject device, bool isAttached)
    {
        if (!isAttached)
        {
            Report(NothingAttached, device, $"IoDetachDevice was called for {device.Name}, and nothing is attached there.");
        }
    }

    // Flags may be set after the attach: the first transfer tells. A driver that sends only IRPs of its own may choose freely.
    private void OnSending(DeviceObject device, Irp irp, IrpRecord record)
    {
        const DeviceFlags Both = DeviceFlags.BufferedIo | DeviceFlags.DirectIo;
        if ((device.Flags & Both) == Both)
        {
            Report(BothFlags, device, $"{device.Name} has both DO_BUFFERED_IO and DO_DIRECT_IO set.");
        }

        if (record.Top is { IsCreator: false, Device: { IsFlagsReported: false } sender } && (device.Flags & Both) != 0 && (sender.Flags & Both) == 0
            && ReferenceEquals(sender.AttachedTo, device) && irp.CurrentLocation > 1 && irp.Location(irp.CurrentLocation - 1).MajorFunction is MajorFunction.Read or MajorFunction.Write)
        {
            sender.IsFlagsReported = true;
            Report(Flags, sender, $"{sender.Name} passes a transfer to {device.Name}, which has {device.Flags & Both}, and has neither flag.");
        }
    }
}
