namespace Wdf.IoTargets;

/// <summary>What a queue has to do next, and for which request.</summary>
internal readonly record struct DueRequest(QueueStep Step, WdfRequest Request);
