using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Targets;

public class DeletionTests
{
    [Fact]
    public void Above_passive_level_a_delete_returns_at_once_and_a_worker_does_the_rest()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            var old = bed.Kernel.RaiseIrql(Irql.Dispatch);
            remote.Target.Delete();
            bed.Kernel.LowerIrql(old);
            remote.Target.State.Should().Be(WdfIoTargetState.Started);
            bed.Kernel.RunUntilIdle();
            remote.Target.State.Should().Be(WdfIoTargetState.Deleted);
        });
    }

    [Fact]
    public void The_cleanup_callback_sees_the_old_state_and_can_still_send()
    {
        using var bed = new Bed();
        _ = new RemoteBed(bed, open: false);
        bed.Run(() =>
        {
            WdfIoTargetState? seen = null;
            var attributes = new WdfObjectAttributes
            {
                EvtCleanupCallback = target =>
                {
                    seen = ((WdfIoTarget)target).State;
                    bed.Formatted((WdfIoTarget)target).Send((WdfIoTarget)target).Should().BeTrue();
                    ((WdfIoTarget)target).TargetDevice.Should().NotBeNull();
                },
            };
            WdfIoTarget.Create(bed.Device, attributes, out var target).Should().Be(NtStatus.Success);
            target!.Open(RemoteBed.DeviceName).Should().Be(NtStatus.Success);
            target.Delete();
            seen.Should().Be(WdfIoTargetState.Started);
            bed.Done.Only.Status.Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void Cleanup_comes_before_the_target_s_requests_are_cancelled()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var order = new List<string>();
            var attributes = new WdfObjectAttributes { EvtCleanupCallback = _ => order.Add("cleanup") };
            bed.Lower.PendsCancelable();
            WdfIoTarget.Create(bed.Device, attributes, out var target);
            var openParams = WdfIoTargetOpenParams.ExistingDevice(bed.Lower.Device);
            target!.Open(ref openParams);
            bed.Done.Then = _ => order.Add("routine");
            bed.Formatted(target).Send(target);
            target.Delete();
            order.Should().Equal("cleanup", "routine");
        });
    }

    [Fact]
    public void A_lower_driver_that_ignores_the_cancel_blocks_the_deletion_for_ever()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Lower.PendsAndIgnoresCancel();
            bed.Formatted(remote.Target).Send(remote.Target);
            var deleter = bed.Kernel.Spawn("deleter", () => remote.Target.Delete());
            bed.Kernel.RunFor(TimeSpan.FromHours(1));
            deleter.HasEnded.Should().BeFalse();
            remote.Lower.Release();
            deleter.Join();
        });
    }

    [Fact]
    public void A_deletion_waits_for_the_routines_of_all_requests()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Lower.Pends();
            var request = bed.Formatted(remote.Target);
            request.Send(remote.Target);
            var held = bed.Kernel.HoldAt(KernelStep.CompletionRoutineCalled, request);
            bed.Kernel.Post("lower DPC", () => remote.Lower.Release());
            held.WaitUntilReached();
            var deleter = bed.Kernel.Spawn("deleter", () => remote.Target.Delete());
            bed.Kernel.RunUntilIdle();
            deleter.HasEnded.Should().BeFalse("the request is off the lists, but its routine still runs");
            held.Release();
            deleter.Join();
        });
    }

    [Fact]
    public void A_deletion_in_the_routine_of_a_request_of_the_target_deadlocks()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        var run = () => bed.Kernel.Run(() =>
        {
            bed.Done.Then = _ => remote.Target.Delete();
            bed.Formatted(remote.Target).Send(remote.Target);
        });
        run.Should().Throw<KernelDeadlockException>().WithMessage($"*last completion of {remote.Target.Name}*");
    }

    [Fact]
    public void A_deletion_in_a_routine_at_dispatch_level_is_deferred_and_works()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Lower.AnswersFromUnit(NtStatus.Success);
            bed.Done.Then = _ => remote.Target.Delete();
            bed.Formatted(remote.Target).Send(remote.Target);
            bed.Kernel.RunUntilIdle();
            remote.Target.State.Should().Be(WdfIoTargetState.Deleted);
            bed.Done.Only.Irql.Should().Be(Irql.Dispatch);
        });
    }

    [Fact]
    public void After_a_deletion_the_referenced_handle_answers_and_refuses()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            var request = bed.Formatted(remote.Target);
            remote.Goto(WdfIoTargetState.Deleted);
            remote.Target.TargetDevice.Should().BeNull();
            remote.Target.TargetPhysicalDevice.Should().BeNull();
            remote.Target.TargetFileObject.Should().BeNull();
            remote.Target.Start().Should().Be(NtStatus.InvalidDeviceState);
            remote.Target.Open(RemoteBed.DeviceName).Should().Be(NtStatus.InvalidDeviceState);
            request.Send(remote.Target).Should().BeFalse();
            request.Status.Should().Be(NtStatus.InvalidDeviceState);
            remote.Target.Dereference();
            remote.Target.IsDestroyed.Should().BeTrue();
        });
    }

    [Fact]
    public void A_request_parented_to_the_target_is_cleaned_up_before_its_io_is_cancelled_and_breaks()
    {
        using var bed = new Bed(Bed.Continuing);
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Lower.PendsCancelable();
            var order = new List<string>();
            var attributes = new WdfObjectAttributes { ParentObject = remote.Target, EvtCleanupCallback = _ => order.Add("request cleanup") };
            WdfRequest.Create(bed.Driver, attributes, remote.Target, out var request).Should().Be(NtStatus.Success);
            bed.Format(request!, remote.Target);
            bed.Done.Then = _ => order.Add("routine");
            request!.Send(remote.Target);
            remote.Target.Delete();
            order.Should().Equal("request cleanup", "routine");
            bed.Kernel.Violations.Should().ContainSingle();
        });
    }

    [Fact]
    public void A_request_can_be_deleted_while_it_is_sent_to_a_target_when_it_is_cancelled_first()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            bed.Done.Then = request => request.Delete();
            var request = bed.Sent();
            request.Reference();
            request.CancelSentRequest().Should().BeTrue();
            request.IsDestroyed.Should().BeFalse();
            request.Dereference();
            request.IsDestroyed.Should().BeTrue();
        });
    }

    [Fact]
    public void A_local_target_can_be_deleted()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Reference();
            bed.Target.Delete();
            bed.Target.State.Should().Be(WdfIoTargetState.Deleted);
            bed.Target.Dereference();
        });
    }

    [Fact]
    public void A_deletion_without_outstanding_requests_does_not_block()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Target.Delete();
            remote.Lower.SeenFiles.Should().Equal(MajorFunction.Create, MajorFunction.Cleanup, MajorFunction.Close);
        });
    }
}
