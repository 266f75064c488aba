namespace Wdf.IoTargets.Tests.Kernel;

public class LeftOverTests
{
    [Fact]
    public void An_irp_that_was_never_freed()
    {
        using var kernel = Simulation.Fifo();

        kernel.FailureOf(() => IoManager.AllocateIrp(kernel, 1)).Message
            .Should().Be("Left over: IRP 1: was allocated and never freed (IoFreeIrp).");
    }

    [Fact]
    public void An_irp_that_is_still_in_flight_and_who_has_it()
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
            var irp = IoManager.AllocateIrp(kernel, 1)!;
            irp.SetCompletionRoutine(static (_, _, _) => NtStatus.MoreProcessingRequired, null, true, true, true);
            IoManager.CallDriver(device, irp);
        });

        failure.Message.Should().Be("Left over: IRP 1: was sent and never completed; silent has it.");
    }

    [Fact]
    public void A_thread_that_is_stuck_and_where()
    {
        using var kernel = Simulation.Fifo();
        var failure = kernel.FailureOf(() =>
        {
            var never = new KernelEvent(kernel, KernelEventType.Notification, name: "never");
            kernel.Spawn("stuck", () => kernel.Wait(never, KernelTimeout.Infinite));
            kernel.Spawn("sleeper", () => kernel.Sleep(TimeSpan.FromHours(1)));
            kernel.Spawn("idler", () => kernel.RunFor(TimeSpan.FromHours(1)));
        });

        failure.Should().BeOfType<KernelRunException>().Which.Findings.Should().Equal(
            "Left over: stuck is stuck: it waits for never (not signaled).",
            "Left over: sleeper is stuck: it sleeps.",
            "Left over: idler is stuck: it lets others run (RunFor, RunUntil or RunUntilIdle).");
    }

    [Fact]
    public void A_late_write_is_found_by_its_pattern()
    {
        using var kernel = Simulation.Fifo();
        var failure = kernel.FailureOf(() =>
        {
            var pool = kernel.AllocatePool(16);
            WriteAfterFree(kernel, pool);
        });

        failure.Message.Should().Contain("Late write: byte 5 of a buffer of 16 bytes was written after body gave the buffer back");
    }

    [Fact]
    public void An_mdl_that_was_never_unlocked()
    {
        using var kernel = Simulation.Fifo();
        var failure = kernel.FailureOf(() => IoManager.AllocateMdl(kernel, new byte[10])!.ProbeAndLock(LockOperation.IoWriteAccess));

        failure.Message.Should().Contain("MDL 1: its pages were never unlocked (MmUnlockPages, then IoFreeMdl).");
    }

    [Fact]
    public void They_are_listed_in_the_order_of_their_numbers()
    {
        using var kernel = Simulation.Fifo();
        var failure = kernel.FailureOf(() =>
        {
            var irps = Enumerable.Range(0, 5).Select(_ => IoManager.AllocateIrp(kernel, 1)!).ToArray();
            IoManager.FreeIrp(irps[1]);
            IoManager.FreeIrp(irps[0]);
            IoManager.AllocateIrp(kernel, 1);
        });

        failure.Should().BeOfType<KernelRunException>().Which.Findings.Select(static f => f[..16])
            .Should().Equal("Left over: IRP 3", "Left over: IRP 4", "Left over: IRP 5", "Left over: IRP 6");
    }

    [Fact]
    public void They_can_be_turned_off()
    {
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { CheckLeftOvers = false });
        kernel.Run(() => IoManager.AllocateIrp(kernel, 1));
    }

    [Fact]
    public void Verify_reports_them_for_a_harness_without_run()
    {
        using var kernel = Simulation.Fifo();
        IoManager.AllocateIrp(kernel, 1);

        FluentActions.Invoking(kernel.Verify).Should().Throw<KernelRunException>().WithMessage("*never freed*");
    }

    private static void WriteAfterFree(SimulatedKernel kernel, Memory<byte> pool)
    {
        var span = pool.Span;
        kernel.FreePool(pool);
        span[5] = 1;
    }
}
