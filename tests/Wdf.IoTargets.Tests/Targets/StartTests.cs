using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Targets;

public class StartTests
{
    [Theory]
    [InlineData(WdfIoTargetState.Started, NtStatus.Success, WdfIoTargetState.Started)]
    [InlineData(WdfIoTargetState.Stopped, NtStatus.Success, WdfIoTargetState.Started)]
    [InlineData(WdfIoTargetState.Purged, NtStatus.Success, WdfIoTargetState.Started)]
    [InlineData(WdfIoTargetState.Closed, NtStatus.Success, WdfIoTargetState.Started)]
    [InlineData(WdfIoTargetState.ClosedForQueryRemove, NtStatus.Success, WdfIoTargetState.Started)]
    [InlineData(WdfIoTargetState.Deleted, NtStatus.InvalidDeviceState, WdfIoTargetState.Deleted)]
    public void Start_from_each_state(WdfIoTargetState from, NtStatus expected, WdfIoTargetState after)
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Goto(from);
            remote.Target.Start().Should().Be(expected);
            remote.Target.State.Should().Be(after);
            remote.Drop();
        });
    }

    [Fact]
    public void Start_of_a_closed_target_changes_the_state_word_only_and_it_can_still_be_opened()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Target.Close();
            remote.Target.Start();
            remote.Target.TargetDevice.Should().BeNull();
            remote.Target.FormatRequestForRead(bed.Driver.CreateRequest(), null).Should().Be(NtStatus.InvalidDeviceState);
            remote.Target.Open(RemoteBed.DeviceName).Should().Be(NtStatus.Success);
            remote.Target.Close();
        });
    }

    [Fact]
    public void Pended_requests_are_sent_in_their_order_on_the_caller_s_thread()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var requests = new[] { bed.Sent(), bed.Sent(), bed.Sent() };
            bed.Kernel.Spawn("starter", () => bed.Target.Start()).Join();
            bed.Done.All.Select(c => c.Request).Should().Equal(requests);
            bed.Done.All.Should().OnlyContain(c => c.Actor == "starter" && c.Status == NtStatus.Success);
        });
    }

    [Fact]
    public void Start_leaves_sent_and_ignored_requests_alone()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            bed.Sent();
            bed.Sent(Bed.Options(WdfRequestSendOptionsFlags.IgnoreTargetState));
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            bed.Target.Start();
            bed.Target.SentCount.Should().Be(2);
            bed.Lower.Release();
            bed.Lower.Release();
        });
    }

    [Fact]
    public void A_new_send_may_overtake_a_request_that_start_sends_again()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var first = bed.Sent();
            WdfRequest? second = null;
            bed.Kernel.At(KernelStep.RequestSending, first, () => second = bed.Sent());
            bed.Target.Start();
            bed.Done.All.Select(c => c.Request).Should().Equal(second!, first);
        });
    }

    [Fact]
    public void A_request_with_the_cancel_mark_is_not_sent_again()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var request = bed.Sent();
            bed.Kernel.At(KernelStep.RequestSending, request, () => request.CancelSentRequest().Should().BeFalse());
            bed.Target.Start().Should().Be(NtStatus.Success);
            bed.Done.Only.Status.Should().Be(NtStatus.Cancelled);
            bed.Lower.Seen.Should().BeEmpty();
        });
    }

    [Fact]
    public void A_target_that_is_stopped_again_meanwhile_keeps_the_request_again()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var request = bed.Sent();
            bed.Kernel.At(KernelStep.RequestSending, request, () => bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending));
            bed.Target.Start().Should().Be(NtStatus.Success);
            bed.Target.PendedCount.Should().Be(1);
            bed.Done.Count.Should().Be(0);
            bed.Target.Start();
            bed.Done.Only.Status.Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void A_request_that_is_kept_again_goes_to_the_tail()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var first = bed.Sent();
            WdfRequest? late = null;
            bed.Kernel.At(KernelStep.RequestSending, first, () =>
            {
                bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
                late = bed.Sent();
            });
            bed.Target.Start();
            bed.Target.Start();
            bed.Done.All.Select(c => c.Request).Should().Equal(late!, first);
        });
    }

    [Fact]
    public void A_target_that_is_purged_meanwhile_fails_the_request()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var request = bed.Sent();
            bed.Kernel.At(KernelStep.RequestSending, request, () => bed.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo));
            bed.Target.Start().Should().Be(NtStatus.Success);
            bed.Done.Only.Status.Should().Be(NtStatus.InvalidDeviceState);
            bed.Done.Only.Information.Should().Be(0);
        });
    }

    [Fact]
    public void The_originator_s_cancel_between_the_list_and_the_new_send_sets_only_the_bit()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var request = bed.Sent();
            bed.Kernel.At(KernelStep.RequestSending, request, () => IoManager.CancelIrp(request.WdmGetIrp()!).Should().BeFalse());
            bed.Target.Start();
            bed.Lower.Only.Cancel.Should().BeTrue("the IRP is sent although it is cancelled");
            bed.Lower.Release();
            bed.Done.Only.Status.Should().Be(NtStatus.Success);
        });
    }
}
