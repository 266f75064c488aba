using Wdf.IoTargets.Tests.Requests;
using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Kernel;

/// <summary>What a listener of the meter hears, way by way that a request can go.</summary>
public class MeterTests
{
    [Fact]
    public void A_completion_inside_the_send_takes_no_time()
    {
        using var bed = new MeteredBed();
        bed.Run(() => bed.Bed.Sent());

        bed.Read.Sent.Should().Be(1);
        bed.Read.ByStatus(KernelMeters.CompletedName).Should().Equal(new Dictionary<string, long> { ["STATUS_SUCCESS"] = 1 });
        bed.Read.InFlight.Should().Be(0);
        bed.Read.Durations.Should().Equal(0.0);
        (bed.Read.Refused + bed.Read.Cancelled + bed.Read.TimedOut + bed.Read.Forgotten).Should().Be(0);
    }

    [Fact]
    public void A_pended_request_is_in_flight_until_it_is_completed()
    {
        using var bed = new MeteredBed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            bed.Bed.Sent();
            bed.Bed.Sent();
            bed.Read.InFlight.Should().Be(2);
            bed.Read.Sent.Should().Be(2);
            bed.Read.Completed.Should().Be(0);
            bed.RunFor(250);
            bed.Lower.Release();
            bed.Read.InFlight.Should().Be(1);
            bed.RunFor(500);
            bed.Lower.Release(NtStatus.DeviceDataError);
            bed.Read.InFlight.Should().Be(0);
        });

        bed.Read.Durations.Should().Equal(0.25, 0.75);
        bed.Read.ByStatus(KernelMeters.CompletedName).Should()
            .Equal(new Dictionary<string, long> { ["STATUS_SUCCESS"] = 1, ["STATUS_DEVICE_DATA_ERROR"] = 1 });
    }

    [Fact]
    public void It_is_no_longer_in_flight_when_its_routine_runs()
    {
        using var bed = new MeteredBed();
        long seen = -1;
        bed.Bed.Done.Then = _ => seen = bed.Read.InFlight;
        bed.Run(() => bed.Bed.Sent());
        seen.Should().Be(0);
    }

    [Fact]
    public void Each_send_of_one_request_counts()
    {
        using var bed = new MeteredBed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            var request = bed.Bed.Sent();
            for (var i = 1; i <= 4; i++)
            {
                bed.RunFor(i);
                bed.Lower.Release();
                if (i < 4)
                {
                    bed.Resend(request).Should().BeTrue();
                }
            }
        });

        bed.Read.Sent.Should().Be(4);
        bed.Read.Completed.Should().Be(4);
        bed.Read.Durations.Should().Equal(0.001, 0.002, 0.003, 0.004);
    }

    [Fact]
    public void A_send_from_within_the_routine_is_another_send()
    {
        using var bed = new MeteredBed();
        var left = 5;
        bed.Bed.Done.Then = request =>
        {
            if (--left > 0)
            {
                bed.Resend(request);
            }
        };
        bed.Run(() => bed.Bed.Sent());
        bed.Read.Sent.Should().Be(5);
        bed.Read.Completed.Should().Be(5);
        bed.Read.InFlight.Should().Be(0);
    }

    [Fact]
    public void A_cancelled_request_is_completed_and_cancelled()
    {
        using var bed = new MeteredBed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            var request = bed.Bed.Sent();
            bed.RunFor(30);
            request.CancelSentRequest();
            request.CancelSentRequest();
        });

        bed.Read.Cancelled.Should().Be(1);
        bed.Read.ByStatus(KernelMeters.CompletedName).Should().Equal(new Dictionary<string, long> { ["STATUS_CANCELLED"] = 1 });
        bed.Read.Durations.Should().Equal(0.03);
    }

    [Fact]
    public void A_cancellation_that_the_lower_driver_ignores_is_none()
    {
        using var bed = new MeteredBed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            bed.Bed.Sent().CancelSentRequest();
            bed.Lower.Release();
        });
        bed.Read.Cancelled.Should().Be(0);
        bed.Read.Completed.Should().Be(1);
    }

    [Fact]
    public void A_request_that_its_time_out_ends_is_timed_out_and_not_cancelled()
    {
        using var bed = new MeteredBed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            bed.Bed.Sent(Bed.Timeout(20));
            bed.RunFor(100);
        });

        bed.Read.TimedOut.Should().Be(1);
        bed.Read.Cancelled.Should().Be(0);
        bed.Read.ByStatus(KernelMeters.CompletedName).Should().Equal(new Dictionary<string, long> { ["STATUS_IO_TIMEOUT"] = 1 });
        bed.Read.Durations.Should().Equal(0.02);
    }

    [Fact]
    public void A_time_out_that_came_to_nothing_is_none()
    {
        using var bed = new MeteredBed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            bed.Bed.Sent(Bed.Timeout(20));
            bed.RunFor(50);
            bed.Lower.Release();
        });
        bed.Read.TimedOut.Should().Be(0);
        bed.Read.Durations.Should().Equal(0.05);
    }

    [Fact]
    public void The_status_of_a_time_out_from_below_is_no_time_out_of_the_request()
    {
        using var bed = new MeteredBed();
        bed.Run(() =>
        {
            bed.Lower.AnswersInline(NtStatus.IoTimeout);
            bed.Bed.Sent(Bed.Timeout(20));
        });
        bed.Read.TimedOut.Should().Be(0);
        bed.Read.ByStatus(KernelMeters.CompletedName).Should().Equal(new Dictionary<string, long> { ["STATUS_IO_TIMEOUT"] = 1 });
    }

    [Fact]
    public void Synchronous_sends_count_alike()
    {
        using var bed = new MeteredBed();
        bed.Run(() =>
        {
            bed.Bed.SendIoctl(out _);
            bed.Lower.PendsCancelable();
            bed.Bed.SendIoctl(out _, options: Bed.Timeout(2000)).Should().Be(NtStatus.IoTimeout);
            var request = bed.Bed.Formatted();
            request.Send(bed.Target, Bed.Timeout(500, WdfRequestSendOptionsFlags.Synchronous)).Should().BeTrue();
        });

        bed.Read.Sent.Should().Be(3);
        bed.Read.TimedOut.Should().Be(2);
        bed.Read.Durations.Should().Equal(0, 2, 0.5);
        bed.Read.InFlight.Should().Be(0);
    }

    [Fact]
    public async Task A_cancelled_token_is_a_cancellation()
    {
        using var bed = new MeteredBed();
        await bed.Kernel.RunAsync(async () =>
        {
            bed.Lower.PendsCancelable();
            using var stop = new CancellationTokenSource();
            var request = bed.Bed.Formatted();
            request.SetCompletionRoutine(null);
            var sending = request.SendAsync(bed.Target, cancellationToken: stop.Token);
            bed.RunFor(10);
            stop.Cancel();
            (await sending).Status.Should().Be(NtStatus.Cancelled);
        });
        bed.Read.Cancelled.Should().Be(1);
        bed.Read.ShouldBalance();
    }

    [Fact]
    public void A_refused_send_is_refused_and_nothing_else()
    {
        using var bed = new MeteredBed(Bed.Continuing);
        bed.Run(() =>
        {
            bed.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
            bed.Bed.Formatted().Send(bed.Target).Should().BeFalse();
            bed.Bed.SendIoctl(out _).Should().Be(NtStatus.InvalidDeviceState);
            bed.Target.Start();
            var marked = bed.Bed.Formatted();
            marked.CancelSentRequest();
            marked.Send(bed.Target).Should().BeFalse();
            bed.Bed.Formatted().Send(bed.Target, default(WdfRequestSendOptions)).Should().BeFalse();
        });

        bed.Read.ByStatus(KernelMeters.RefusedName).Should().Equal(
            new Dictionary<string, long> { ["STATUS_INVALID_DEVICE_STATE"] = 2, ["STATUS_CANCELLED"] = 1, ["STATUS_INVALID_PARAMETER"] = 1 });
        (bed.Read.Sent + bed.Read.Completed + bed.Read.InFlight).Should().Be(0);
    }

    [Fact]
    public void A_second_send_with_wrong_options_does_not_take_the_first_out_of_flight()
    {
        using var bed = new MeteredBed(Bed.Continuing);
        bed.Run(() =>
        {
            bed.Lower.Pends();
            bed.Bed.Sent().Send(bed.Target, default(WdfRequestSendOptions)).Should().BeFalse();
            bed.Read.Refused.Should().Be(1);
            bed.Read.InFlight.Should().Be(1);
            bed.Lower.Release();
        });
        bed.Read.Completed.Should().Be(1);
    }

    [Fact]
    public void A_forgotten_request_is_sent_and_never_in_flight()
    {
        using var meters = new KernelMeters();
        using var read = new MeterReadings(meters);
        using var bed = new PresentedBed(new SimulatedKernelOptions { Meters = meters });
        bed.Control(request =>
        {
            request.FormatUsingCurrentType();
            request.Send(bed.Bed.Target, Bed.Options(WdfRequestSendOptionsFlags.SendAndForget)).Should().BeTrue();
        });

        read.Sent.Should().Be(1);
        read.Forgotten.Should().Be(1);
        (read.Completed + read.InFlight + read.Refused).Should().Be(0);
        read.ShouldBalance();
    }

    [Fact]
    public void A_request_that_a_stopped_target_keeps_is_one_send_with_its_wait_in_the_duration()
    {
        using var bed = new MeteredBed();
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            bed.Bed.Sent();
            bed.Read.Sent.Should().Be(1);
            bed.Read.InFlight.Should().Be(1);
            bed.RunFor(100);
            bed.Lower.Pends();
            bed.Target.Start().Should().Be(NtStatus.Success);
            bed.Read.Sent.Should().Be(1);
            bed.Read.InFlight.Should().Be(1);
            bed.RunFor(20);
            bed.Lower.Release();
        });
        bed.Read.Completed.Should().Be(1);
        bed.Read.Durations.Should().Equal(0.12);
    }

    [Fact]
    public void A_kept_request_that_a_purge_ends_is_completed()
    {
        using var bed = new MeteredBed();
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            bed.Bed.Sent();
            bed.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
        });
        bed.Read.ByStatus(KernelMeters.CompletedName).Values.Should().Equal(1);
        bed.Read.Refused.Should().Be(0);
        bed.Read.InFlight.Should().Be(0);
    }
}
