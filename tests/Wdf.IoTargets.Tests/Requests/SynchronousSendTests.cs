using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests;

public class SynchronousSendTests
{
    private static readonly WdfRequestSendOptions Sync = Bed.Options(WdfRequestSendOptionsFlags.Synchronous);

    [Fact]
    public void The_routine_is_called_before_the_send_returns()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.AnswersFromUnit(NtStatus.Success, 0);
            bed.Sent(Sync);
            bed.Done.Only.Actor.Should().Be("lower DPC");
        });
    }

    [Fact]
    public void The_return_value_says_sent_also_when_the_io_failed()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.AnswersInline(NtStatus.DeviceDataError);
            bed.Sent(Sync).Status.Should().Be(NtStatus.DeviceDataError);
        });
    }

    [Fact]
    public void A_refused_send_restores_the_routine()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Formatted();
            bed.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
            request.Send(bed.Target, Sync).Should().BeFalse();
            request.Status.Should().Be(NtStatus.InvalidDeviceState);
            bed.Done.Count.Should().Be(0);
            bed.Target.Start();
            request.Send(bed.Target).Should().BeTrue();
            bed.Done.Count.Should().Be(1);
        });
    }

    [Fact]
    public void No_timer_is_allocated()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Kernel.FailAllocations(site => site == AllocationSite.Timer);
            bed.Sent(Bed.Timeout(5, WdfRequestSendOptionsFlags.Synchronous)).Status.Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void After_the_limit_the_request_is_cancelled_and_reads_io_timeout()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            bed.Sent(Bed.Timeout(20, WdfRequestSendOptionsFlags.Synchronous)).Status.Should().Be(NtStatus.IoTimeout);
            bed.Kernel.Elapsed.Should().Be(TimeSpan.FromMilliseconds(20));
            bed.Done.Only.Status.Should().Be(NtStatus.IoTimeout);
        });
    }

    [Fact]
    public void The_second_wait_has_no_limit()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsAndIgnoresCancel();
            var sender = bed.Kernel.Spawn("sender", () => bed.Sent(Bed.Timeout(20, WdfRequestSendOptionsFlags.Synchronous)).Status.Should().Be(NtStatus.Success));
            bed.Kernel.RunFor(TimeSpan.FromDays(1));
            sender.HasEnded.Should().BeFalse();
            bed.Lower.Release();
            sender.Join();
        });
    }

    [Fact]
    public void A_success_after_the_limit_is_a_success()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable(irp => LowerDevice.Complete(irp, NtStatus.Success, 7));
            bed.Sent(Bed.Timeout(20, WdfRequestSendOptionsFlags.Synchronous)).Status.Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void A_request_that_was_completed_before_the_wait_never_times_out()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.AnswersInline(NtStatus.Success);
            var options = new WdfRequestSendOptions(WdfRequestSendOptionsFlags.Synchronous);
            options.SetTimeout(1);
            bed.Sent(options).Status.Should().Be(NtStatus.Success, "an absolute time long past does not count");
        });
    }

    [Theory]
    [InlineData("start", NtStatus.Success)]
    [InlineData("purge", NtStatus.WdfDeviceRemovedNotSent)]
    [InlineData("delete", NtStatus.WdfDeviceRemovedNotSent)]
    public void A_stopped_target_blocks_the_sender_until_its_state_changes(string change, NtStatus expected)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Reference();
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var sender = bed.Kernel.Spawn("sender", () => bed.Sent(Sync).Status.Should().Be(expected));
            bed.Kernel.RunUntilIdle();
            sender.HasEnded.Should().BeFalse();
            switch (change)
            {
                case "start":
                    bed.Target.Start();
                    break;
                case "purge":
                    bed.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIoAndWait);
                    break;
                default:
                    bed.Target.Delete();
                    break;
            }

            sender.Join();
            bed.Target.Dereference();
        });
    }

    [Fact]
    public void The_limit_also_runs_while_the_target_is_stopped()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            bed.Sent(Bed.Timeout(20, WdfRequestSendOptionsFlags.Synchronous)).Status.Should().Be(NtStatus.IoTimeout);
            bed.Target.PendedCount.Should().Be(0);
        });
    }

    [Fact]
    public void The_limit_survives_a_start_unlike_an_asynchronous_time_out()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var sender = bed.Kernel.Spawn("sender", () => bed.Sent(Bed.Timeout(20, WdfRequestSendOptionsFlags.Synchronous)).Status.Should().Be(NtStatus.IoTimeout));
            bed.Kernel.RunFor(TimeSpan.FromMilliseconds(5));
            bed.Target.Start();
            bed.Lower.Held.Should().ContainSingle();
            sender.Join();
            bed.Kernel.Elapsed.Should().Be(TimeSpan.FromMilliseconds(20));
        });
    }

    [Fact]
    public void Nothing_is_released_afterwards()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var memory = bed.Memory(1, 2, 3);
            var request = bed.Driver.CreateRequest(bed.Target);
            bed.Target.FormatRequestForWrite(request, memory);
            request.Send(bed.Target, Sync);
            memory.ReferenceCount.Should().Be(2);
            request.GetCompletionParams().Type.Should().Be(WdfRequestType.Write);
            request.Reuse();
            memory.ReferenceCount.Should().Be(1);
        });
    }

    [Fact]
    public void The_wait_limit_poisons_the_next_send_until_a_reuse()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            var request = bed.Sent(Bed.Timeout(20, WdfRequestSendOptionsFlags.Synchronous));
            bed.Format(request);
            request.Send(bed.Target).Should().BeFalse();
            request.Status.Should().Be(NtStatus.Cancelled);
        });
    }

    [Fact]
    public void Pending_is_not_propagated_to_the_current_location_of_a_synchronous_send()
    {
        using var bed = new Bed();
        bed.Device.CreateDefaultQueue((queue, request) =>
        {
            request.FormatUsingCurrentType();
            request.Send(queue.Device.IoTarget!, Sync).Should().BeTrue();
            request.Complete(request.Status);
        });
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            bed.Lower.AnswersFromUnit(NtStatus.Success, 0);
            opened.File.DeviceIoControl(Bed.Ioctl).Status.Should().Be(NtStatus.Success);
            opened.Close();
        });
    }

    [Fact]
    public void At_dispatch_level_it_is_not_checked_until_it_has_to_wait()
    {
        using var bed = new Bed(Bed.Continuing);
        bed.Breaks(() =>
        {
            bed.Kernel.RaiseIrql(Irql.Dispatch);
            bed.Lower.AnswersInline(NtStatus.Success);
            bed.Sent(Sync).Status.Should().Be(NtStatus.Success, "completed inline, it never waits");
            bed.Lower.Pends();
            bed.Sent(Sync);
        }).Rule.Should().Be("IRQL_NOT_LESS_OR_EQUAL");
    }
}
