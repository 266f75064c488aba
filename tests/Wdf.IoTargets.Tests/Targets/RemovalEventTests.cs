using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Targets;

public class RemovalEventTests
{
    private static void Open(RemoteBed remote, EvtWdfIoTargetQueryRemove? query = null, EvtWdfIoTargetRemoveCanceled? canceled = null, EvtWdfIoTargetRemoveComplete? complete = null)
    {
        var openParams = WdfIoTargetOpenParams.OpenByName(RemoteBed.DeviceName, 0);
        openParams.EvtIoTargetQueryRemove = query;
        openParams.EvtIoTargetRemoveCanceled = canceled;
        openParams.EvtIoTargetRemoveComplete = complete;
        remote.Target.Open(ref openParams).Should().Be(NtStatus.Success);
    }

    [Fact]
    public void By_default_a_query_closes_for_query_remove_a_cancel_reopens_and_the_removal_closes()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            TargetDeviceNotifications.QueryRemove(remote.Bottom.Device).Should().Be(NtStatus.Success);
            remote.Target.State.Should().Be(WdfIoTargetState.ClosedForQueryRemove);
            TargetDeviceNotifications.RemoveCanceled(remote.Bottom.Device);
            remote.Target.State.Should().Be(WdfIoTargetState.Started);
            TargetDeviceNotifications.QueryRemove(remote.Bottom.Device);
            TargetDeviceNotifications.RemoveComplete(remote.Bottom.Device);
            remote.Target.State.Should().Be(WdfIoTargetState.Closed, "Deleted comes only from the deletion of the object");
        });
    }

    [Fact]
    public void By_default_a_surprise_removal_closes()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            TargetDeviceNotifications.RemoveComplete(remote.Bottom.Device);
            remote.Target.State.Should().Be(WdfIoTargetState.Closed);
        });
    }

    [Theory]
    [InlineData(NtStatus.Success)]
    [InlineData(NtStatus.Unsuccessful)]
    public void With_a_query_callback_the_framework_only_passes_its_answer_on(NtStatus answer)
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed, open: false);
        bed.Run(() =>
        {
            var calls = 0;
            Open(remote, query: target =>
            {
                calls++;
                target.Should().Be(remote.Target);
                return answer;
            });
            TargetDeviceNotifications.QueryRemove(remote.Bottom.Device).Should().Be(answer);
            calls.Should().Be(1);
            remote.Target.State.Should().Be(WdfIoTargetState.Started);
            remote.Target.Close();
        });
    }

    [Fact]
    public void With_a_canceled_callback_nothing_is_reopened()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed, open: false);
        bed.Run(() =>
        {
            var calls = 0;
            Open(remote, canceled: _ => calls++);
            TargetDeviceNotifications.QueryRemove(remote.Bottom.Device);
            TargetDeviceNotifications.RemoveCanceled(remote.Bottom.Device);
            calls.Should().Be(1);
            remote.Target.State.Should().Be(WdfIoTargetState.ClosedForQueryRemove);
            remote.Target.Close();
        });
    }

    [Fact]
    public void With_a_complete_callback_the_driver_closes_itself()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed, open: false);
        bed.Run(() =>
        {
            var calls = 0;
            Open(remote, complete: _ => calls++);
            TargetDeviceNotifications.RemoveComplete(remote.Bottom.Device);
            calls.Should().Be(1);
            remote.Target.State.Should().Be(WdfIoTargetState.Started);
            remote.Target.Close();
        });
    }

    [Fact]
    public void A_callback_may_delete_the_target()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed, open: false);
        bed.Run(() =>
        {
            Open(remote, complete: target => target.Delete());
            TargetDeviceNotifications.RemoveComplete(remote.Bottom.Device);
            remote.Target.State.Should().Be(WdfIoTargetState.Deleted);
            remote.Target.IsDestroyed.Should().BeTrue();
        });
    }

    [Fact]
    public void A_reopen_keeps_the_callbacks_of_the_first_open()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed, open: false);
        bed.Run(() =>
        {
            var calls = 0;
            Open(remote, complete: _ => calls++);
            remote.Target.CloseForQueryRemove();
            var reopen = WdfIoTargetOpenParams.Reopen();
            remote.Target.Open(ref reopen).Should().Be(NtStatus.Success);
            TargetDeviceNotifications.RemoveComplete(remote.Bottom.Device);
            calls.Should().Be(1);
            remote.Target.Close();
        });
    }

    [Fact]
    public void After_a_veto_the_default_for_a_cancelled_removal_is_harmless()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed, open: false);
        bed.Run(() =>
        {
            Open(remote, query: _ => NtStatus.Unsuccessful);
            TargetDeviceNotifications.QueryRemove(remote.Bottom.Device);
            TargetDeviceNotifications.RemoveCanceled(remote.Bottom.Device);
            remote.Target.State.Should().Be(WdfIoTargetState.Started);
            remote.Target.Close();
        });
    }

    [Fact]
    public void An_existing_device_cannot_be_reopened_after_a_cancelled_removal()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed, open: false);
        bed.Run(() =>
        {
            var openParams = WdfIoTargetOpenParams.ExistingDevice(remote.Lower.Device);
            openParams.TargetFileObject = new FileObject(remote.Lower.Device);
            remote.Target.Open(ref openParams).Should().Be(NtStatus.Success);
            TargetDeviceNotifications.QueryRemove(remote.Bottom.Device);
            TargetDeviceNotifications.RemoveCanceled(remote.Bottom.Device);
            remote.Target.State.Should().Be(WdfIoTargetState.ClosedForQueryRemove);
            remote.Target.Close();
        });
    }

    [Fact]
    public void Without_a_file_object_there_are_no_events()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed, open: false);
        bed.Run(() =>
        {
            var openParams = WdfIoTargetOpenParams.ExistingDevice(remote.Lower.Device);
            remote.Target.Open(ref openParams);
            TargetDeviceNotifications.QueryRemove(remote.Bottom.Device).Should().Be(NtStatus.Success);
            remote.Target.State.Should().Be(WdfIoTargetState.Started);
            remote.Target.Close();
        });
    }

    [Fact]
    public void A_query_waits_until_the_target_is_drained()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Lower.Pends();
            bed.Formatted(remote.Target).Send(remote.Target).Should().BeTrue();
            var pnp = bed.Kernel.Spawn("PnP", () => TargetDeviceNotifications.QueryRemove(remote.Bottom.Device).Should().Be(NtStatus.Success));
            bed.Kernel.RunUntilIdle();
            pnp.HasEnded.Should().BeFalse();
            remote.Lower.Release();
            pnp.Join();
            remote.Target.Close();
        });
    }
}
