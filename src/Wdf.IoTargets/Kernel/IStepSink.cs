namespace Wdf.IoTargets;

/// <summary>Receives every event of a kernel. The kernel has one sink; trace, log and metrics are sinks.</summary>
/// <remarks>Called on the thread that took the step, never while an internal lock is held. A sink must not call back into the kernel.</remarks>
public interface IStepSink
{
    /// <summary>Takes one event.</summary>
    /// <param name="record">The event.</param>
    void OnStep(in StepRecord record);
}
