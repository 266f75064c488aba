namespace Wdf.IoTargets.Tests.Support;

public class WdfDpcTests
{
    [Fact]
    public void Queued_twice_it_runs_once()
    {
        using var bed = new SupportBed();
        var runs = 0;
        bed.Run(() =>
        {
            var dpc = bed.Dpc(_ =>
            {
                runs++;
                bed.Kernel.CurrentIrql.Should().Be(Irql.Dispatch);
            });
            dpc.Enqueue().Should().BeTrue();
            dpc.Enqueue().Should().BeFalse();
            bed.Kernel.FlushQueuedDpcs();
            runs.Should().Be(1);
            dpc.Enqueue().Should().BeTrue();
            dpc.Cancel(wait: false).Should().BeTrue();
            dpc.Cancel(wait: true).Should().BeFalse();
            dpc.Delete();
        });
        runs.Should().Be(1);
    }

    [Fact]
    public void A_delete_lets_a_queued_run_happen_first()
    {
        using var bed = new SupportBed();
        var log = new List<string>();
        bed.Run(() =>
        {
            var attributes = SupportBed.Below(bed.Device);
            attributes.EvtCleanupCallback = _ => log.Add("cleanup");
            WdfDpc.Create(new WdfDpcConfig(_ => log.Add("run")), attributes, out var dpc).Should().Be(NtStatus.Success);
            dpc!.ParentObject.Should().BeSameAs(bed.Device);
            dpc.Enqueue();
            dpc.Delete();
        });
        log.Should().Equal("run", "cleanup");
    }

    [Fact]
    public void It_cannot_be_serialised_with_a_passive_parent()
    {
        using var bed = new SupportBed(TestBed.Bed.Continuing, WdfExecutionLevel.Passive, WdfSynchronizationScope.Device);
        bed.Run(() => WdfDpc.Create(new WdfDpcConfig(static _ => { }), SupportBed.Below(bed.Device), out _).Should().Be(NtStatus.WdfIncompatibleExecutionLevel));
    }

    [Fact]
    public void A_kernel_timer_may_queue_it()
    {
        using var bed = new SupportBed();
        var runs = 0;
        bed.Run(() =>
        {
            var dpc = bed.Dpc(_ => runs++);
            var timer = new KernelTimerObject(bed.Kernel);
            timer.Set(WdfTimeout.Relative(TimeSpan.FromMilliseconds(5)), period: 5, dpc.KernelDpc).Should().BeFalse();
            bed.Kernel.RunFor(TimeSpan.FromMilliseconds(12));
            timer.IsSignaled.Should().BeTrue();
            timer.Cancel().Should().BeTrue();
            dpc.Delete();
        });
        runs.Should().Be(2);
    }
}
