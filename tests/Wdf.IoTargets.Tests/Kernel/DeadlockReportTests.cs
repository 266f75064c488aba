namespace Wdf.IoTargets.Tests.Kernel;

public class DeadlockReportTests
{
    [Fact]
    public void It_says_who_waits_for_what_and_what_to_do()
    {
        using var kernel = Simulation.Fifo();
        var failure = kernel.FailureOf(() =>
        {
            var answer = new KernelEvent(kernel, KernelEventType.Notification, name: "answer");
            var worker = kernel.Spawn("worker", () => kernel.Wait(answer, KernelTimeout.Infinite));
            worker.Join();
        });

        failure.Should().BeOfType<KernelDeadlockException>();
        failure.Message.ReplaceLineEndings("\n").Should().Be(
            "Deadlock: nothing can run and no timer is armed.\n"
            + "  body waits for end of worker (not signaled)\n"
            + "  worker waits for answer (not signaled)\n"
            + "What to do: let the lower driver answer, give the send a time-out, or release what the thread waits for.");
    }

    [Fact]
    public void It_names_irps_that_are_still_in_flight()
    {
        using var kernel = Simulation.Fifo();
        var failure = kernel.FailureOf(() =>
        {
            var device = new DeviceObject(new DriverObject(kernel)) { Name = "silent" };
            device.DriverObject.SetAll(static (_, irp) =>
            {
                irp.MarkIrpPending();
                return NtStatus.Pending;
            });
            var done = new KernelEvent(kernel, KernelEventType.Notification, name: "done");
            var irp = IoManager.BuildSynchronousFsdRequest(MajorFunction.FlushBuffers, device, default, null, done, new IoStatusTarget())!;
            IoManager.CallDriver(device, irp);
            kernel.Wait(done, KernelTimeout.Infinite);
        });

        failure.Message.Should().Contain("IRP 1: was sent and never completed; silent has it.");
    }

    [Fact]
    public void A_blocked_body_with_a_timer_armed_is_no_deadlock()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            var e = new KernelEvent(kernel, KernelEventType.Notification);
            kernel.Spawn("late", () =>
            {
                kernel.Sleep(TimeSpan.FromDays(3));
                e.Set();
            });
            kernel.Wait(e, KernelTimeout.Infinite).Should().Be(NtStatus.Success);
        });
    }
}
