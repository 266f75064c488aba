using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Targets;

public class CloseTests
{
    [Theory]
    [InlineData(true, WdfIoTargetState.ClosedForQueryRemove)]
    [InlineData(false, WdfIoTargetState.Closed)]
    public void Close_for_query_remove_ends_in_closed_when_the_target_was_not_open(bool open, WdfIoTargetState after)
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed, open);
        bed.Run(() =>
        {
            remote.Target.CloseForQueryRemove();
            remote.Target.State.Should().Be(after);
            remote.Target.CloseForQueryRemove();
            remote.Target.State.Should().Be(WdfIoTargetState.Closed);
            remote.Target.Close();
        });
    }

    [Fact]
    public void A_close_clears_every_pointer()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Target.Close();
            remote.Target.TargetDevice.Should().BeNull();
            remote.Target.TargetPhysicalDevice.Should().BeNull();
            remote.Target.TargetFileObject.Should().BeNull();
            remote.Target.TargetFileHandle.Should().BeNull();
            remote.Target.Device.Should().Be(bed.Device);
        });
    }

    [Theory]
    [InlineData(WdfIoTargetState.Closed)]
    [InlineData(WdfIoTargetState.ClosedForQueryRemove)]
    [InlineData(WdfIoTargetState.Deleted)]
    public void Pended_requests_are_completed_then_ignored_ones_cancelled_then_sent_ones(WdfIoTargetState state)
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Lower.PendsCancelable();
            WdfRequest Send(WdfRequestSendOptions? options = null)
            {
                var request = bed.Formatted(remote.Target);
                request.Send(remote.Target, options).Should().BeTrue();
                return request;
            }

            var sent = Send();
            var ignored = Send(Bed.Options(WdfRequestSendOptionsFlags.IgnoreTargetState));
            remote.Goto(WdfIoTargetState.Stopped);
            var pended = Send();
            remote.Goto(state);
            bed.Done.All.Select(c => c.Request).Should().Equal(pended, ignored, sent);
            bed.Done.Statuses.Should().Equal(NtStatus.WdfDeviceRemovedNotSent, NtStatus.Cancelled, NtStatus.Cancelled);
            bed.Done.All.Should().OnlyContain(c => c.Information == 0);
            remote.Drop();
        });
    }

    [Fact]
    public void A_close_waits_for_every_outstanding_request_and_keeps_the_pointers_until_then()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Lower.PendsAndIgnoresCancel();
            bed.Formatted(remote.Target).Send(remote.Target).Should().BeTrue();
            var closer = bed.Kernel.Spawn("closer", () => remote.Target.Close());
            bed.Kernel.RunUntilIdle();
            closer.HasEnded.Should().BeFalse();
            remote.Target.State.Should().Be(WdfIoTargetState.Closed);
            remote.Target.TargetDevice.Should().Be(remote.Lower.Device);
            remote.Lower.Release();
            closer.Join();
            remote.Target.TargetDevice.Should().BeNull();
        });
    }

    [Fact]
    public void A_close_waits_for_a_stop_on_another_thread_first()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Lower.PendsCancelable();
            bed.Formatted(remote.Target).Send(remote.Target).Should().BeTrue();
            bed.Kernel.Spawn("stopper", () => remote.Target.Stop(WdfIoTargetSentIoAction.WaitForSentIoToComplete));
            bed.Kernel.RunUntilIdle();
            bed.Kernel.Spawn("closer", () => remote.Target.Close());
            bed.Kernel.RunUntilIdle();
            remote.Target.State.Should().Be(WdfIoTargetState.Stopped);
            bed.Done.Count.Should().Be(0, "nothing is cancelled before the stop has ended");

            // The event releases one waiter at a time; another signal lets the second one go.
            remote.Lower.Release();
            bed.Kernel.RunUntilIdle();
            remote.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            bed.Kernel.RunUntilIdle();
            remote.Target.State.Should().Be(WdfIoTargetState.Closed);
        });
    }

    [Fact]
    public void A_close_during_an_open_waits_for_the_open()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed, open: false);
        bed.Run(() =>
        {
            Irp? create = null;
            remote.Lower.AnswerOther = irp =>
            {
                if (irp.GetCurrentIrpStackLocation().MajorFunction == MajorFunction.Create)
                {
                    irp.MarkIrpPending();
                    create = irp;
                    return NtStatus.Pending;
                }

                return LowerDevice.Complete(irp, NtStatus.Success);
            };
            var opener = bed.Kernel.Spawn("opener", () => remote.Target.Open(RemoteBed.DeviceName).Should().Be(NtStatus.Success));
            bed.Kernel.RunUntilIdle();
            var closer = bed.Kernel.Spawn("closer", () => remote.Target.Close());
            bed.Kernel.RunUntilIdle();
            closer.HasEnded.Should().BeFalse();
            remote.Target.Open(RemoteBed.DeviceName).Should().Be(NtStatus.InvalidDeviceState, "an open is under way");
            LowerDevice.Complete(create!, NtStatus.Success);
            opener.Join();
            closer.Join();
            remote.Target.State.Should().Be(WdfIoTargetState.Closed);
        });
    }

    [Fact]
    public void A_file_that_was_not_closed_is_left_over()
    {
        using var bed = new Bed();
        bed.Findings(() => _ = new RemoteBed(bed)).Should().ContainSingle().Which.Should().Contain("never closed").And.Contain(RemoteBed.DeviceName);
    }

    [Fact]
    public void Above_passive_level_close_does_nothing()
    {
        using var bed = new Bed(Bed.Continuing);
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            var old = bed.Kernel.RaiseIrql(Irql.Dispatch);
            remote.Target.Close();
            remote.Target.CloseForQueryRemove();
            bed.Kernel.LowerIrql(old);
            remote.Target.State.Should().Be(WdfIoTargetState.Started);
            bed.Kernel.Violations.Should().HaveCount(2);
            remote.Target.Close();
        });
    }
}
