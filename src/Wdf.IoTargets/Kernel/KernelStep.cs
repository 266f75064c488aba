namespace Wdf.IoTargets;

/// <summary>
/// The named steps of the simulated kernel. Traces, logs, verifier rules, <see cref="SimulatedKernel.At"/>,
/// <see cref="SimulatedKernel.HoldAt"/> and schedules all speak of these. The names are stable.
/// </summary>
public enum KernelStep
{
    /// <summary>Driver code or the test calls into the framework; a scheduling point, not traced.</summary>
    DdiCalled,

    /// <summary>A point that driver code placed itself, or an interlocked operation of driver code.</summary>
    DriverPoint,

    /// <summary>A logical thread or a unit begins to run.</summary>
    ActorStarted,

    /// <summary>A logical thread or a unit has ended.</summary>
    ActorEnded,

    /// <summary>An actor is about to wait.</summary>
    Waiting,

    /// <summary>A wait has ended; the status says how.</summary>
    WaitEnded,

    /// <summary>An event is set.</summary>
    EventSet,

    /// <summary>A lock is about to be taken.</summary>
    LockAcquiring,

    /// <summary>A lock was released.</summary>
    LockReleased,

    /// <summary>An object was created.</summary>
    ObjectCreated,

    /// <summary>An object is being deleted.</summary>
    ObjectDeleted,

    /// <summary>An object's cleanup callback is about to run.</summary>
    CleanupCalled,

    /// <summary>An object's destroy callback is about to run.</summary>
    DestroyCalled,

    /// <summary>A request was formatted for a target (partner).</summary>
    RequestFormatted,

    /// <summary>A request is about to enter a target's gate (partner).</summary>
    RequestSending,

    /// <summary>A target (partner) accepted the request and hands its IRP down.</summary>
    RequestSent,

    /// <summary>A stopped target (partner) keeps the request until it is started.</summary>
    RequestPended,

    /// <summary>A request could not be sent; the status says why. It still belongs to its driver.</summary>
    RequestNotSent,

    /// <summary>The request's IRP came back to the target (partner).</summary>
    RequestReturned,

    /// <summary>Somebody asks for the cancellation of a sent request.</summary>
    RequestCancelling,

    /// <summary>The time-out of a sent request has expired; its DPC is about to cancel it.</summary>
    RequestTimedOut,

    /// <summary>The time-out of a request was armed.</summary>
    RequestTimerArmed,

    /// <summary>A sent request is finished: the target (partner) no longer has a part in it.</summary>
    RequestFinished,

    /// <summary>A request's completion routine is about to run.</summary>
    CompletionRoutineCalled,

    /// <summary>A request's completion routine has returned.</summary>
    CompletionRoutineReturned,

    /// <summary>A request was made fit for another use.</summary>
    RequestReused,

    /// <summary>A queue (partner) presents the request to the driver.</summary>
    RequestPresented,

    /// <summary>A driver completes a presented request.</summary>
    RequestCompleting,

    /// <summary>A driver gives a presented request away for good (send and forget).</summary>
    RequestForgotten,

    /// <summary>A presented request entered a queue (partner).</summary>
    RequestQueued,

    /// <summary>A driver makes a presented request cancelable, or takes that back.</summary>
    RequestCancelableChanged,

    /// <summary>A presented request's cancel callback is about to run.</summary>
    RequestCancelCalled,

    /// <summary>A target changed its state, or is about to.</summary>
    TargetStateChanging,

    /// <summary>A target waits for its sent requests.</summary>
    TargetWaiting,

    /// <summary>An IRP is handed to a driver by IoCallDriver; the partner is the device object.</summary>
    IrpCalled,

    /// <summary>A driver marked an IRP pending.</summary>
    IrpMarkedPending,

    /// <summary>A driver completes an IRP: IoCompleteRequest begins; the partner is the device object.</summary>
    IrpCompleting,

    /// <summary>An IRP completion routine set by IoSetCompletionRoutine is about to run.</summary>
    IrpRoutineCalled,

    /// <summary>An IRP's completion has reached its originator.</summary>
    IrpFinished,

    /// <summary>IoCancelIrp begins.</summary>
    IrpCancelling,

    /// <summary>An IRP's cancel routine is about to run.</summary>
    IrpCancelRoutineCalled,

    /// <summary>A driver sets or clears an IRP's cancel routine.</summary>
    IrpCancelRoutineChanged,

    /// <summary>A rule was broken; the violation tells more.</summary>
    Violation,

    /// <summary>A DPC is about to be queued.</summary>
    DpcQueuing,

    /// <summary>A timer of driver code is about to be set or cancelled.</summary>
    TimerSetting,

    /// <summary>A work item is about to be queued.</summary>
    WorkItemQueuing,

    /// <summary>WdfIoQueueFindRequest gives a request of a queue (partner) to look at, with a reference; the queue still owns it.</summary>
    RequestFound,

    /// <summary>EvtIoStop of a queue (partner) is about to be called for a request; the information is its action flags.</summary>
    RequestStopCalled,

    /// <summary>EvtIoResume of a queue (partner) is about to be called for a request.</summary>
    RequestResumeCalled,

    /// <summary>A driver starts, stops, drains or purges a queue.</summary>
    QueueStateChanging,

    /// <summary>A callback of a driver that waited for a state of a queue, or for requests in it, is about to be called.</summary>
    QueueStateCalled,
}
