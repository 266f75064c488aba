namespace Wdf.IoTargets.Tests.Support;

public class ObjectLockTests
{
    [Fact]
    public void A_dispatch_level_device_has_a_spin_lock_and_a_passive_one_a_mutex()
    {
        using var bed = new SupportBed();
        bed.Run(() =>
        {
            bed.Device.AcquireLock();
            bed.Kernel.CurrentIrql.Should().Be(Irql.Dispatch);
            bed.Device.ReleaseLock();
            bed.Kernel.CurrentIrql.Should().Be(Irql.Passive);
        });

        using var passive = new SupportBed(level: WdfExecutionLevel.Passive);
        passive.Run(() =>
        {
            passive.Device.AcquireLock();
            passive.Kernel.CurrentIrql.Should().Be(Irql.Passive);
            KernelActor.Current!.CriticalRegionDepth.Should().Be(1);
            passive.Device.ReleaseLock();
        });
    }

    [Fact]
    public void Taking_it_twice_is_fatal()
    {
        using var bed = new SupportBed();
        bed.IsFatal(2, () =>
        {
            bed.Device.AcquireLock();
            bed.Device.AcquireLock();
        });
    }

    [Fact]
    public void An_object_without_a_lock_is_fatal()
    {
        using var bed = new SupportBed(TestBed.Bed.Unverified);
        bed.IsFatal(0xB, () => bed.Driver.AcquireLock());
    }

    [Fact]
    public void The_verifier_knows_the_order_of_device_and_queue()
    {
        using var bed = new SupportBed(TestBed.Bed.Continuing);
        bed.Run(() =>
        {
            var queue = bed.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual));
            bed.Device.AcquireLock();
            queue.AcquireLock();
            queue.ReleaseLock();
            bed.Device.ReleaseLock();
            bed.Kernel.Violations.Should().BeEmpty();

            queue.AcquireLock();
            bed.Device.AcquireLock();
            bed.Kernel.Violations.Should().ContainSingle();
            bed.Device.ReleaseLock();
            queue.ReleaseLock();
        });
    }

    [Fact]
    public void A_serialised_timer_never_overlaps_whoever_holds_the_lock()
    {
        for (var seed = 1; seed <= 50; seed++)
        {
            using var bed = new SupportBed(SupportBed.Seeded(seed), scope: WdfSynchronizationScope.Device);
            var inside = 0;
            var most = 0;
            void Visit()
            {
                most = Math.Max(most, ++inside);
                Interleave.Point();
                inside--;
            }

            bed.Run(() =>
            {
                var timer = bed.Timer(_ => Visit());
                var dpc = bed.Dpc(_ => Visit());
                timer.Start(0);
                dpc.Enqueue();
                bed.Device.AcquireLock();
                Visit();
                bed.Device.ReleaseLock();
                timer.Delete();
                dpc.Delete();
            });
            most.Should().Be(1);
        }
    }
}
