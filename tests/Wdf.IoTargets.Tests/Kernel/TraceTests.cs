namespace Wdf.IoTargets.Tests.Kernel;

public class TraceTests
{
    [Fact]
    public void It_keeps_the_latest_events_up_to_its_capacity()
    {
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { TraceCapacity = 512 });
        kernel.Run(() =>
        {
            var e = new KernelEvent(kernel, KernelEventType.Notification);
            for (var i = 0; i < 1000; i++)
            {
                e.Set();
            }

            kernel.Trace.TotalCount.Should().Be(1000);
            kernel.Trace.Records().Should().HaveCount(512);
            kernel.Trace.Records()[0].Sequence.Should().Be(489);
            kernel.Trace.Records()[^1].Sequence.Should().Be(1000);
        });
    }

    [Fact]
    public void It_tells_the_steps_of_one_object_in_order()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            var guard = new KernelSpinLock(kernel);
            var other = new KernelEvent(kernel, KernelEventType.Notification);
            guard.Release(guard.Acquire());
            other.Set();
            guard.Release(guard.Acquire());

            kernel.Trace.StepsOf(guard).Should().Equal(
                KernelStep.LockAcquiring, KernelStep.LockReleased, KernelStep.LockAcquiring, KernelStep.LockReleased);
            kernel.Trace.Clear();
            kernel.Trace.Records().Should().BeEmpty();
        });
    }

    [Fact]
    public void A_record_says_who_when_and_at_which_level()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            var e = new KernelEvent(kernel, KernelEventType.Notification);
            kernel.RunFor(Simulation.Ms(2));
            kernel.Post("dpc", () => e.Set());
            kernel.RunUntilIdle();
            var record = kernel.Trace.Of(e).Single();
            record.Actor!.Name.Should().Be("dpc");
            record.Irql.Should().Be(Irql.Dispatch);
            record.Time.Should().Be(Simulation.Ms(2).Ticks);
        });
    }

    [Fact]
    public void It_renders_a_line_for_each_event()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            var e = new KernelEvent(kernel, KernelEventType.Notification, name: "answer");
            kernel.RunFor(Simulation.Ms(1.5));
            kernel.Post("dpc", () => e.Set());
            kernel.RunUntilIdle();
        });

        kernel.Trace.Render().ReplaceLineEndings("\n").Should().Be(
            "     1.500 ms  dpc begins to run  (dpc, Dispatch)\n"
            + "     1.500 ms  EventSet: answer  (dpc, Dispatch)\n");
    }

    [Fact]
    public void It_shows_the_way_of_an_irp()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            var device = new DeviceObject(new DriverObject(kernel)) { Name = "disk" };
            var irp = IoManager.BuildSynchronousFsdRequest(MajorFunction.FlushBuffers, device, default, null, new KernelEvent(kernel, KernelEventType.Notification), new IoStatusTarget())!;
            IoManager.CallDriver(device, irp);
            kernel.Trace.Render(irp).ReplaceLineEndings("\n").Should().Be(
                "     0.000 ms  IRP 1 reaches disk  (body)\n"
                + "     0.000 ms  IRP 1 completed by disk: STATUS_INVALID_DEVICE_REQUEST, 0 bytes  (body)\n"
                + "     0.000 ms  IRP 1 finished: STATUS_INVALID_DEVICE_REQUEST, 0 bytes  (body)\n");
        });
    }

    [Fact]
    public void The_history_of_the_subject_is_in_the_violation()
    {
        using var kernel = Simulation.Fifo();
        kernel.FailureOf(() =>
        {
            var guard = new KernelSpinLock(kernel, "guard");
            guard.Release(guard.Acquire());
            guard.Release(Irql.Passive);
        }).Message.Should().Contain("recent history:").And.Contain("LockAcquiring: guard").And.Contain("LockReleased: guard");
    }

    [Fact]
    public void It_is_off_in_concurrent_mode_by_default()
    {
        using var kernel = Simulation.Concurrent();
        kernel.Trace.Capacity.Should().Be(0);
    }

    [Fact]
    public void A_sink_of_the_callers_own_gets_every_event_too()
    {
        var sink = new CountingSink();
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Sink = sink });
        kernel.Run(() => new KernelEvent(kernel, KernelEventType.Notification).Set());

        sink.Steps.Should().Equal(kernel.Trace.Records().Select(static r => r.Step));
    }

    private sealed class CountingSink : IStepSink
    {
        public List<KernelStep> Steps { get; } = [];

        public void OnStep(in StepRecord record) => Steps.Add(record.Step);
    }
}
