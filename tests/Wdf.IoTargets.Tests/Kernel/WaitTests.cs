namespace Wdf.IoTargets.Tests.Kernel;

public class WaitTests
{
    [Fact]
    public void A_wait_ends_with_its_time_out_and_leaves_the_queue()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            var e = new KernelEvent(kernel, KernelEventType.Synchronization);
            kernel.Wait(e, KernelTimeout.After(Simulation.Ms(2))).Should().Be(NtStatus.Timeout);
            kernel.Elapsed.Should().Be(Simulation.Ms(2));
            e.Set();
            e.IsSignaled.Should().BeTrue();
        });
    }

    [Fact]
    public void A_signal_before_the_time_out_ends_the_wait_and_disarms_it()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            var e = new KernelEvent(kernel, KernelEventType.Synchronization);
            kernel.Spawn("setter", () =>
            {
                kernel.Sleep(Simulation.Ms(1));
                e.Set();
            });
            kernel.Wait(e, KernelTimeout.After(Simulation.Ms(5))).Should().Be(NtStatus.Success);
            kernel.Elapsed.Should().Be(Simulation.Ms(1));
            kernel.Wait(e, KernelTimeout.After(Simulation.Ms(100))).Should().Be(NtStatus.Timeout);
            kernel.Elapsed.Should().Be(Simulation.Ms(101));
        });
    }

    [Fact]
    public void An_absolute_limit_counts_from_1601()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            var e = new KernelEvent(kernel, KernelEventType.Synchronization);
            var due = kernel.SystemTime + Simulation.Ms(4).Ticks;
            kernel.Wait(e, new KernelTimeout(due)).Should().Be(NtStatus.Timeout);
            kernel.SystemTime.Should().Be(due);
            kernel.Wait(e, new KernelTimeout(1)).Should().Be(NtStatus.Timeout);
            kernel.SystemTime.Should().Be(due);
        });
    }

    [Fact]
    public void Join_waits_for_the_end_of_a_thread_before_and_after_it()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            var thread = kernel.Spawn("worker", () => kernel.Sleep(Simulation.Ms(1)));
            thread.HasEnded.Should().BeFalse();
            thread.Join();
            thread.HasEnded.Should().BeTrue();
            thread.Join();
        });
    }

    [Fact]
    public void A_poll_takes_a_signaled_event_at_dispatch_level_too()
    {
        using var kernel = Simulation.Fifo();
        var results = new List<NtStatus>();
        kernel.Run(() =>
        {
            var e = new KernelEvent(kernel, KernelEventType.Synchronization, signaled: true);
            kernel.Post("dpc", () =>
            {
                results.Add(kernel.Wait(e, KernelTimeout.Zero));
                results.Add(kernel.Wait(e, KernelTimeout.Zero));
            });
        });

        results.Should().Equal(NtStatus.Success, NtStatus.Timeout);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Blocking_at_dispatch_level_is_a_violation_that_names_the_remedy(bool inUnit)
    {
        using var kernel = Simulation.Unruled();
        var failure = kernel.FailureOf(() =>
        {
            var e = new KernelEvent(kernel, KernelEventType.Notification, name: "answer");
            if (inUnit)
            {
                kernel.Post("dpc", () => kernel.Wait(e, KernelTimeout.Infinite));
                kernel.RunUntilIdle();
            }

            kernel.RaiseIrql(Irql.Dispatch);
            kernel.Wait(e, KernelTimeout.After(Simulation.Ms(1)));
        });

        failure.Should().BeOfType<WdfViolationException>().Which.Violation.BugCheckCode.Should().Be(0xA);
        failure.Message.Should().Contain($"{(inUnit ? "dpc" : "body")} tried to block at Dispatch (answer)")
            .And.Contain("send asynchronously with a completion routine");
    }

    [Fact]
    public void Sleeping_at_dispatch_level_is_a_violation()
    {
        using var kernel = Simulation.Unruled();
        var failure = kernel.FailureOf(() =>
        {
            kernel.RaiseIrql(Irql.Dispatch);
            kernel.Sleep(Simulation.Ms(1));
        });

        failure.Should().BeOfType<WdfViolationException>().Which.Message.Should().Contain("a delay");
    }
}
