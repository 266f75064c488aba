namespace Wdf.IoTargets;

/// <content>Requests that EvtIoInCallerContext was given before any queue.</content>
public sealed partial class WdfRequest
{
    /// <summary>The queue that the request is to go to when it is enqueued; null to look it up then.</summary>
    internal RequestPresenter? ChosenQueue => _queued?.ChosenQueue;

    /// <summary>The driver is given the request before a queue has seen it.</summary>
    internal void GiveInCallerContext(RequestPresenter? queue)
    {
        Queued.ChosenQueue = queue;
        IsInCallerContext = true;
        WasPresented = true;
        GiveToDriver();
    }

    /// <summary>What the verifier asks before the driver may enqueue the request.</summary>
    internal bool MayBeEnqueued()
    {
        if (!IsInCallerContext)
        {
            Kernel.Break("FxPkgIoVerifyEnqueueRequestUpdateFlags-InCallerContext", $"WdfDeviceEnqueueRequest was called for {Name}, which EvtIoInCallerContext was not given.", "Enqueue a request once, and only one that EvtIoInCallerContext was given; forward one that a queue presented.", this);
            return false;
        }

        if (!IsDriverOwned)
        {
            Kernel.Break(RuleOfOwnership("FxRequestVerifyRequestIsDriverOwned-Enqueue"), $"WdfDeviceEnqueueRequest was called for {Name}, which the driver does not own.", "Enqueue a request once.", this);
            return false;
        }

        return true;
    }

    /// <summary>Gives the request to the device below, for good.</summary>
    internal void PassDown(DeviceObject below) => Forget(target: null, below);
}
