namespace Wdf.IoTargets;

/// <summary>What a queue has to do next, and for which request or callback.</summary>
/// <param name="Step">What.</param>
/// <param name="Request">The request; null where there is none.</param>
/// <param name="Callback">The callback of a state.</param>
/// <param name="Flags">What EvtIoStop is told.</param>
internal readonly record struct DueWork(QueueStep Step, WdfRequest? Request = null, StateCallback? Callback = null, WdfRequestStopActionFlags Flags = WdfRequestStopActionFlags.Invalid);
