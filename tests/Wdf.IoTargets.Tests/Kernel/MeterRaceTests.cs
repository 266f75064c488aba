using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Kernel;

/// <summary>The books balance also when others meddle with a send, and on real threads.</summary>
public class MeterRaceTests
{
    [Fact]
    public void A_kept_request_that_is_refused_when_it_is_sent_again_was_sent_once()
    {
        using var bed = new MeteredBed();
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var request = bed.Bed.Sent();
            bed.Kernel.At(KernelStep.RequestSending, request, () => bed.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo));
            bed.Target.Start();
            bed.Bed.Done.Only.Status.Should().Be(NtStatus.InvalidDeviceState);
        });
        bed.Read.Sent.Should().Be(1);
        bed.Read.Refused.Should().Be(0);
        bed.Read.Completed.Should().Be(1);
    }

    [Fact]
    public void A_request_that_is_kept_again_was_sent_once()
    {
        using var bed = new MeteredBed();
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var request = bed.Bed.Sent();
            bed.Kernel.At(KernelStep.RequestSending, request, () => bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending));
            bed.Target.Start();
            bed.Read.InFlight.Should().Be(1);
            bed.Target.Start();
        });
        bed.Read.Sent.Should().Be(1);
        bed.Read.Completed.Should().Be(1);
    }

    [Fact]
    public void A_cancellation_that_ends_a_kept_request_before_it_is_seen_to_be_kept_still_counts()
    {
        using var bed = new MeteredBed();
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var request = bed.Bed.Formatted();
            bed.Kernel.At(KernelStep.RequestPended, request, () => request.CancelSentRequest());
            request.Send(bed.Target).Should().BeTrue();
        });
        bed.Read.Sent.Should().Be(1);
        bed.Read.Cancelled.Should().Be(1);
        bed.Read.InFlight.Should().Be(0);
    }

    [Fact]
    public void A_late_sign_of_the_last_send_does_not_count_for_the_next()
    {
        using var bed = new MeteredBed();
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var request = bed.Bed.Formatted();
            var late = bed.Kernel.HoldAt(KernelStep.RequestPended, request);
            bed.Kernel.Spawn("first", () => request.Send(bed.Target));
            late.WaitUntilReached();
            request.CancelSentRequest();

            // At the gate again, when the first sender gets to say that the request was kept; then it is refused.
            var again = bed.Kernel.HoldAt(KernelStep.RequestNotSent, request);
            bed.Kernel.Spawn("second", () =>
            {
                bed.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
                bed.Resend(request).Should().BeFalse();
            });
            again.WaitUntilReached();
            late.Release();
            bed.Kernel.RunUntilIdle();
            again.Release();
            bed.Kernel.RunUntilIdle();
        });
        bed.Read.Sent.Should().Be(1);
        bed.Read.Refused.Should().Be(1);
        bed.Read.InFlight.Should().Be(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Under_any_schedule_every_send_is_accounted_for(bool ownStacks)
    {
        var outcomes = new HashSet<string>();
        for (var seed = 0; seed < 100; seed++)
        {
            using var bed = new MeteredBed(new SimulatedKernelOptions { Strategy = new RandomStrategy(seed, ownStacks) });
            var sent = 0;
            bed.Run(() =>
            {
                bed.Lower.PendsCancelable();
                WdfRequest[] requests = [bed.Bed.Formatted(), bed.Bed.Formatted(), bed.Bed.Formatted()];
                foreach (var request in requests)
                {
                    bed.Kernel.Spawn($"sender of {request}", () =>
                    {
                        if (request.Send(bed.Target, Bed.Timeout(5)))
                        {
                            sent++;
                        }
                    });
                }

                // The third is left to its time-out, or to the lower driver.
                foreach (var request in requests.Take(2))
                {
                    bed.Kernel.Spawn($"canceller of {request}", () => request.CancelSentRequest());
                }

                bed.Kernel.Spawn("stopper", () =>
                {
                    bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
                    bed.Target.Start();
                });
                bed.Kernel.RunUntilIdle();
                if (seed % 3 == 0 && bed.Lower.Held.Count > 0)
                {
                    bed.Lower.Release();
                }

                bed.RunFor(20);
                requests.Where(r => r.IsSent).ToList().ForEach(r => r.CancelSentRequest());
            });
            bed.Read.Sent.Should().Be(sent, "of seed {0}", seed);
            bed.Read.Refused.Should().Be(3 - sent, "of seed {0}", seed);
            bed.Read.Completed.Should().Be(bed.Bed.Done.Count, "of seed {0}", seed);
            bed.Read.InFlight.Should().Be(0);
            outcomes.UnionWith(bed.Read.ByStatus(KernelMeters.CompletedName).Keys);
            outcomes.UnionWith(bed.Read.ByStatus(KernelMeters.RefusedName).Keys.Select(status => $"refused: {status}"));
        }

        outcomes.Should().BeEquivalentTo("STATUS_SUCCESS", "STATUS_CANCELLED", "STATUS_IO_TIMEOUT", "refused: STATUS_CANCELLED");
    }

    [Fact]
    public void On_real_threads_every_send_is_accounted_for()
    {
        const int threads = 4, sends = 500;
        using var meters = new KernelMeters();
        using var read = new MeterReadings(meters);
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Mode = SchedulingMode.Concurrent, Meters = meters });
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            device.OnControl(0x222000).Complete(NtStatus.Success);
            var driver = WdfDriver.Create(kernel);
            var target = driver.CreateDevice(device.Device).IoTarget!;
            var done = Enumerable.Range(0, threads).Select(n => new KernelEvent(kernel, KernelEventType.Notification, name: $"done {n}")).ToArray();
            for (var n = 0; n < threads; n++)
            {
                var (number, end) = (n, done[n]);
                kernel.Spawn($"sender {number}", () =>
                {
                    var request = driver.CreateRequest(target);
                    for (var i = 0; i < sends; i++)
                    {
                        request.Reuse();
                        target.FormatRequestForIoctl(request, 0x222000, null, null, null, null);
                        request.Send(target, new WdfRequestSendOptions(WdfRequestSendOptionsFlags.Synchronous));
                    }

                    end.Set();
                });
            }

            kernel.WaitForMultiple(done, KernelWaitType.All, KernelTimeout.Infinite);
        });
        read.Sent.Should().Be(threads * sends);
        read.ByStatus(KernelMeters.CompletedName).Should().Equal(new Dictionary<string, long> { ["STATUS_SUCCESS"] = threads * sends });
        read.InFlight.Should().Be(0);
        read.ShouldBalance();
    }
}
