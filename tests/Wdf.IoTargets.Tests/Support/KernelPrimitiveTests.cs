namespace Wdf.IoTargets.Tests.Support;

public class KernelPrimitiveTests
{
    [Fact]
    public void A_semaphore_lets_as_many_in_as_it_counts()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var semaphore = new KernelSemaphore(kernel, 1, 2);
            kernel.Wait(semaphore, KernelTimeout.Infinite).Should().Be(NtStatus.Success);
            kernel.Wait(semaphore, KernelTimeout.Zero).Should().Be(NtStatus.Timeout);
            semaphore.Release(2).Should().Be(0);
            semaphore.Count.Should().Be(2);
        });
    }

    [Fact]
    public void A_mutex_may_be_taken_again_by_its_owner_and_by_nobody_else()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var mutex = new KernelMutex(kernel);
            kernel.Wait(mutex, KernelTimeout.Infinite);
            kernel.Wait(mutex, KernelTimeout.Zero).Should().Be(NtStatus.Success);
            kernel.Spawn("other", () => kernel.Wait(mutex, KernelTimeout.Zero).Should().Be(NtStatus.Timeout)).Join();
            mutex.Release().Should().BeFalse();
            mutex.Release().Should().BeTrue();
            mutex.IsFree.Should().BeTrue();
        });
    }

    [Fact]
    public void A_wait_for_any_takes_one_and_says_which()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var first = new KernelEvent(kernel, KernelEventType.Synchronization);
            var second = new KernelEvent(kernel, KernelEventType.Synchronization);
            kernel.Spawn("setter", () => second.Set());
            kernel.WaitForMultiple([first, second], KernelWaitType.Any, KernelTimeout.Infinite).Should().Be((NtStatus)1);
            second.IsSignaled.Should().BeFalse();
            kernel.WaitForMultiple([first, second], KernelWaitType.Any, KernelTimeout.After(TimeSpan.FromMilliseconds(1))).Should().Be(NtStatus.Timeout);
        });
    }

    [Fact]
    public void A_wait_for_all_takes_none_before_all_are_there()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var first = new KernelEvent(kernel, KernelEventType.Synchronization, signaled: true);
            var second = new KernelEvent(kernel, KernelEventType.Synchronization);
            var waiter = kernel.Spawn("waiter", () =>
                kernel.WaitForMultiple([first, second], KernelWaitType.All, KernelTimeout.Infinite).Should().Be(NtStatus.Success));
            kernel.RunUntilIdle();
            first.IsSignaled.Should().BeTrue();
            second.Set();
            waiter.Join();
            first.IsSignaled.Should().BeFalse();
        });
    }

    [Fact]
    public void A_synchronization_timer_releases_one_waiter()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var timer = new KernelTimerObject(kernel, KernelEventType.Synchronization);
            timer.Set(WdfTimeout.Relative(TimeSpan.FromMilliseconds(3)));
            kernel.Wait(timer, KernelTimeout.Infinite).Should().Be(NtStatus.Success);
            kernel.Elapsed.Should().Be(TimeSpan.FromMilliseconds(3));
            timer.IsSignaled.Should().BeFalse();
        });
    }

    [Fact]
    public void A_fast_mutex_raises_its_owner_to_apc_level()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var mutex = new KernelFastMutex(kernel);
            mutex.Acquire();
            kernel.CurrentIrql.Should().Be(Irql.Apc);
            mutex.Release();
            kernel.CurrentIrql.Should().Be(Irql.Passive);
        });
    }

    [Fact]
    public void A_body_that_waits_for_ever_behind_a_periodic_timer_is_a_deadlock()
    {
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { BlockedBodyLimit = TimeSpan.FromSeconds(10) });
        var run = () => kernel.Run(() =>
        {
            var timer = new KernelTimerObject(kernel);
            timer.Set(0, period: 100, new KernelDpc(kernel, static _ => { }));
            kernel.Wait(new KernelEvent(kernel, KernelEventType.Notification, name: "never"), KernelTimeout.Infinite);
        });
        run.Should().Throw<KernelDeadlockException>().Which.Message.Should().Contain("Timers still expire").And.Contain("body waits for never");
    }
}
