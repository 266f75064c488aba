namespace Wdf.IoTargets;

/// <summary>Requests that are sent while the driver holds a spin lock.</summary>
internal sealed class SendUnderSpinLock : Checker
{
    private static readonly VerifierRule Send = VerifierRule.Kmdf(
        "ReqSendWhileSpinlock",
        "A request must not be sent while the driver holds a spin lock: the driver below, or the driver's own completion routine called at once, may want the same lock.",
        "Decide under the lock, release it, then send.");

    public override IReadOnlyList<VerifierRule> Rules => [Send];

    protected override void Listen(Verifier signals) => signals.Sending += OnSending;

    // Locks of a driver above that sends with its own lock held are not this driver's; the lock that the framework holds around callbacks is nobody's.
    private void OnSending(WdfRequest request, WdfIoTarget target, WdfRequestSendOptionsFlags flags)
    {
        var actor = Verifier.Kernel.CurrentActor;
        foreach (ref readonly var held in actor.Record.Locks)
        {
            if (held.IsSpinLock && ReferenceEquals(held.Driver, DriverCode.Of(actor)))
            {
                Report(Send, request, $"{request.Name} is sent to {target.Name} while {actor.Name} holds {held.Lock.Name}.");
            }
        }
    }
}
