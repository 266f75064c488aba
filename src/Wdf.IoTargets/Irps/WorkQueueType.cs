namespace Wdf.IoTargets;

/// <summary>Which worker threads a work item is for (WORK_QUEUE_TYPE); all are alike here.</summary>
public enum WorkQueueType
{
    /// <summary>Threads of a raised priority.</summary>
    CriticalWorkQueue,

    /// <summary>Threads of the usual priority.</summary>
    DelayedWorkQueue,
}
