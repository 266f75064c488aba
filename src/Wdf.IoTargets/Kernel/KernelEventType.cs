namespace Wdf.IoTargets;

/// <summary>Kind of an event object; the values are those of EVENT_TYPE.</summary>
public enum KernelEventType
{
    /// <summary>Stays signaled until it is cleared, and releases all that wait.</summary>
    Notification,

    /// <summary>Releases one waiter and is then not signaled.</summary>
    Synchronization,
}
