using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Support;

public class WdfSpinLockTests
{
    [Fact]
    public void It_raises_to_dispatch_level_and_restores_what_it_found()
    {
        using var bed = new SupportBed();
        bed.Run(() =>
        {
            var spinLock = bed.SpinLock();
            spinLock.Acquire();
            bed.Kernel.CurrentIrql.Should().Be(Irql.Dispatch);
            spinLock.Owner!.Name.Should().Be("body");
            spinLock.Release();
            bed.Kernel.CurrentIrql.Should().Be(Irql.Passive);
            spinLock.Owner.Should().BeNull();
        });
    }

    [Fact]
    public void Crossed_releases_restore_wrong_levels_as_in_the_real_framework()
    {
        using var bed = new SupportBed(Bed.Continuing);
        bed.Run(() =>
        {
            var (a, b) = (bed.SpinLock(), bed.SpinLock());
            a.Acquire();
            b.Acquire();
            a.Release();
            bed.Kernel.CurrentIrql.Should().Be(Irql.Passive, "that is what the acquisition of the first lock found");
            b.Release();
            bed.Kernel.CurrentIrql.Should().Be(Irql.Dispatch);
            bed.Kernel.LowerIrql(Irql.Passive);
        });
    }

    [Fact]
    public void The_verifier_stops_a_release_by_somebody_who_does_not_hold_it()
    {
        using var bed = new SupportBed();
        bed.IsFatal(0xB, () => bed.SpinLock().Release()).Message.Should().Contain("nobody holds");
    }

    [Fact]
    public void Taking_it_twice_is_a_deadlock_that_names_lock_and_holder()
    {
        using var bed = new SupportBed(Bed.Continuing);
        var message = bed.Deadlocks(() =>
        {
            var spinLock = bed.SpinLock();
            spinLock.Name = "queue lock";
            spinLock.Acquire();
            spinLock.Acquire();
        });

        message.Should().Contain("body waits for queue lock (held by body)");
    }

    [Fact]
    public void No_order_lets_two_threads_in_at_once()
    {
        for (var seed = 1; seed <= 50; seed++)
        {
            using var bed = new SupportBed(SupportBed.Seeded(seed));
            var count = 0;
            bed.Run(() =>
            {
                var spinLock = bed.SpinLock();
                var threads = Enumerable.Range(0, 3).Select(i => bed.Kernel.Spawn($"thread {i}", () =>
                {
                    spinLock.Acquire();
                    var seen = count;
                    Interleave.Point();
                    count = seen + 1;
                    spinLock.Release();
                })).ToArray();
                Array.ForEach(threads, static t => t.Join());
            });
            count.Should().Be(3);
        }
    }

    [Fact]
    public void Without_a_lock_some_order_loses_an_update()
    {
        var lost = Enumerable.Range(1, 50).Count(seed =>
        {
            using var bed = new SupportBed(SupportBed.Seeded(seed));
            var count = 0;
            bed.Run(() =>
            {
                void Increment()
                {
                    var seen = count;
                    Interleave.Point();
                    count = seen + 1;
                }

                var other = bed.Kernel.Spawn("other", Increment);
                Increment();
                other.Join();
            });
            return count == 1;
        });
        lost.Should().BePositive();
    }

    [Fact]
    public void Real_threads_exclude_each_other_too()
    {
        using var bed = new SupportBed(new SimulatedKernelOptions { Mode = SchedulingMode.Concurrent });
        var spinLock = bed.SpinLock();
        var count = 0;
        bed.Run(() =>
        {
            var threads = Enumerable.Range(0, 4).Select(i => bed.Kernel.Spawn($"thread {i}", () =>
            {
                for (var n = 0; n < 1_000; n++)
                {
                    spinLock.Acquire();
                    count++;
                    spinLock.Release();
                }
            })).ToArray();
            Array.ForEach(threads, static t => t.Join());
        });
        count.Should().Be(4_000);
    }
}
