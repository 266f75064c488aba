namespace QuickStart.Driver;

/// <summary>How often a read ended in each way. A completion routine may run on several processors at once: count interlocked.</summary>
public struct READ_OUTCOMES
{
    /// <summary>Data was read.</summary>
    public LONG64 Succeeded;

    /// <summary>The disk reported an error.</summary>
    public LONG64 DeviceErrors;

    /// <summary>The time-out of the send expired.</summary>
    public LONG64 TimedOut;

    /// <summary>The driver cancelled it.</summary>
    public LONG64 Cancelled;

    /// <summary>Any other end.</summary>
    public LONG64 Failed;

    /// <summary>How many were sent once more.</summary>
    public LONG64 Retried;
}
