using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Targets;

public class PurgeTests
{
    [Theory]
    [InlineData(WdfIoTargetState.Started, WdfIoTargetState.Purged)]
    [InlineData(WdfIoTargetState.Stopped, WdfIoTargetState.Purged)]
    [InlineData(WdfIoTargetState.Purged, WdfIoTargetState.Purged)]
    [InlineData(WdfIoTargetState.Closed, WdfIoTargetState.Closed)]
    [InlineData(WdfIoTargetState.ClosedForQueryRemove, WdfIoTargetState.ClosedForQueryRemove)]
    [InlineData(WdfIoTargetState.Deleted, WdfIoTargetState.Deleted)]
    public void Purge_from_each_state(WdfIoTargetState from, WdfIoTargetState after)
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Goto(from);
            remote.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIoAndWait);
            remote.Target.State.Should().Be(after);
            remote.Drop();
        });
    }

    [Theory]
    [InlineData((WdfIoTargetPurgeIoAction)0)]
    [InlineData((WdfIoTargetPurgeIoAction)3)]
    public void An_unknown_action_does_nothing(WdfIoTargetPurgeIoAction action)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Purge(action);
            bed.Target.State.Should().Be(WdfIoTargetState.Started);
        });
    }

    [Theory]
    [InlineData(WdfIoTargetPurgeIoAction.PurgeIoAndWait, WdfIoTargetState.Started)]
    [InlineData(WdfIoTargetPurgeIoAction.PurgeIo, WdfIoTargetState.Purged)]
    public void A_waiting_purge_above_passive_level_does_nothing(WdfIoTargetPurgeIoAction action, WdfIoTargetState after)
    {
        using var bed = new Bed(Bed.Continuing);
        bed.Run(() =>
        {
            var old = bed.Kernel.RaiseIrql(Irql.Dispatch);
            bed.Target.Purge(action);
            bed.Kernel.LowerIrql(old);
            bed.Target.State.Should().Be(after);
        });
    }

    [Theory]
    [InlineData(WdfIoTargetPurgeIoAction.PurgeIoAndWait)]
    [InlineData(WdfIoTargetPurgeIoAction.PurgeIo)]
    public void Pended_requests_are_completed_first_then_sent_ones_cancelled(WdfIoTargetPurgeIoAction action)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            var sent = new[] { bed.Sent(), bed.Sent() };
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var pended = new[] { bed.Sent(), bed.Sent() };
            bed.Kernel.Spawn("purger", () => bed.Target.Purge(action)).Join();
            bed.Done.All.Select(c => c.Request).Should().Equal([.. pended, .. sent]);
            bed.Done.Statuses.Should().Equal(NtStatus.WdfDeviceRemovedNotSent, NtStatus.WdfDeviceRemovedNotSent, NtStatus.Cancelled, NtStatus.Cancelled);
            bed.Done.All.Should().OnlyContain(c => c.Information == 0 && c.Actor == "purger");
        });
    }

    [Fact]
    public void Purge_leaves_ignored_requests_alone()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            bed.Sent(Bed.Options(WdfRequestSendOptionsFlags.IgnoreTargetState));
            bed.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIoAndWait);
            bed.Done.Count.Should().Be(0);
            bed.Lower.Release();
            bed.Done.Only.Status.Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void Purge_and_wait_blocks_until_the_sent_list_is_empty()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsAndIgnoresCancel();
            bed.Sent();
            var purger = bed.Kernel.Spawn("purger", () => bed.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIoAndWait));
            bed.Kernel.RunUntilIdle();
            purger.HasEnded.Should().BeFalse();
            bed.Lower.Release(NtStatus.Cancelled);
            purger.Join();
            bed.Done.Only.Status.Should().Be(NtStatus.Cancelled);
        });
    }

    [Fact]
    public void Purge_without_wait_does_not_block()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsAndIgnoresCancel();
            bed.Sent();
            bed.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
            bed.Target.SentCount.Should().Be(1);
            bed.Lower.Release();
        });
    }

    [Fact]
    public void A_status_of_a_purge_that_is_passed_on_reaches_the_originator_translated()
    {
        using var bed = new Bed();
        bed.Device.CreateDefaultQueue((_, request) =>
        {
            request.FormatUsingCurrentType();
            request.SetCompletionRoutine((WdfRequest r, WdfIoTarget _, in WdfRequestCompletionParams p, object? _) => r.Complete(p.IoStatus.Status));
            request.Send(bed.Target);
        });
        using var file = new OpenedDevice(bed);
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var operation = file.File.StartDeviceIoControl(Bed.Ioctl);
            bed.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIoAndWait);
            operation.Wait().Status.Should().Be(NtStatus.InvalidDeviceRequest);
            file.Close();
        });
    }
}
