namespace Wdf.IoTargets;

/// <summary>
/// Called once for each asynchronous send that was accepted, when the request belongs to its driver again
/// (EVT_WDF_REQUEST_COMPLETION_ROUTINE). Runs at up to DISPATCH_LEVEL, on the thread of whoever completed, cancelled, timed out or started.
/// </summary>
/// <param name="request">The request.</param>
/// <param name="target">The target that it was sent to.</param>
/// <param name="completionParams">The outcome; valid during the call.</param>
/// <param name="context">What was given to SetCompletionRoutine.</param>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nc-wdfrequest-evt_wdf_request_completion_routine"/>
public delegate void EvtWdfRequestCompletionRoutine(WdfRequest request, WdfIoTarget target, in WdfRequestCompletionParams completionParams, object? context);
