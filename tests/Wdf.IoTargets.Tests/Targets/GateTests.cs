using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Targets;

public class GateTests
{
    [Theory]
    [InlineData(WdfIoTargetState.Stopped, WdfIoTargetState.Stopped)]
    [InlineData(WdfIoTargetState.Purged, WdfIoTargetState.Purged)]
    public void A_local_target_is_started_from_birth_and_changes_state_by_stop_and_purge(WdfIoTargetState state, WdfIoTargetState read)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.State.Should().Be(WdfIoTargetState.Started);
            Goto(bed.Target, state);
            bed.Target.State.Should().Be(read);
        });
    }

    [Fact]
    public void A_normal_send_to_a_started_target_is_sent()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Formatted().Send(bed.Target).Should().BeTrue();
            bed.Lower.Seen.Should().ContainSingle();
            bed.Done.Only.Status.Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void A_normal_send_to_a_stopped_target_is_pended()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            Goto(bed.Target, WdfIoTargetState.Stopped);
            bed.Formatted().Send(bed.Target).Should().BeTrue();
            bed.Lower.Seen.Should().BeEmpty();
            bed.Target.PendedCount.Should().Be(1);
            bed.Target.Start();
        });
    }

    [Theory]
    [InlineData(WdfIoTargetState.Purged)]
    [InlineData(WdfIoTargetState.Closed)]
    [InlineData(WdfIoTargetState.ClosedForQueryRemove)]
    [InlineData(WdfIoTargetState.Deleted)]
    public void A_normal_send_to_any_other_state_is_refused(WdfIoTargetState state)
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            var request = bed.Formatted(remote.Target);
            remote.Goto(state);
            request.Send(remote.Target).Should().BeFalse();
            request.Status.Should().Be(NtStatus.InvalidDeviceState);
            bed.Done.Count.Should().Be(0);
            remote.Drop();
        });
    }

    [Theory]
    [InlineData(WdfIoTargetState.Started)]
    [InlineData(WdfIoTargetState.Stopped)]
    [InlineData(WdfIoTargetState.Purged)]
    public void A_send_that_ignores_the_state_is_sent_while_the_target_is_open(WdfIoTargetState state)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Formatted();
            Goto(bed.Target, state);
            request.Send(bed.Target, Bed.Options(WdfRequestSendOptionsFlags.IgnoreTargetState)).Should().BeTrue();
            bed.Done.Only.Status.Should().Be(NtStatus.Success);
        });
    }

    [Theory]
    [InlineData(WdfIoTargetState.Closed)]
    [InlineData(WdfIoTargetState.ClosedForQueryRemove)]
    [InlineData(WdfIoTargetState.Deleted)]
    public void A_send_that_ignores_the_state_is_refused_once_the_target_is_drained(WdfIoTargetState state)
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            var request = bed.Formatted(remote.Target);
            remote.Goto(state);
            request.Send(remote.Target, Bed.Options(WdfRequestSendOptionsFlags.IgnoreTargetState)).Should().BeFalse();
            request.Status.Should().Be(NtStatus.InvalidDeviceState);
            remote.Drop();
        });
    }

    [Theory]
    [InlineData(WdfIoTargetState.Closed)]
    [InlineData(WdfIoTargetState.ClosedForQueryRemove)]
    [InlineData(WdfIoTargetState.Deleted)]
    public void While_a_close_still_waits_a_send_that_ignores_the_state_passes_and_a_normal_one_does_not(WdfIoTargetState state)
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Lower.Pends();
            var stuck = bed.Formatted(remote.Target);
            stuck.Send(remote.Target).Should().BeTrue();
            var ignoring = bed.Formatted(remote.Target);
            var normal = bed.Formatted(remote.Target);
            var closer = bed.Kernel.Spawn("closer", () => remote.Goto(state));
            bed.Kernel.RunUntilIdle();

            remote.Target.State.Should().Be(state, "the public state is the final one already");
            normal.Send(remote.Target).Should().BeFalse();
            normal.Status.Should().Be(NtStatus.InvalidDeviceState);
            ignoring.Send(remote.Target, Bed.Options(WdfRequestSendOptionsFlags.IgnoreTargetState)).Should().BeTrue();
            remote.Lower.Release(NtStatus.Cancelled);
            bed.Kernel.RunUntilIdle();
            closer.HasEnded.Should().BeFalse("it also waits for the request that ignored the state");
            remote.Lower.Release();
            closer.Join();
            remote.Drop();
        });
    }

    [Theory]
    [InlineData(WdfIoTargetState.Started, NtStatus.Success)]
    [InlineData(WdfIoTargetState.Stopped, NtStatus.Success)]
    [InlineData(WdfIoTargetState.Purged, NtStatus.Success)]
    [InlineData(WdfIoTargetState.Closed, NtStatus.InvalidDeviceState)]
    [InlineData(WdfIoTargetState.ClosedForQueryRemove, NtStatus.InvalidDeviceState)]
    [InlineData(WdfIoTargetState.Deleted, NtStatus.InvalidDeviceState)]
    [InlineData(WdfIoTargetState.Undefined, NtStatus.InvalidDeviceState)]
    public void Formatting_and_change_of_target_work_until_the_target_is_drained(WdfIoTargetState state, NtStatus expected)
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed, open: state != WdfIoTargetState.Undefined);
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest(bed.Target);
            if (state != WdfIoTargetState.Undefined)
            {
                remote.Goto(state);
            }

            remote.Target.FormatRequestForIoctl(request, Bed.Ioctl, null, null, null, null).Should().Be(expected);
            remote.Target.FormatRequestForRead(request, null).Should().Be(expected);
            request.ChangeTarget(remote.Target).Should().Be(expected);
            remote.Drop();
        });
    }

    [Fact]
    public void While_a_close_still_waits_formatting_works()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Lower.Pends();
            bed.Formatted(remote.Target).Send(remote.Target).Should().BeTrue();
            var closer = bed.Kernel.Spawn("closer", () => remote.Target.Close());
            bed.Kernel.RunUntilIdle();
            var request = bed.Driver.CreateRequest(remote.Target);
            remote.Target.FormatRequestForRead(request, null).Should().Be(NtStatus.Success);
            remote.Lower.Release();
            closer.Join();
            remote.Target.FormatRequestForRead(request, null).Should().Be(NtStatus.InvalidDeviceState);
        });
    }

    [Fact]
    public void A_remote_target_that_was_never_opened_reads_started_and_cannot_be_used()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var target = bed.Device.CreateIoTarget();
            target.State.Should().Be(WdfIoTargetState.Started);
            WdfRequest.Create(bed.Driver, null, target, out var none).Should().Be(NtStatus.InvalidDeviceState);
            none.Should().BeNull();
        });
    }

    [Fact]
    public void A_send_to_a_target_that_was_started_after_a_close_reaches_no_device()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        var violation = bed.Breaks(() =>
        {
            var request = bed.Formatted(remote.Target);
            remote.Target.Close();
            remote.Target.Start().Should().Be(NtStatus.Success);
            request.Send(remote.Target);
        });
        violation.Rule.Should().Be("NULL_DEVICE_DEREFERENCED");
    }

    private static void Goto(WdfIoTarget target, WdfIoTargetState state)
    {
        if (state == WdfIoTargetState.Stopped)
        {
            target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
        }
        else if (state == WdfIoTargetState.Purged)
        {
            target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
        }
    }
}
