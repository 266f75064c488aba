namespace Wdf.IoTargets;

/// <summary>Event and status block of a builder are written when the IRP ends: they must exist until then.</summary>
internal sealed class StackObjectOutlivedByIrp : Checker
{
    private const string WaitForIt = "When IoCallDriver returned STATUS_PENDING, wait for the event before the function returns; or keep event and status block in the device extension.";

    private static readonly VerifierRule Control = VerifierRule.Wdm("IoBuildDeviceControlWait", "The event of an IRP from IoBuildDeviceIoControlRequest must be waited for when IoCallDriver returned STATUS_PENDING.", WaitForIt);
    private static readonly VerifierRule Synchronous = VerifierRule.Wdm("IoBuildSynchronousFsdRequestWait", "The event of an IRP from IoBuildSynchronousFsdRequest must be waited for when IoCallDriver returned STATUS_PENDING.", WaitForIt);
    private static readonly VerifierRule Block = VerifierRule.IoManager(0x0C, "An IRP must not refer to a status block of a function that has returned.", WaitForIt);
    private static readonly VerifierRule Event = VerifierRule.IoManager(0x0D, "An IRP must not refer to an event of a function that has returned.", WaitForIt);

    public override IReadOnlyList<VerifierRule> Rules => [Control, Synchronous, Block, Event];

    protected override void Listen(Verifier signals)
    {
        signals.IrpSendReturned += OnSendReturned;
        signals.WaitBeginning += (waitable, _) => OnLookedAt(waitable as KernelEvent);
        signals.EventRead += OnLookedAt;
        signals.FrameEnding += OnFrameEnding;
        signals.Ended += OnEnded;
    }

    private void OnSendReturned(IrpVisit sender, IrpRecord record, NtStatus status)
    {
        // What no driver has built is the test's own; it may look at the outcome elsewhere.
        if (status == NtStatus.Pending && sender.IsCreator && record.Maker is not null && record.Builder is IrpBuilder.SynchronousFsd or IrpBuilder.DeviceControl && sender.Irp.UserEvent is not null && !record.IsEventLookedAt)
        {
            lock (Verifier.Unawaited)
            {
                Verifier.Unawaited.Add(sender.Irp);
            }
        }
    }

    private void OnLookedAt(KernelEvent? looked)
    {
        if (looked?.Purpose is Irp { Record: { IsEventLookedAt: false } record } irp)
        {
            record.IsEventLookedAt = true;
            lock (Verifier.Unawaited)
            {
                Verifier.Unawaited.Remove(irp);
            }
        }
    }

    private void OnFrameEnding(StackFrame frame)
    {
        foreach (var irp in Verifier.Kernel.Live<Irp>(KernelObjectKind.Irp))
        {
            if (irp.Record is not { } record || irp.Fate != IrpFate.InFlight || !(frame.Has(irp.UserEvent) || frame.Has(irp.UserIosb)))
            {
                continue;
            }

            var missesWait = irp.UserEvent is not null && !record.IsEventLookedAt && record.Builder is IrpBuilder.SynchronousFsd or IrpBuilder.DeviceControl;
            var rule = missesWait ? WaitRule(record) : frame.Has(irp.UserEvent) ? Event : Block;
            lock (Verifier.Unawaited)
            {
                Verifier.Unawaited.Remove(irp);
            }

            Report(rule, irp, $"A function returns while {irp.Name} is with {irp.Owner()?.Name ?? "a driver"} and refers to its local variables.");
        }
    }

    // Event and block may live in a device extension, and be waited for elsewhere and later: only the end tells.
    private void OnEnded(RunEnd end)
    {
        if (end != RunEnd.Ended)
        {
            return;
        }

        List<Irp> unawaited;
        lock (Verifier.Unawaited)
        {
            if (Verifier.Unawaited.Count == 0)
            {
                return;
            }

            unawaited = [.. Verifier.Unawaited];
            Verifier.Unawaited.Clear();
        }

        foreach (var irp in unawaited)
        {
            Report(WaitRule(irp.Record!), irp, $"IoCallDriver returned STATUS_PENDING for {irp.Name}, and nobody has waited for its event or looked at it.");
        }
    }

    private static VerifierRule WaitRule(IrpRecord record) => record.Builder == IrpBuilder.DeviceControl ? Control : Synchronous;
}
