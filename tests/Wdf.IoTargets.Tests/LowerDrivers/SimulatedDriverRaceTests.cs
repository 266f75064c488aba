namespace Wdf.IoTargets.Tests.LowerDrivers;

public sealed class SimulatedDriverRaceTests
{
    [Theory]
    [InlineData(ServiceMode.Parallel)]
    [InlineData(ServiceMode.Sequential)]
    public void Completion_cancellation_and_removal_may_meet_at_any_step_and_the_irp_ends_once(ServiceMode mode)
    {
        var outcomes = new HashSet<NtStatus>();
        for (var seed = 0; seed < 300; seed++)
        {
            using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Strategy = new RandomStrategy(seed) });
            kernel.Run(() =>
            {
                var answer = new TaskCompletionSource();
                var device = new SlowDevice(kernel, mode) { Time = TimeSpan.Zero, Awaits = answer.Task };
                var irp = NewRead(device, out var done);
                var others = new[]
                {
                    kernel.Spawn("canceller", () => IoManager.CancelIrp(irp)),
                    kernel.Spawn("answerer", () => kernel.Post("answer", answer.SetResult)),
                    kernel.Spawn("remover", () =>
                    {
                        if (seed % 2 == 0)
                        {
                            device.Remove();
                        }
                    }),
                };

                IoManager.CallDriver(device.Device, irp);
                kernel.Wait(done, KernelTimeout.Infinite);
                Array.ForEach(others, o => o.Join());

                outcomes.Add(irp.IoStatus.Status);
                IoManager.FreeIrp(irp);
            });
        }

        outcomes.Should().BeEquivalentTo([NtStatus.Success, NtStatus.Cancelled, NtStatus.DeviceRemoved]);
    }

    [Fact]
    public void Real_threads_complete_every_request_once()
    {
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Mode = SchedulingMode.Concurrent });
        kernel.Run(() =>
        {
            var store = new ScriptedDriver(kernel) { CompleteInline = false };
            var device = new LatencyFilter(store.Device, TimeSpan.Zero, TimeSpan.FromMilliseconds(2));
            var results = new System.Collections.Concurrent.ConcurrentBag<NtStatus>();
            var threads = Enumerable.Range(0, 4).Select(t => kernel.Spawn($"sender {t}", () =>
            {
                for (var i = 0; i < 100; i++)
                {
                    results.Add(CancelSometimes(device, i));
                }
            })).ToList();
            threads.ForEach(t => t.Join());

            results.Should().HaveCount(400).And.OnlyContain(s => s == NtStatus.Success || s == NtStatus.Cancelled);
            device.HeldIrps.Should().BeEmpty();
            store.HeldIrps.Should().BeEmpty();
        });
    }

    // An IRP of the sender's own: kept from being freed by its routine, so that it can be cancelled at any time.
    private static NtStatus CancelSometimes(LowerDriver to, int number)
    {
        var irp = NewRead(to, out var done);
        IoManager.CallDriver(to.Device, irp).Should().Be(NtStatus.Pending);
        if (number % 3 == 0)
        {
            IoManager.CancelIrp(irp);
        }

        to.Kernel.Wait(done, KernelTimeout.Infinite);
        var status = irp.IoStatus.Status;
        IoManager.FreeIrp(irp);
        return status;
    }

    private static Irp NewRead(LowerDriver to, out KernelEvent done)
    {
        var irp = IoManager.AllocateIrp(to.Kernel, to.Device.StackSize)!;
        var completed = done = new KernelEvent(to.Kernel, KernelEventType.Notification);
        irp.GetNextIrpStackLocation().MajorFunction = MajorFunction.Read;
        irp.SetCompletionRoutine(
            (_, _, _) =>
            {
                completed.Set();
                return NtStatus.MoreProcessingRequired;
            },
            null,
            true,
            true,
            true);
        return irp;
    }
}
