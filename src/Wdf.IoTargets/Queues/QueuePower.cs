namespace Wdf.IoTargets;

/// <summary>How far a queue has followed its device out of the working state, or back into it.</summary>
internal enum QueuePower
{
    /// <summary>On: it presents.</summary>
    On,

    /// <summary>It presents no more; handlers that run have yet to return.</summary>
    StartingTransition,

    /// <summary>About to tell the driver.</summary>
    Stopping,

    /// <summary>EvtIoStop is called for each request that the driver owns.</summary>
    StoppingNotifying,

    /// <summary>All were told; answers are due.</summary>
    StoppingNotified,

    /// <summary>About to tell the driver that the device goes.</summary>
    Purging,

    /// <summary>EvtIoStop is called for each request that the driver owns.</summary>
    PurgingNotifying,

    /// <summary>All were told; answers are due.</summary>
    PurgingNotified,

    /// <summary>Off: nothing is presented or retrieved.</summary>
    Off,

    /// <summary>About to tell the driver that the device is back.</summary>
    Restarting,

    /// <summary>EvtIoResume is called for each request that the driver kept.</summary>
    RestartingNotifying,
}
