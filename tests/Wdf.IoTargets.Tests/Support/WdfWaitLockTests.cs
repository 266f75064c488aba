using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Support;

public class WdfWaitLockTests
{
    [Fact]
    public void Its_holder_is_in_a_critical_region()
    {
        using var bed = new SupportBed();
        bed.Run(() =>
        {
            var waitLock = bed.WaitLock();
            waitLock.Acquire().Should().Be(NtStatus.Success);
            KernelActor.Current!.CriticalRegionDepth.Should().Be(1);
            waitLock.Acquire(0).Should().Be(NtStatus.Timeout, "a lock without an owner knows no recursion");
            KernelActor.Current!.CriticalRegionDepth.Should().Be(1);
            waitLock.Release();
            KernelActor.Current!.CriticalRegionDepth.Should().Be(0);
        });
    }

    [Fact]
    public void A_limit_passes_in_simulated_time()
    {
        using var bed = new SupportBed();
        bed.Run(() =>
        {
            var waitLock = bed.WaitLock();
            waitLock.Acquire();
            var waiter = bed.Kernel.Spawn("waiter", () => waitLock.Acquire(WdfTimeout.Relative(TimeSpan.FromMilliseconds(20))).Should().Be(NtStatus.Timeout));
            waiter.Join();
            bed.Kernel.Elapsed.Should().Be(TimeSpan.FromMilliseconds(20));
            waitLock.Release();
        });
    }

    [Fact]
    public void At_dispatch_level_the_verifier_breaks_unless_the_limit_is_zero()
    {
        using var bed = new SupportBed(TestBed.Bed.Continuing);
        bed.Run(() =>
        {
            var waitLock = bed.WaitLock();
            bed.Kernel.RaiseIrql(Irql.Dispatch);
            waitLock.Acquire().Should().Be(NtStatus.InvalidDeviceRequest);
            waitLock.Acquire(0).Should().Be(NtStatus.Success);
            waitLock.Release();
            bed.Kernel.LowerIrql(Irql.Passive);
            bed.Kernel.Violations.Should().ContainSingle();
        });
    }

    [Fact]
    public void Two_locks_in_two_orders_deadlock_and_the_report_names_both_holders()
    {
        using var bed = new SupportBed(Bed.Continuing);
        var message = bed.Deadlocks(() =>
        {
            var (a, b) = (bed.WaitLock(), bed.WaitLock());
            var other = bed.Kernel.Spawn("other", () =>
            {
                b.Acquire();
                a.Acquire();
            });
            a.Acquire();
            bed.Kernel.RunUntilIdle();
            b.Acquire();
            other.Join();
        });

        message.Should().MatchRegex(@"body waits for wait lock \d+ \(held by other\)").And.MatchRegex(@"other waits for wait lock \d+ \(held by body\)");
    }

    [Fact]
    public void No_order_lets_two_threads_in_at_once()
    {
        for (var seed = 1; seed <= 50; seed++)
        {
            using var bed = new SupportBed(SupportBed.Seeded(seed));
            var inside = 0;
            var most = 0;
            bed.Run(() =>
            {
                var waitLock = bed.WaitLock();
                var threads = Enumerable.Range(0, 3).Select(i => bed.Kernel.Spawn($"thread {i}", () =>
                {
                    waitLock.Acquire();
                    most = Math.Max(most, ++inside);
                    Interleave.Point();
                    inside--;
                    waitLock.Release();
                })).ToArray();
                Array.ForEach(threads, static t => t.Join());
            });
            most.Should().Be(1);
        }
    }
}
