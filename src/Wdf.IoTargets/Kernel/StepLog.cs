using Microsoft.Extensions.Logging;

namespace Wdf.IoTargets;

/// <summary>Writes the events of a kernel to an <see cref="ILogger"/>.</summary>
internal sealed partial class StepLog(ILogger logger) : IStepSink
{
    public void OnStep(in StepRecord record)
    {
        if (record.Step == KernelStep.Violation)
        {
            LogViolation(logger, record.Subject, record.Actor, record.Time);
        }
        else if (record.Step == KernelStep.RequestTimedOut)
        {
            LogTimeout(logger, record.Subject, record.Partner, record.Time);
        }
        else
        {
            LogStep(logger, record.Step, record.Subject, record.Partner, record.Status, record.Information, record.Actor, record.Time);
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "{Step}: {Subject} {Partner} {Status} {Information} by {Actor} at {Time}")]
    private static partial void LogStep(ILogger logger, KernelStep step, KernelObject? subject, KernelObject? partner, NtStatus status, ulong information, KernelActor? actor, long time);

    [LoggerMessage(2, LogLevel.Error, "Violation about {Subject} by {Actor} at {Time}")]
    private static partial void LogViolation(ILogger logger, KernelObject? subject, KernelActor? actor, long time);

    [LoggerMessage(3, LogLevel.Warning, "Time-out of {Subject} on {Partner} expired at {Time}")]
    private static partial void LogTimeout(ILogger logger, KernelObject? subject, KernelObject? partner, long time);
}
