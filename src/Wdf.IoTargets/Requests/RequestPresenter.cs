namespace Wdf.IoTargets;

/// <summary>What a request knows of the queue that presented it.</summary>
public abstract class RequestPresenter : WdfObject
{
    private protected RequestPresenter(SimulatedKernel kernel, KernelObjectKind kind)
        : base(kernel, kind)
    {
    }

    /// <summary>The driver has completed the request, or given it away for good.</summary>
    internal abstract void OnGone(WdfRequest request);

    /// <summary>Calls a callback of the driver under the lock that serialises the queue's callbacks: now, or soon on another thread when this one may not.</summary>
    internal abstract void CallSerialized(Action callback);

    /// <summary>Moves the request to another queue.</summary>
    internal abstract NtStatus Forward(WdfRequest request, RequestPresenter destination);

    /// <summary>Puts the request back to the head.</summary>
    internal abstract NtStatus Requeue(WdfRequest request);
}
