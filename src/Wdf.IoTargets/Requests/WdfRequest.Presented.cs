namespace Wdf.IoTargets;

/// <content>Requests that a queue presented: whose they are, and how they come to the driver.</content>
public sealed partial class WdfRequest
{
    /// <summary>The queue that presented the request (WdfRequestGetIoQueue); null for others, and after completion. Maximum IRQL: DISPATCH_LEVEL.</summary>
    [Ddi("WdfRequestGetIoQueue")]
    public WdfObject? IoQueue
    {
        get
        {
            Enter(DdiName.WdfRequestGetIoQueue);
            return Presenter;
        }
    }

    /// <summary>Whether the driver may complete a request that it created itself, after a reuse with flag 2.</summary>
    internal bool CanComplete { get; private set; }

    internal RequestPresenter? Presenter => _queued?.Presenter;

    /// <summary>The driver has seen the request: it made it, or a queue gave it.</summary>
    internal bool WasPresented { get; set; }

    /// <summary>The verifier's note that the driver may work on the request.</summary>
    internal bool IsDriverOwned { get; set; }

    // The queue that counts the request as the driver's.
    private RequestPresenter? GivenBy => _queued is { State: PresentedState.DriverOwned } queued ? queued.Presenter : null;

    private bool IsWaiting => _queued is { State: PresentedState.Queued };

    private bool IsPresentedPending => _queued is { State: PresentedState.DriverOwned } && Irp is not null;

    /// <summary>Makes a presented request of an arriving IRP.</summary>
    internal static WdfRequest ForPresentedIrp(WdfDevice device, Irp irp)
    {
        var request = new WdfRequest(device.Kernel, irp, RequestOrigin.Presented) { Driver = device.Driver, OwningDevice = device };
        request.CaptureBuffers();
        RequestSignals.OnArrived(irp);
        request.Commit(attributes: null, defaultParent: null);
        return request;
    }

    /// <summary>A queue takes the request.</summary>
    internal void EnterQueue(RequestPresenter queue)
    {
        var queued = Queued;
        queued.Presenter = queue;
        queued.State = PresentedState.Queued;
        IsDriverOwned = false;
    }

    /// <summary>The queue gives the request to the driver.</summary>
    internal void GiveToDriver()
    {
        Queued.State = PresentedState.DriverOwned;
        IsDriverOwned = true;
        RequestSignals.OnPresenting(this, RequestSource.Retrieved, Irp!.GetCurrentIrpStackLocation().MajorFunction);
    }
}
