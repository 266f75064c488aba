namespace Wdf.IoTargets.Tests.Support;

public class WdfWorkItemTests
{
    [Fact]
    public void It_runs_at_passive_level_and_once_for_each_time_that_it_was_not_queued()
    {
        using var bed = new SupportBed();
        var runs = 0;
        bed.Run(() =>
        {
            var workItem = bed.WorkItem(w =>
            {
                bed.Kernel.CurrentIrql.Should().Be(Irql.Passive);
                if (++runs == 1)
                {
                    w.Enqueue();
                }
            });
            bed.Kernel.RaiseIrql(Irql.Dispatch);
            workItem.Enqueue();
            workItem.Enqueue();
            bed.Kernel.LowerIrql(Irql.Passive);
            workItem.Flush();
            runs.Should().Be(2, "its callback has queued it again");
            workItem.Delete();
        });
    }

    [Fact]
    public void A_delete_waits_for_it()
    {
        using var bed = new SupportBed();
        var hasRun = false;
        bed.Run(() =>
        {
            var workItem = bed.WorkItem(_ =>
            {
                bed.Kernel.Sleep(TimeSpan.FromMilliseconds(5));
                hasRun = true;
            });
            workItem.Enqueue();
            workItem.Delete();
            hasRun.Should().BeTrue();
            workItem.ParentObject.Should().BeNull();
        });
    }

    [Fact]
    public void It_needs_a_callback_and_a_passive_parent_to_be_serialised_with()
    {
        using var bed = new SupportBed(TestBed.Bed.Continuing, scope: WdfSynchronizationScope.Queue);
        bed.Run(() =>
        {
            WdfWorkItem.Create(new WdfWorkItemConfig(null), SupportBed.Below(bed.Device), out _).Should().Be(NtStatus.InvalidParameter);
            var config = new WdfWorkItemConfig(static _ => { });
            WdfWorkItem.Create(config, SupportBed.Below(bed.Device), out _).Should().Be(NtStatus.WdfIncompatibleExecutionLevel);
            config.AutomaticSerialization = false;
            WdfWorkItem.Create(config, SupportBed.Below(bed.Device), out _).Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void Flushing_under_the_lock_of_its_callback_is_a_deadlock_that_names_the_holder()
    {
        using var bed = new SupportBed(level: WdfExecutionLevel.Passive, scope: WdfSynchronizationScope.Device);
        var message = bed.Deadlocks(() =>
        {
            var workItem = bed.WorkItem(static _ => { });
            bed.Device.AcquireLock();
            workItem.Enqueue();
            workItem.Flush();
        });

        message.Should().Contain("the lock of device 2 (held by body)");
    }
}
