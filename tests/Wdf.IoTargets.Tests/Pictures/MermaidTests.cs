namespace Wdf.IoTargets.Tests.Pictures;

public class MermaidTests
{
    [Fact]
    public void One_request_that_times_out()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var (driver, target) = Drawn.Stack(kernel);
            Drawn.Send(driver, target, Drawn.Pended, TimeSpan.FromMilliseconds(250));
            kernel.RunFor(TimeSpan.FromMilliseconds(500));
        });

        kernel.Trace.ToMermaid().Should().Be("""
            sequenceDiagram
                participant L0 as driver under test
                participant L1 as I/O target 1
                participant L2 as disk
                participant L3 as kernel
                Note over L0,L3: 0.000 ms
                L0->>L1: request 1 sent to I/O target 1
                L1->>L2: IRP 1 reaches disk
                Note over L2: IRP 1 marked pending by disk
                Note over L0,L3: 250.000 ms
                L3-)L2: time-out of request 1 expired
                Note over L2: cancellation of request 1 asked for
                Note over L2: cancel routine of IRP 1 called (disk)
                Note over L2: IRP 1 completed by disk: STATUS_CANCELLED, 0 bytes
                L2-->>L1: request 1 came back to I/O target 1: STATUS_CANCELLED, 0 bytes
                L1-->>L0: request 1 finished: STATUS_IO_TIMEOUT, 0 bytes

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Only_what_concerns_one_request()
    {
        using var kernel = new SimulatedKernel();
        WdfRequest? first = null;
        kernel.Run(() =>
        {
            var (driver, target) = Drawn.Stack(kernel);
            first = Drawn.Send(driver, target, Drawn.Answered);
            Drawn.Send(driver, target, Drawn.Answered);
            kernel.RunFor(TimeSpan.FromMilliseconds(5));
        });

        kernel.Trace.ToMermaid().Should().Contain("request 2 sent");
        kernel.Trace.ToMermaid(first).Should().Contain("request 1 sent").And.NotContain("request 2");
    }

    [Fact]
    public void The_application_s_request_goes_through_queue_driver_and_target()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() => Applications.Read(kernel));

        var lines = kernel.Trace.ToMermaid().Split('\n').Select(static l => l.Trim()).ToList();
        lines.Should().ContainInOrder(
            "participant L0 as test",
            "participant L1 as queue 1",
            "participant L2 as driver under test",
            "participant L3 as I/O target 1",
            "participant L4 as disk");
        lines.Should().ContainInOrder(
            @"L0->>L2: IRP 2 reaches \Device\Top",
            "L2->>L1: request 1 entered queue 1",
            "L1->>L2: request 1 presented by queue 1",
            "L2->>L3: request 1 sent to I/O target 1",
            "L3->>L4: IRP 2 reaches disk",
            "L4-->>L3: request 1 came back to I/O target 1: STATUS_SUCCESS, 4 bytes",
            "L3-->>L2: request 1 finished: STATUS_SUCCESS, 4 bytes",
            "L2-->>L0: IRP 2 finished: STATUS_SUCCESS, 4 bytes");
    }

    [Fact]
    public void A_violation_stands_over_all_lanes()
    {
        using var kernel = new SimulatedKernel();
        var run = () => kernel.Run(() =>
        {
            var (driver, target) = Drawn.Stack(kernel);
            Drawn.Send(driver, target, Drawn.Pended).Send(target);
        });

        run.Should().Throw<WdfViolationException>();
        kernel.Trace.ToMermaid().Should().Contain("    Note over L0,L2: *** STOP: 0x0000010D (0x6, 0x3, request 1, 0x0)<br/>WDF_VIOLATION_6_");
    }

    [Fact]
    public void Names_cannot_end_a_line_or_begin_markup()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var (driver, target) = Drawn.Stack(kernel, diskName: "a;b #c\n<i>&%%{d}\0");
            Drawn.Send(driver, target, Drawn.Answered);
            kernel.RunFor(TimeSpan.FromMilliseconds(5));
        });

        kernel.Trace.ToMermaid().Split('\n').Should().Contain("    participant L2 as a#59;b #35;c<br/>#60;i#62;#38;#37;#37;{d}\uFFFD");
    }

    [Fact]
    public void An_empty_trace_is_an_empty_diagram()
    {
        using var kernel = new SimulatedKernel();
        kernel.Trace.ToMermaid().Should().Be("sequenceDiagram\n");
    }
}
