namespace Wdf.IoTargets;

/// <summary>What a queue does for one request outside its lock.</summary>
internal enum QueueStep
{
    /// <summary>Gives it to the driver.</summary>
    Present,

    /// <summary>Completes it: it was cancelled when it arrived.</summary>
    EndArrived,

    /// <summary>Calls the cancel callback that the driver marked it with.</summary>
    CallCancel,

    /// <summary>Calls EvtIoCanceledOnQueue.</summary>
    CallCanceledOnQueue,
}
