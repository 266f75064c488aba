using System.Runtime.CompilerServices;

namespace Wdf.IoTargets.Tests.Kernel;

/// <summary>Where the driver called from: in the report of a violation always, in histories when it is asked for.</summary>
public class SourceLineTests
{
    [Fact]
    public void A_violation_says_where_it_was_called_from()
    {
        using var kernel = Simulation.Fifo();
        var line = 0;

        var failure = kernel.FailureOf(() =>
        {
            var guard = new KernelSpinLock(kernel, "guard");
            line = Here() + 1;
            guard.Release(Irql.Passive);
        });

        var violation = failure.Should().BeOfType<WdfViolationException>().Which.Violation;
        violation.CalledFrom.Should().Be($"SourceLineTests.cs:{line}");
        failure.Message.ReplaceLineEndings("\n").Should().Contain($"\n  called from SourceLineTests.cs:{line}\n");
    }

    [Fact]
    public void One_of_a_unit_names_the_unit_s_own_code()
    {
        using var kernel = Simulation.Fifo();
        var line = 0;

        kernel.FailureOf(() =>
        {
            kernel.Post("dpc", () =>
            {
                line = Here() + 1;
                new KernelSpinLock(kernel, "guard").Release(Irql.Passive);
            });
            kernel.RunFor(Simulation.Ms(1));
        });

        kernel.Violations.Should().ContainSingle().Which.CalledFrom.Should().Be($"SourceLineTests.cs:{line}");
    }

    [Fact]
    public void One_that_is_judged_at_the_end_was_called_from_nowhere()
    {
        using var kernel = Simulation.Fifo();

        kernel.FailureOf(() => new KernelSpinLock(kernel, "guard").Acquire());

        kernel.Violations.Should().ContainSingle().Which.CalledFrom.Should().BeNull();
    }

    [Fact]
    public void By_default_a_history_has_no_lines()
    {
        using var kernel = Simulation.Fifo();

        kernel.Run(() => WdfDriver.Create(kernel));

        kernel.Trace.SourceLines().Should().BeEmpty();
        kernel.Trace.Render().Should().NotContain(".cs:");
    }

    [Fact]
    public void With_the_option_histories_dumps_and_renderings_have_them()
    {
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { SourceLines = true });
        var line = 0;

        kernel.Run(() =>
        {
            line = Here() + 1;
            var driver = WdfDriver.Create(kernel);
            driver.Name = "driver";
            kernel.Dump(driver).Should().Contain($"driver created  (body)  at SourceLineTests.cs:{line}");
        });

        kernel.Trace.Render().Should().Contain($"  at SourceLineTests.cs:{line}");
        kernel.Trace.SourceLines().Should().HaveCount(kernel.Trace.Records().Count);
    }

    [Fact]
    public void What_a_timer_does_by_itself_has_no_line_of_the_code_that_lets_time_pass()
    {
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { SourceLines = true });

        kernel.Run(() =>
        {
            var lower = new ScriptedDriver(kernel);
            lower.OnControl(0x00222004).After(Simulation.Ms(1)).Complete(NtStatus.Success);
            var target = WdfDriver.Create(kernel).CreateDevice(lower.Device).IoTarget!;
            var bytes = 0UL;
            target.SendIoctlSynchronously(null, 0x00222004, null, null, WdfRequestSendOptions.WithTimeout(Simulation.Ms(10)), ref bytes).Should().Be(NtStatus.Success);
        });

        var lines = kernel.Trace.SourceLines();
        var completed = kernel.Trace.Records().Select((r, i) => (r.Step, Line: lines[i])).Where(static x => x.Step is KernelStep.IrpCompleting or KernelStep.IrpCalled).ToList();
        completed.Single(static x => x.Step == KernelStep.IrpCalled).Line.Should().StartWith("SourceLineTests.cs:");
        completed.Single(static x => x.Step == KernelStep.IrpCompleting).Line.Should().BeNull();
    }

    private static int Here([CallerLineNumber] int line = 0) => line;
}
