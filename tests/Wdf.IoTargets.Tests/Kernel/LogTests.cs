using Microsoft.Extensions.Logging;

namespace Wdf.IoTargets.Tests.Kernel;

public class LogTests
{
    [Fact]
    public void Steps_are_debug_messages_and_violations_are_errors()
    {
        var log = new ListLogger();
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Logger = log });
        kernel.FailureOf(() =>
        {
            new KernelEvent(kernel, KernelEventType.Notification, name: "answer").Set();
            new KernelSpinLock(kernel, "guard").Release(Irql.Passive);
        });

        log.Lines.Should().HaveCount(2);
        log.Lines[0].Should().StartWith("Debug EventSet: answer").And.Contain("by body");
        log.Lines[1].Should().StartWith("Error Violation about guard by body");
    }

    private sealed class ListLogger : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{logLevel} {formatter(state, exception)}");
    }
}
