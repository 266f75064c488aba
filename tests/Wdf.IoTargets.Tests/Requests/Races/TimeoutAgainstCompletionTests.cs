using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests.Races;

public class TimeoutAgainstCompletionTests
{
    [Theory]
    [InlineData(NtStatus.Success, NtStatus.Success)]
    [InlineData(NtStatus.DeviceDataError, NtStatus.DeviceDataError)]
    [InlineData(NtStatus.Cancelled, NtStatus.IoTimeout)]
    public void The_timer_has_expired_and_its_dpc_waits_when_the_irp_comes_back(NtStatus lower, NtStatus expected)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            var request = bed.Sent(Bed.Timeout(20));
            var dpc = bed.Kernel.HoldAt(KernelStep.RequestTimedOut, request);
            dpc.WaitUntilReached();
            bed.Lower.Release(lower);
            bed.Done.Count.Should().Be(0, "the time-out could not be stopped: its DPC finishes");
            dpc.Release();
            bed.Kernel.RunUntilIdle();
            bed.Done.Only.Status.Should().Be(expected);
            bed.Done.Only.Actor.Should().Be($"time-out of {request.Name}");
        });
    }

    [Fact]
    public void A_dpc_that_finds_the_irp_back_does_not_ask_for_cancellation()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            var request = bed.Sent(Bed.Timeout(20));
            var dpc = bed.Kernel.HoldAt(KernelStep.RequestTimedOut, request);
            dpc.WaitUntilReached();
            bed.Lower.Release();
            dpc.Release();
            bed.Kernel.RunUntilIdle();
            bed.Kernel.Trace.StepsOf(request).Should().NotContain(KernelStep.RequestCancelling);
            bed.Format(request);
            request.Send(bed.Target).Should().BeTrue("there is no cancel mark");
            bed.Lower.Release();
        });
    }

    [Fact]
    public void The_lower_driver_completes_inside_the_dpc_s_cancel()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var seen = -1;
            bed.Lower.PendsCancelable(irp =>
            {
                LowerDevice.Complete(irp, NtStatus.Cancelled);
                seen = bed.Done.Count;
            });
            var request = bed.Sent(Bed.Timeout(20));
            bed.Kernel.RunFor(TimeSpan.FromMilliseconds(20));
            seen.Should().Be(0, "the counts of the DPC defer the finish until the cancel has returned");
            bed.Done.Only.Status.Should().Be(NtStatus.IoTimeout);
            bed.Done.Only.Actor.Should().Be($"time-out of {request.Name}");
        });
    }

    [Theory]
    [InlineData(NtStatus.Success, NtStatus.Success)]
    [InlineData(NtStatus.Cancelled, NtStatus.IoTimeout)]
    public void The_lower_driver_completes_after_the_dpc_is_through(NtStatus lower, NtStatus expected)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsAndIgnoresCancel();
            bed.Sent(Bed.Timeout(20));
            bed.Kernel.RunFor(TimeSpan.FromMilliseconds(25));
            bed.Kernel.Spawn("completer", () => bed.Lower.Release(lower)).Join();
            bed.Done.Only.Status.Should().Be(expected);
            bed.Done.Only.Actor.Should().Be("completer");
        });
    }

    [Theory]
    [InlineData(NtStatus.Success, NtStatus.Success)]
    [InlineData(NtStatus.Cancelled, NtStatus.IoTimeout)]
    public void The_irp_comes_back_while_the_dpc_is_about_to_cancel_it(NtStatus lower, NtStatus expected)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            var request = bed.Sent(Bed.Timeout(20));
            var dpc = bed.Kernel.HoldAt(KernelStep.RequestCancelling, request);
            dpc.WaitUntilReached();
            bed.Lower.Release(lower);
            bed.Done.Count.Should().Be(0);
            dpc.Release();
            bed.Kernel.RunUntilIdle();
            bed.Done.Only.Status.Should().Be(expected);
            bed.Done.Only.Actor.Should().Be($"time-out of {request.Name}");
        });
    }

    [Fact]
    public void Expiry_before_the_irp_reaches_the_driver_sets_the_bit_and_the_irp_is_delivered()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            var request = bed.Formatted();
            bed.Kernel.At(KernelStep.RequestSent, request, () => bed.Kernel.RunFor(TimeSpan.FromMilliseconds(20)));
            request.Send(bed.Target, Bed.Timeout(20)).Should().BeTrue();
            bed.Lower.Only.Cancel.Should().BeTrue();
            bed.Done.Count.Should().Be(0);
            bed.Lower.Release(NtStatus.Cancelled);
            bed.Done.Only.Status.Should().Be(NtStatus.IoTimeout);
        });
    }

    [Fact]
    public void A_cancelable_lower_driver_sees_an_expiry_that_came_before_it()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            var request = bed.Formatted();
            bed.Kernel.At(KernelStep.RequestSent, request, () => bed.Kernel.RunFor(TimeSpan.FromMilliseconds(20)));
            request.Send(bed.Target, Bed.Timeout(20)).Should().BeTrue();
            bed.Done.Only.Status.Should().Be(NtStatus.IoTimeout);
            bed.Done.Only.Actor.Should().Be("body");
        });
    }

    [Fact]
    public void A_sync_limit_that_passes_while_the_completion_has_just_finished_leaves_this_send_alone()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            var request = bed.Formatted();
            bed.Kernel.At(KernelStep.WaitEnded, null, () => bed.Lower.Release(NtStatus.Success, 3));
            request.Send(bed.Target, Bed.Timeout(20, WdfRequestSendOptionsFlags.Synchronous)).Should().BeTrue();
            request.Status.Should().Be(NtStatus.Success);

            bed.Format(request);
            request.Send(bed.Target).Should().BeFalse("the mark was set on the idle request");
            request.Status.Should().Be(NtStatus.Cancelled);

            request.Reuse();
            bed.Lower.PendsCancelable();
            bed.Format(request);
            request.Send(bed.Target).Should().BeTrue();
            request.CancelSentRequest();
            request.Status.Should().Be(NtStatus.IoTimeout, "the flag of the earlier limit is still there");
        });
    }

    [Fact]
    public void Such_a_limit_of_a_helper_without_a_request_does_not_reach_the_next_helper()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            bed.Kernel.At(KernelStep.WaitEnded, null, () => bed.Lower.Release());
            bed.SendIoctl(out _, options: Bed.Timeout(20)).Should().Be(NtStatus.Success);

            bed.Lower.PendsCancelable();
            var sender = bed.Kernel.Spawn("sender", () => bed.SendIoctl(out _).Should().Be(NtStatus.Cancelled, "each helper call has a request of its own"));
            bed.Kernel.RunUntilIdle();
            bed.Target.Stop(WdfIoTargetSentIoAction.CancelSentIo);
            sender.Join();
        });
    }
}
