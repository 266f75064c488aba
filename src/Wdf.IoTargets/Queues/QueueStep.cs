namespace Wdf.IoTargets;

/// <summary>What a queue does next outside its lock.</summary>
internal enum QueueStep
{
    /// <summary>Gives a request to the driver.</summary>
    Present,

    /// <summary>Completes a request that was cancelled when it arrived.</summary>
    EndArrived,

    /// <summary>Completes a request that arrived after the queue has stopped to accept them.</summary>
    RefuseArrived,

    /// <summary>Calls the cancel callback that the driver marked a request with.</summary>
    CallCancel,

    /// <summary>Calls EvtIoCanceledOnQueue.</summary>
    CallCanceledOnQueue,

    /// <summary>Says that the queue has reached a state.</summary>
    CallState,

    /// <summary>Says that requests have come to an empty manual queue.</summary>
    CallReady,

    /// <summary>Calls EvtIoStop.</summary>
    CallStop,

    /// <summary>Calls EvtIoResume.</summary>
    CallResume,

    /// <summary>Takes a request back that the driver gave up when the device stopped.</summary>
    TakeBack,

    /// <summary>Looks again: something has changed that needs nobody outside the lock.</summary>
    Again,
}
