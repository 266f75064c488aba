namespace Wdf.IoTargets.Ddi;

/// <summary>What parameter 3 of bug check 0x10D points to when a queue is used in a way that it cannot go on from.</summary>
public struct WdfQueueFatalErrorData
{
    /// <summary>The queue.</summary>
    public WdfIoQueue? Queue;

    /// <summary>The request.</summary>
    public WdfRequest? Request;

    /// <summary>The status.</summary>
    public NtStatus Status;
}
