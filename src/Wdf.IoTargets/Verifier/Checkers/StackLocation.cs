namespace Wdf.IoTargets;

/// <summary>What a driver leaves in the next location is what the driver below acts on.</summary>
internal sealed class StackLocation : Checker
{
    private const string CopyOrSkip = "Use IoCopyCurrentIrpStackLocationToNext and IoSetCompletionRoutine, or IoSkipCurrentIrpStackLocation.";

    private static readonly VerifierRule Control = VerifierRule.IoManager(0x206, "The Control flags of the next location must be zero, but for those that IoSetCompletionRoutine sets.", CopyOrSkip);
    private static readonly VerifierRule Routine = VerifierRule.IoManager(0x207, "The completion routine of the driver above must not be copied into the next location.", CopyOrSkip);
    private static readonly VerifierRule FewLocations = VerifierRule.IoManager(0x208, "An IRP should have a location for each device of the stack that it is sent to.", "Allocate it with the StackSize of the device.") with { Default = RuleLevel.Off };
    private static readonly VerifierRule PastDevice = VerifierRule.IoManager(0x211, "A received IRP must not be passed by a device of the same stack.", "Send it to the device that IoAttachDeviceToDeviceStack returned.") with { Default = RuleLevel.Warning };
    private static readonly VerifierRule Unwritten = VerifierRule.IoManager(0x212, "The next location must be copied, skipped or filled before an IRP is passed down.", CopyOrSkip) with { Default = RuleLevel.Warning };
    private static readonly VerifierRule NoRoutine = VerifierRule.IoManager(0x21C, "A location should not be copied when no completion routine is set.", "Use IoSkipCurrentIrpStackLocation, which costs less.") with { Default = RuleLevel.Off };

    private static readonly VerifierRule NoMore = new(
        "wdm", "0x35_NO_MORE_IRP_STACK_LOCATIONS", "An IRP must not be sent when it has no stack location left.", "Allocate the IRP with the StackSize of the device that it is sent to; skip the location where the driver does not need it.")
    {
        BugCheckCode = 0x35,
        Page = "https://learn.microsoft.com/windows-hardware/drivers/debugger/bug-check-0x35--no-more-irp-stack-locations",
    };

    public override IReadOnlyList<VerifierRule> Rules => [NoMore, Routine, Control, Unwritten, PastDevice, FewLocations, NoRoutine];

    protected override void Listen(Verifier signals)
    {
        signals.OutOfLocations += irp => Report(NoMore, irp, $"{irp.Name} has no stack location left below location {irp.CurrentLocation} of {irp.StackCount}.");
        signals.IrpSending += OnSending;
    }

    private void OnSending(DeviceObject device, Irp irp, IrpRecord record)
    {
        if (irp.CurrentLocation <= 1 || irp.Fate == IrpFate.Freed)
        {
            return;
        }

        var sender = record.Top;
        if (!sender.IsSkipped)
        {
            LookAtNext(irp, sender);
        }

        if (!sender.IsCreator && device is not null && !ReferenceEquals(sender.Device!.AttachedTo, device) && IsBelowNext(sender.Device, device))
        {
            Report(PastDevice, irp, $"{sender.Device.Name} passes {irp.Name} to {device.Name}, past {sender.Device.AttachedTo!.Name}.");
        }

        if (irp.CurrentLocation - 1 < device!.StackSize)
        {
            Report(FewLocations, irp, $"{irp.Name} has {irp.CurrentLocation - 1} locations left, and {device.Name} may need {device.StackSize}.");
        }
    }

    private void LookAtNext(Irp irp, IrpVisit sender)
    {
        ref readonly var next = ref irp.Location(irp.CurrentLocation - 1);
        if (!sender.IsRoutineUnsent && next.CompletionRoutine is not null && irp.CurrentLocation <= irp.StackCount && HasSameRoutine(next, irp.Location(irp.CurrentLocation)))
        {
            Report(Routine, irp, $"The next location of {irp.Name} has the completion routine of the driver above {sender.Device?.Name}.");
        }
        else if ((next.Control & ~(StackLocationControl.ErrorReturned | (sender.IsRoutineUnsent ? sender.RoutineFlags : 0))) != 0)
        {
            Report(Control, irp, $"The next location of {irp.Name} has the Control flags {next.Control}, which no routine has put there.");
        }
        else if (!sender.IsCreator && !sender.IsCopied && !sender.IsNextReached)
        {
            Report(Unwritten, irp, $"{sender.Device!.Name} passes {irp.Name} down, and nobody has written the next location.");
        }
        else if (sender is { IsCreator: false, IsCopied: true, IsNextReached: false } && next.CompletionRoutine is null)
        {
            Report(NoRoutine, irp, $"{sender.Device!.Name} copies the location of {irp.Name} and sets no completion routine.");
        }
    }

    private static bool HasSameRoutine(in IoStackLocation next, in IoStackLocation current) =>
        Equals(next.CompletionRoutine, current.CompletionRoutine) && ReferenceEquals(next.Context, current.Context);

    private static bool IsBelowNext(DeviceObject sender, DeviceObject target)
    {
        for (var device = sender.AttachedTo?.AttachedTo; device is not null; device = device.AttachedTo)
        {
            if (ReferenceEquals(device, target))
            {
                return true;
            }
        }

        return false;
    }
}
