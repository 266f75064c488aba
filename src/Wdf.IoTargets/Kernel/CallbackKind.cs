namespace Wdf.IoTargets;

/// <summary>By which kind of callback driver code was entered. Names that begin with Evt are the framework's, the others those of a WDM driver.</summary>
internal enum CallbackKind : byte
{
    /// <summary>No callback: the framework's own code.</summary>
    None,

    /// <summary>EvtDriverDeviceAdd.</summary>
    EvtDriverDeviceAdd,

    /// <summary>EvtDriverUnload.</summary>
    EvtDriverUnload,

    /// <summary>EvtIoRead.</summary>
    EvtIoRead,

    /// <summary>EvtIoWrite.</summary>
    EvtIoWrite,

    /// <summary>EvtIoDeviceControl.</summary>
    EvtIoDeviceControl,

    /// <summary>EvtIoInternalDeviceControl.</summary>
    EvtIoInternalDeviceControl,

    /// <summary>EvtIoDefault.</summary>
    EvtIoDefault,

    /// <summary>EvtIoCanceledOnQueue.</summary>
    EvtIoCanceledOnQueue,

    /// <summary>EvtIoStop.</summary>
    EvtIoStop,

    /// <summary>EvtIoResume.</summary>
    EvtIoResume,

    /// <summary>EvtIoQueueState: a stop, drain or purge is complete, or a manual queue is ready.</summary>
    EvtIoQueueState,

    /// <summary>EvtIoInCallerContext.</summary>
    EvtIoInCallerContext,

    /// <summary>A callback of a forward progress policy.</summary>
    EvtIoForwardProgress,

    /// <summary>EvtRequestCancel.</summary>
    EvtRequestCancel,

    /// <summary>EvtRequestCompletionRoutine.</summary>
    EvtRequestCompletionRoutine,

    /// <summary>EvtIoTargetQueryRemove, EvtIoTargetRemoveCanceled or EvtIoTargetRemoveComplete.</summary>
    EvtIoTargetEvent,

    /// <summary>EvtCleanupCallback.</summary>
    EvtCleanup,

    /// <summary>EvtDestroyCallback.</summary>
    EvtDestroy,

    /// <summary>EvtTimerFunc.</summary>
    EvtTimer,

    /// <summary>EvtDpcFunc.</summary>
    EvtDpc,

    /// <summary>EvtWorkItem.</summary>
    EvtWorkItem,

    /// <summary>A dispatch routine; that of a framework driver's device is the framework's own, see <see cref="CallbackEntry.IsFramework"/>.</summary>
    Dispatch,

    /// <summary>A cancel routine, entered with the cancel spin lock held.</summary>
    Cancel,

    /// <summary>A completion routine of an IRP.</summary>
    Completion,

    /// <summary>A DPC routine of a WDM driver.</summary>
    Dpc,

    /// <summary>Code of a simulated device at DISPATCH_LEVEL (<see cref="SimulatedKernel.Post"/>).</summary>
    Posted,

    /// <summary>A routine of an IO_WORKITEM.</summary>
    WorkItem,

    /// <summary>The body of a thread (<see cref="SimulatedKernel.Spawn"/>).</summary>
    Thread,

    /// <summary>A method of a simulated driver, which may be asynchronous.</summary>
    Method,
}
