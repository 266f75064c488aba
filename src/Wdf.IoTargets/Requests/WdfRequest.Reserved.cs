namespace Wdf.IoTargets;

/// <content>Requests that a queue keeps in reserve: they are used again and again.</content>
public sealed partial class WdfRequest
{
    /// <summary>Whether the request is one that its queue keeps in reserve (WdfRequestIsReserved). Maximum IRQL: DISPATCH_LEVEL.</summary>
    [Ddi("WdfRequestIsReserved")]
    public bool IsReserved
    {
        get
        {
            Enter(DdiName.WdfRequestIsReserved);
            return IsFromReserve;
        }
    }

    internal bool IsFromReserve => _queued?.ReservedBy is not null;

    /// <summary>Makes a request that waits for an IRP.</summary>
    internal static WdfRequest ForReserve(WdfDevice device, RequestPresenter queue)
    {
        var request = new WdfRequest(device.Kernel, irp: null, RequestOrigin.Presented) { Driver = device.Driver, OwningDevice = device };
        request.Queued.ReservedBy = queue;
        request.Queued.Presenter = queue;
        request._isCompleted = false;
        request.Commit(attributes: null, defaultParent: null);
        return request;
    }

    /// <summary>The request is used for an IRP, until it is completed and only its queue refers to it.</summary>
    internal void UseFor(Irp irp)
    {
        TakeIrp(irp);
        CaptureBuffers();
        RequestSignals.OnNewLife(this);
        RequestSignals.OnArrived(irp);
        AddReference();
    }

    /// <summary>The request goes without having been presented.</summary>
    internal void Free()
    {
        if (Irp is { } irp && ReferenceEquals(irp.Originator, this))
        {
            irp.Originator = null;
        }

        Irp = null;
        _queued?.Presenter = null;
        DeleteByFramework();
    }

    private void ReturnToReserve(RequestPresenter queue)
    {
        var queued = Queued;
        queued.State = PresentedState.None;
        queued.Presenter = queue;
        IsDriverOwned = false;
        _isCompleted = false;
        _isCancelMarked = false;
        IsMarkedCancelable = false;
        IsCancelCalled = false;
        IsInCallerContext = false;
        IsSearchTag = false;
        IsNextLocationFormatted = false;
        IsFormatted = false;
        FreeBuiltMdl();
        _routine = null;
        _routineContext = null;
        DropTimer();
        Target = null;
        queued.ForgetBuffers();
        queue.TakeBackReserved(this);
    }
}
