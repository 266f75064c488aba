namespace Wdf.IoTargets;

/// <summary>The Settings union of WDF_IO_QUEUE_CONFIG.</summary>
public struct WdfIoQueueSettings
{
    /// <summary>Of a parallel queue.</summary>
    public ParallelSettings Parallel;

    /// <summary>Of a parallel queue.</summary>
    public struct ParallelSettings
    {
        /// <summary>How many requests the driver owns at most.</summary>
        public uint NumberOfPresentedRequests;
    }
}
