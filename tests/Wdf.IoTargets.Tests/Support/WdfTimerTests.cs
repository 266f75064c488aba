namespace Wdf.IoTargets.Tests.Support;

public class WdfTimerTests
{
    private static readonly long Ms10 = WdfTimeout.Relative(TimeSpan.FromMilliseconds(10));

    [Fact]
    public void It_calls_back_once_at_its_due_time_at_dispatch_level()
    {
        using var bed = new SupportBed();
        var calls = new List<(TimeSpan, Irql)>();
        bed.Run(() =>
        {
            var timer = bed.Timer(_ => calls.Add((bed.Kernel.Elapsed, bed.Kernel.CurrentIrql)));
            timer.Start(Ms10).Should().BeFalse();
            timer.Start(Ms10).Should().BeTrue("it was started already");
            bed.Kernel.RunFor(TimeSpan.FromMilliseconds(100));
            timer.Stop(wait: false).Should().BeFalse("it has expired");
            timer.Delete();
        });
        calls.Should().Equal((TimeSpan.FromMilliseconds(10), Irql.Dispatch));
    }

    [Fact]
    public void A_periodic_one_does_so_until_it_is_stopped()
    {
        using var bed = new SupportBed();
        var calls = 0;
        bed.Run(() =>
        {
            var timer = bed.Timer(_ => calls++, period: 10);
            timer.Start(Ms10);
            bed.Kernel.RunFor(TimeSpan.FromMilliseconds(35));
            timer.Stop(wait: true).Should().BeTrue();
            bed.Kernel.RunFor(TimeSpan.FromMilliseconds(35));
            timer.Delete();
        });
        calls.Should().Be(3);
    }

    [Fact]
    public void A_passive_one_calls_back_on_a_worker()
    {
        using var bed = new SupportBed();
        Irql? seen = null;
        bed.Run(() =>
        {
            var timer = bed.Timer(_ => seen = bed.Kernel.CurrentIrql, level: WdfExecutionLevel.Passive);
            timer.Start(0);
            bed.Kernel.RunUntilIdle();
            timer.Delete();
        });
        seen.Should().Be(Irql.Passive);
    }

    [Fact]
    public void Creation_has_its_statuses()
    {
        using var bed = new SupportBed();
        bed.Run(() =>
        {
            var periodic = new WdfTimerConfig(static _ => { }, 10);
            WdfTimer.Create(periodic, null, out _).Should().Be(NtStatus.WdfParentNotSpecified);
            WdfTimer.Create(periodic, SupportBed.Below(bed.Device, WdfExecutionLevel.Passive), out _).Should().Be(NtStatus.NotSupported);
            WdfTimer.Create(periodic, SupportBed.Below(bed.Driver), out _).Should().Be(NtStatus.InvalidDeviceRequest);
            WdfTimer.Create(new WdfTimerConfig(null) { Size = 8 }, SupportBed.Below(bed.Device), out _).Should().Be(NtStatus.InfoLengthMismatch);
        });
    }

    [Fact]
    public void Stopping_with_a_wait_in_its_own_callback_does_nothing()
    {
        using var bed = new SupportBed(TestBed.Bed.Unverified);
        bool? stopped = null;
        bed.Run(() =>
        {
            var timer = bed.Timer(t => stopped = t.Stop(wait: true));
            timer.Start(0);
            bed.Kernel.RunUntilIdle();
            timer.Delete();
        });
        stopped.Should().BeFalse();
    }

    [Fact]
    public void Deleting_a_passive_one_in_its_own_callback_never_ends()
    {
        using var bed = new SupportBed(TestBed.Bed.Unverified);
        bed.Deadlocks(() =>
        {
            var timer = bed.Timer(static t => t.Delete(), level: WdfExecutionLevel.Passive);
            timer.Start(0);
            bed.Kernel.RunUntilIdle();
            timer.Stop(wait: true);
        }).Should().Contain("the worker of timer 1");
    }

    [Fact]
    public void In_no_order_does_it_call_back_after_a_stop_with_a_wait()
    {
        for (var seed = 1; seed <= 50; seed++)
        {
            using var bed = new SupportBed(SupportBed.Seeded(seed));
            var isStopped = false;
            var late = 0;
            bed.Run(() =>
            {
                var timer = bed.Timer(_ => late += isStopped ? 1 : 0, period: 1);
                timer.Start(0);
                bed.Kernel.RunFor(TimeSpan.FromMilliseconds(2));
                timer.Start(0);
                timer.Stop(wait: true);
                isStopped = true;
                bed.Kernel.RunFor(TimeSpan.FromMilliseconds(5));
                timer.Delete();
            });
            late.Should().Be(0);
        }
    }
}
