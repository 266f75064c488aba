#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Starting, stopping, draining, purging; states.</content>
public static partial class WdfIoH
{
    /// <inheritdoc cref="WdfIoQueue.GetState"/>
    /// <param name="Queue">The queue.</param>
    /// <param name="QueueRequests">How many requests wait.</param>
    /// <param name="DriverRequests">How many the driver owns.</param>
    public static WdfIoQueueState WdfIoQueueGetState(WdfIoQueue Queue, out uint QueueRequests, out uint DriverRequests) =>
        Handles.Require(Queue, nameof(WdfIoQueueGetState), nameof(Queue)).GetState(out QueueRequests, out DriverRequests);

    /// <inheritdoc cref="WdfIoQueueGetState(WdfIoQueue, out uint, out uint)"/>
    public static WdfIoQueueState WdfIoQueueGetState(WdfIoQueue Queue, out uint QueueRequests, NullPointer DriverRequests) =>
        WdfIoQueueGetState(Queue, out QueueRequests, out uint _);

    /// <inheritdoc cref="WdfIoQueueGetState(WdfIoQueue, out uint, out uint)"/>
    public static WdfIoQueueState WdfIoQueueGetState(WdfIoQueue Queue, NullPointer QueueRequests, out uint DriverRequests) =>
        WdfIoQueueGetState(Queue, out uint _, out DriverRequests);

    /// <inheritdoc cref="WdfIoQueueGetState(WdfIoQueue, out uint, out uint)"/>
    public static WdfIoQueueState WdfIoQueueGetState(WdfIoQueue Queue, NullPointer QueueRequests, NullPointer DriverRequests) =>
        WdfIoQueueGetState(Queue, out uint _, out uint _);

    /// <inheritdoc cref="WdfIoQueue.Start"/>
    public static void WdfIoQueueStart(WdfIoQueue Queue) =>
        Handles.Require(Queue, nameof(WdfIoQueueStart), nameof(Queue)).Start();

    /// <inheritdoc cref="WdfIoQueue.Stop"/>
    public static void WdfIoQueueStop(WdfIoQueue Queue, EvtWdfIoQueueState StopComplete, object Context) =>
        Handles.Require(Queue, nameof(WdfIoQueueStop), nameof(Queue)).Stop(StopComplete, Context);

    /// <inheritdoc cref="WdfIoQueue.StopSynchronously"/>
    public static void WdfIoQueueStopSynchronously(WdfIoQueue Queue) =>
        Handles.Require(Queue, nameof(WdfIoQueueStopSynchronously), nameof(Queue)).StopSynchronously();

    /// <inheritdoc cref="WdfIoQueue.StopAndPurge"/>
    public static void WdfIoQueueStopAndPurge(WdfIoQueue Queue, EvtWdfIoQueueState StopAndPurgeComplete, object Context) =>
        Handles.Require(Queue, nameof(WdfIoQueueStopAndPurge), nameof(Queue)).StopAndPurge(StopAndPurgeComplete, Context);

    /// <inheritdoc cref="WdfIoQueue.StopAndPurgeSynchronously"/>
    public static void WdfIoQueueStopAndPurgeSynchronously(WdfIoQueue Queue) =>
        Handles.Require(Queue, nameof(WdfIoQueueStopAndPurgeSynchronously), nameof(Queue)).StopAndPurgeSynchronously();

    /// <inheritdoc cref="WdfIoQueue.Drain"/>
    public static void WdfIoQueueDrain(WdfIoQueue Queue, EvtWdfIoQueueState DrainComplete, object Context) =>
        Handles.Require(Queue, nameof(WdfIoQueueDrain), nameof(Queue)).Drain(DrainComplete, Context);

    /// <inheritdoc cref="WdfIoQueue.DrainSynchronously"/>
    public static void WdfIoQueueDrainSynchronously(WdfIoQueue Queue) =>
        Handles.Require(Queue, nameof(WdfIoQueueDrainSynchronously), nameof(Queue)).DrainSynchronously();

    /// <inheritdoc cref="WdfIoQueue.Purge"/>
    public static void WdfIoQueuePurge(WdfIoQueue Queue, EvtWdfIoQueueState PurgeComplete, object Context) =>
        Handles.Require(Queue, nameof(WdfIoQueuePurge), nameof(Queue)).Purge(PurgeComplete, Context);

    /// <inheritdoc cref="WdfIoQueue.PurgeSynchronously"/>
    public static void WdfIoQueuePurgeSynchronously(WdfIoQueue Queue) =>
        Handles.Require(Queue, nameof(WdfIoQueuePurgeSynchronously), nameof(Queue)).PurgeSynchronously();

    /// <inheritdoc cref="WdfIoQueue.ReadyNotify"/>
    public static NtStatus WdfIoQueueReadyNotify(WdfIoQueue Queue, EvtWdfIoQueueState QueueReady, object Context) =>
        Handles.Require(Queue, nameof(WdfIoQueueReadyNotify), nameof(Queue)).ReadyNotify(QueueReady, Context);

    /// <inheritdoc cref="WdfIoQueueStates.get_IsIdle(WdfIoQueueState)"/>
    /// <param name="State">What WdfIoQueueGetState returned.</param>
    public static bool WDF_IO_QUEUE_IDLE(WdfIoQueueState State) => State.IsIdle;

    /// <inheritdoc cref="WdfIoQueueStates.get_IsReady(WdfIoQueueState)"/>
    /// <param name="State">What WdfIoQueueGetState returned.</param>
    public static bool WDF_IO_QUEUE_READY(WdfIoQueueState State) => State.IsReady;

    /// <inheritdoc cref="WdfIoQueueStates.get_IsStopped(WdfIoQueueState)"/>
    /// <param name="State">What WdfIoQueueGetState returned.</param>
    public static bool WDF_IO_QUEUE_STOPPED(WdfIoQueueState State) => State.IsStopped;

    /// <inheritdoc cref="WdfIoQueueStates.get_IsDrained(WdfIoQueueState)"/>
    /// <param name="State">What WdfIoQueueGetState returned.</param>
    public static bool WDF_IO_QUEUE_DRAINED(WdfIoQueueState State) => State.IsDrained;

    /// <inheritdoc cref="WdfIoQueueStates.get_IsPurged(WdfIoQueueState)"/>
    /// <param name="State">What WdfIoQueueGetState returned.</param>
    public static bool WDF_IO_QUEUE_PURGED(WdfIoQueueState State) => State.IsPurged;
}
