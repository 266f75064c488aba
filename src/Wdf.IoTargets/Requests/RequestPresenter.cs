namespace Wdf.IoTargets;

/// <summary>What a request knows of the queue that presented it.</summary>
public abstract class RequestPresenter : WdfObject
{
    private protected RequestPresenter(SimulatedKernel kernel, KernelObjectKind kind)
        : base(kernel, kind)
    {
    }

    /// <summary>Whether the calling thread holds the lock that serialises the queue's callbacks, so that none of them can run meanwhile.</summary>
    internal abstract bool IsSerializedHere { get; }

    /// <summary>The driver has completed the request, or given it away for good.</summary>
    internal abstract void OnGone(WdfRequest request);

    /// <summary>Calls a callback of the driver under the lock that serialises the queue's callbacks: now, or soon on another thread when this one may not.</summary>
    internal abstract void CallSerialized(Action callback);

    /// <summary>A request that was marked cancelable is cancelled; the driver's cancel callback is due.</summary>
    internal abstract void OnMarkedCancelled(WdfRequest request);

    /// <summary>What was given to the driver does not come back, and is cancelled as soon as it is marked: a purge is under way.</summary>
    internal virtual bool CancelsWhatWasGiven => false;

    /// <summary>A number for a request that is marked cancelable, higher than the last.</summary>
    internal abstract long NextMark();

    /// <summary>A request of the queue's reserve is free again.</summary>
    internal abstract void TakeBackReserved(WdfRequest request);

    /// <summary>Takes a request that the driver made; STATUS_WDF_BUSY when the queue does not accept it.</summary>
    internal abstract NtStatus TakeCreated(WdfRequest request);

    /// <summary>A waiting request is taken out behind the queue's back.</summary>
    internal abstract void Remove(WdfRequest request);

    /// <summary>Moves the request to another queue.</summary>
    internal abstract NtStatus Forward(WdfRequest request, RequestPresenter destination);

    /// <summary>Puts the request back to the head.</summary>
    internal abstract NtStatus Requeue(WdfRequest request);
}
