namespace Wdf.IoTargets;

/// <summary>The event that a builder is given belongs to the I/O manager until the IRP has finished: it is set last, after the status block.</summary>
internal sealed class UserEvent : Checker
{
    private static readonly VerifierRule Set = VerifierRule.Wdm(
        "IoBuildDeviceIoControlSetEvent",
        "A driver must not set the event that it gave to IoBuildDeviceIoControlRequest.",
        "Use a second event for the completion routine; the I/O manager sets the first one when the status block is written.");

    private static readonly VerifierRule Signaled = VerifierRule.IoManager(
        0x307, "An IRP must not be sent with an event that is signaled already.", "Call KeClearEvent or KeInitializeEvent before each use, or use a synchronization event.");

    public override IReadOnlyList<VerifierRule> Rules => [Set, Signaled];

    protected override void Listen(Verifier signals)
    {
        signals.EventSetting += OnEventSetting;
        signals.IrpSending += OnSending;
        signals.IrpSendReturned += OnSendReturned;
    }

    private static void OnSending(DeviceObject device, Irp irp, IrpRecord record)
    {
        if (record.Top.IsCreator && irp.UserEvent is { } done)
        {
            record.WasEventSet = done.IsSignaledNow;
        }
    }

    private void OnEventSetting(KernelEvent set, bool wait)
    {
        if (set.Purpose is Irp { Fate: IrpFate.AtCreator or IrpFate.InFlight, Record.Builder: IrpBuilder.DeviceControl } irp)
        {
            Report(Set, irp, $"{set.Name} is set by a driver; it is the event of {irp.Name}, which has not finished.");
        }
    }

    // Nobody waits for an IRP that completed inside the call.
    private void OnSendReturned(IrpVisit sender, IrpRecord record, NtStatus status)
    {
        if (status == NtStatus.Pending && sender.IsCreator && record.WasEventSet && record.Builder is IrpBuilder.SynchronousFsd or IrpBuilder.DeviceControl)
        {
            Report(Signaled, sender.Irp, $"{sender.Irp.Name} was sent with {sender.Irp.UserEvent?.Name ?? "an event"} signaled, and is pending: a wait for it falls through.");
        }
    }
}
