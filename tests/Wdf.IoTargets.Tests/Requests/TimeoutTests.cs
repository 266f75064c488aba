using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests;

public class TimeoutTests
{
    [Fact]
    public void An_expired_request_is_cancelled_and_reads_io_timeout()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            var request = bed.Sent(Bed.Timeout(20));
            bed.Kernel.RunFor(TimeSpan.FromMilliseconds(19.9999));
            bed.Done.Count.Should().Be(0);
            bed.Kernel.RunFor(TimeSpan.FromMilliseconds(0.0001));
            bed.Done.Only.Status.Should().Be(NtStatus.IoTimeout);
            bed.Done.Only.Irql.Should().Be(Irql.Dispatch);
            bed.Done.Only.Actor.Should().Be($"time-out of {request.Name}");
            request.Status.Should().Be(NtStatus.IoTimeout);
        });
    }

    [Fact]
    public void Information_is_left_as_the_lower_driver_set_it()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable(irp => LowerDevice.Complete(irp, NtStatus.Cancelled, 3));
            bed.Sent(Bed.Timeout(20));
            bed.Kernel.RunFor(TimeSpan.FromMilliseconds(20));
            bed.Done.Only.Information.Should().Be(3);
        });
    }

    [Theory]
    [InlineData(NtStatus.Success)]
    [InlineData(NtStatus.DeviceDataError)]
    [InlineData(NtStatus.BufferOverflow)]
    public void Any_other_status_after_the_expiry_is_delivered_as_it_is(NtStatus status)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable(irp => LowerDevice.Complete(irp, status));
            bed.Sent(Bed.Timeout(20));
            bed.Kernel.RunFor(TimeSpan.FromMilliseconds(20));
            bed.Done.Only.Status.Should().Be(status);
        });
    }

    [Fact]
    public void An_ignored_cancel_leaves_the_request_pending_for_ever()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            var request = bed.Sent(Bed.Timeout(20));
            bed.Kernel.RunFor(TimeSpan.FromDays(1));
            request.IsSent.Should().BeTrue();
            bed.Lower.Only.Cancel.Should().BeTrue();
            bed.Lower.Release();
            bed.Done.Only.Status.Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void A_completion_stops_the_timer()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Sent(Bed.Timeout(20));
            bed.Kernel.RunFor(TimeSpan.FromDays(1));
            bed.Kernel.Trace.Records().Should().NotContain(r => r.Step == KernelStep.RequestTimedOut);
        });
    }

    [Fact]
    public void A_positive_time_is_absolute_system_time()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            bed.Kernel.RunFor(TimeSpan.FromSeconds(1));
            var options = new WdfRequestSendOptions(WdfRequestSendOptionsFlags.None);
            options.SetTimeout(bed.Kernel.SystemTime + TimeSpan.FromMilliseconds(30).Ticks);
            bed.Sent(options);
            bed.Kernel.RunUntil(() => bed.Done.Count > 0, TimeSpan.FromDays(1));
            bed.Kernel.Elapsed.Should().Be(TimeSpan.FromMilliseconds(1030));
        });
    }

    [Fact]
    public void An_absolute_time_that_is_past_expires_at_once_but_the_irp_still_reaches_the_driver()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            var options = new WdfRequestSendOptions(WdfRequestSendOptionsFlags.None);
            options.SetTimeout(1);
            bed.Sent(options);
            bed.Kernel.RunUntilIdle();
            bed.Kernel.Elapsed.Should().Be(TimeSpan.Zero);
            bed.Lower.Seen.Should().ContainSingle();
            bed.Done.Only.Status.Should().Be(NtStatus.IoTimeout);
        });
    }

    [Fact]
    public void The_timer_is_armed_before_the_irp_reaches_the_lower_driver()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Sent(Bed.Timeout(20));
            var steps = bed.Kernel.Trace.StepsOf(request).ToList();
            steps.IndexOf(KernelStep.RequestTimerArmed).Should().BePositive().And.BeLessThan(steps.IndexOf(KernelStep.IrpCalled));
        });
    }

    [Fact]
    public void There_is_no_default_time_out()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            bed.Sent();
            bed.Kernel.RunFor(TimeSpan.FromDays(365));
            bed.Done.Count.Should().Be(0);
            bed.Lower.Release();
        });
    }

    [Fact]
    public void After_the_expiry_the_next_send_needs_a_reuse()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            var request = bed.Sent(Bed.Timeout(20));
            bed.Kernel.RunFor(TimeSpan.FromMilliseconds(20));
            bed.Format(request);
            request.Send(bed.Target).Should().BeFalse();
            request.Status.Should().Be(NtStatus.Cancelled);
            request.Reuse();
            bed.Lower.AnswersInline(NtStatus.Success);
            bed.Format(request);
            request.Send(bed.Target, Bed.Timeout(20)).Should().BeTrue();
        });
    }

    [Fact]
    public void A_pended_request_that_expires_ends_with_io_timeout_and_no_information()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            bed.Sent(Bed.Timeout(20));
            bed.Kernel.RunFor(TimeSpan.FromMilliseconds(20));
            bed.Done.Only.Status.Should().Be(NtStatus.IoTimeout);
            bed.Done.Only.Information.Should().Be(0);
            bed.Target.PendedCount.Should().Be(0);
        });
    }

    [Fact]
    public void A_pended_request_loses_its_time_out_at_a_start()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            bed.Sent(Bed.Timeout(20));
            bed.Target.Start();
            bed.Kernel.RunFor(TimeSpan.FromDays(1));
            bed.Done.Count.Should().Be(0);
            bed.Lower.Release();
        });
    }

    [Fact]
    public void Timers_of_one_instant_fire_in_the_order_in_which_they_were_armed()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            var requests = new[] { bed.Sent(Bed.Timeout(20)), bed.Sent(Bed.Timeout(20)), bed.Sent(Bed.Timeout(20)) };
            bed.Kernel.RunFor(TimeSpan.FromMilliseconds(20));
            bed.Done.All.Select(c => c.Request).Should().Equal(requests);
        });
    }
}
