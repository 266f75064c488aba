namespace Wdf.IoTargets.Tests.Kernel;

public class EventTests
{
    [Theory]
    [InlineData(KernelEventType.Notification, 3, true)]
    [InlineData(KernelEventType.Synchronization, 1, false)]
    public void A_signal_releases_all_or_one(KernelEventType type, int released, bool stays)
    {
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { CheckLeftOvers = false });
        var count = 0;
        kernel.Run(() =>
        {
            var go = new KernelEvent(kernel, type);
            for (var i = 0; i < 3; i++)
            {
                kernel.Spawn($"waiter {i}", () =>
                {
                    kernel.Wait(go, KernelTimeout.Infinite);
                    count++;
                });
            }

            kernel.RunUntilIdle();
            go.Set().Should().BeFalse();
            kernel.RunUntilIdle();
            go.IsSignaled.Should().Be(stays);
        });

        count.Should().Be(released);
    }

    [Fact]
    public void Set_and_clear_return_the_state_before()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            var e = new KernelEvent(kernel, KernelEventType.Notification, signaled: true);
            e.Set().Should().BeTrue();
            e.Clear().Should().BeTrue();
            e.Clear().Should().BeFalse();
            e.Set().Should().BeFalse();
            e.DescribeState().Should().Be("signaled");
        });
    }

    [Fact]
    public void A_wait_takes_the_signal_of_a_synchronization_event()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            var e = new KernelEvent(kernel, KernelEventType.Synchronization, signaled: true);
            kernel.Wait(e, KernelTimeout.Infinite).Should().Be(NtStatus.Success);
            kernel.Wait(e, KernelTimeout.Zero).Should().Be(NtStatus.Timeout);
        });
    }
}
