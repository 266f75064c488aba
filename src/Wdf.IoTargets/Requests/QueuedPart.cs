namespace Wdf.IoTargets;

/// <summary>
/// What only a request of a queue needs: who presented it, its buffers, its marks and its places in the queue's lists. Made when it is first needed;
/// requests that a driver creates have none.
/// </summary>
internal sealed class QueuedPart
{
    /// <summary>The queue that has the request, or has given it to the driver.</summary>
    public RequestPresenter? Presenter;

    /// <summary>The queue that keeps the request in reserve.</summary>
    public RequestPresenter? ReservedBy;

    /// <summary>The queue that the request is to go to when it is enqueued; null to look it up then.</summary>
    public RequestPresenter? ChosenQueue;

    // The queue's list of what the driver owns; its lock protects them.
    public WdfRequest? NextGiven;
    public WdfRequest? PreviousGiven;
    public GivenList? GivenIn;

    /// <summary>The callback that the request was marked cancelable with.</summary>
    public EvtWdfRequestCancel? EvtCancel;
    public long MarkOrder;

    /// <summary>The thread that found the request last.</summary>
    public KernelActor? Finder;
    public int FoundReferences;

    public PresentedState State;

    /// <summary>A mark's reference was lost with the completion.</summary>
    public bool IsKeptByMark;
    public PowerStopAnswer StopAnswer;
    public bool IsCancelDue;
    public bool IsSearchTag;
    public bool IsBeingStopped;
    public bool IsInCallerContext;

    /// <summary>References to the memory of the request that others hold.</summary>
    public int MemoryReferences;

    public Memory<byte> System;
    public Memory<byte> User;
    public RequestMemory? Input;
    public RequestMemory? Output;

    /// <summary>The MDL that the framework made over the system buffer.</summary>
    public Mdl? BuiltMdl;

    /// <summary>Ways to memory of the application, which end with the request.</summary>
    public List<MappedView>? Views;

    /// <summary>A request of a reserve is to be used for another IRP.</summary>
    public void ForgetBuffers()
    {
        System = default;
        User = default;
        Input = null;
        Output = null;
        BuiltMdl = null;
        Views = null;
    }
}
