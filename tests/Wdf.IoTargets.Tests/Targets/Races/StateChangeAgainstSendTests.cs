using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Targets.Races;

/// <summary>A send on one processor, a state change on another, before and after the send has passed the gate.</summary>
public class StateChangeAgainstSendTests
{
    public static TheoryData<string> Refusing => [StateChanges.Purge, StateChanges.Close, StateChanges.CloseForQueryRemove, StateChanges.Delete];

    public static TheoryData<string> Cancelling => [StateChanges.StopCancel, StateChanges.Purge, StateChanges.Close, StateChanges.CloseForQueryRemove, StateChanges.Delete];

    [Theory]
    [MemberData(nameof(Refusing))]
    public void A_change_before_the_gate_refuses_the_send(string change)
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Target.Reference();
            var request = bed.Formatted(remote.Target);
            var held = bed.Kernel.HoldAt(KernelStep.RequestSending, request);
            var sender = bed.Kernel.Spawn("sender", () => request.Send(remote.Target).Should().BeFalse());
            held.WaitUntilReached();
            StateChanges.Do(remote.Target, change);
            held.Release();
            sender.Join();
            request.Status.Should().Be(NtStatus.InvalidDeviceState);
            remote.Lower.Seen.Should().BeEmpty();
            bed.Done.Count.Should().Be(0);
            remote.Drop();
        });
    }

    [Theory]
    [InlineData(StateChanges.StopCancel)]
    [InlineData(StateChanges.StopWait)]
    public void A_stop_before_the_gate_keeps_the_request(string change)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Formatted();
            var held = bed.Kernel.HoldAt(KernelStep.RequestSending, request);
            var sender = bed.Kernel.Spawn("sender", () => request.Send(bed.Target).Should().BeTrue());
            held.WaitUntilReached();
            StateChanges.Do(bed.Target, change);
            held.Release();
            sender.Join();
            bed.Target.PendedCount.Should().Be(1);
            bed.Target.Start();
            bed.Done.Only.Status.Should().Be(NtStatus.Success);
        });
    }

    [Theory]
    [MemberData(nameof(Cancelling))]
    public void A_change_after_the_gate_cancels_the_irp_before_its_driver_has_it_and_waits(string change)
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Target.Reference();
            remote.Lower.PendsCancelable();
            var request = bed.Formatted(remote.Target);
            var held = bed.Kernel.HoldAt(KernelStep.RequestSent, request);
            var sender = bed.Kernel.Spawn("sender", () => request.Send(remote.Target).Should().BeTrue());
            held.WaitUntilReached();
            var changer = bed.Kernel.Spawn("changer", () => StateChanges.Do(remote.Target, change));
            bed.Kernel.RunUntilIdle();
            changer.HasEnded.Should().BeFalse();
            request.WdmGetIrp()!.Cancel.Should().BeTrue();
            held.Release();
            sender.Join();
            changer.Join();
            remote.Lower.Seen.Should().ContainSingle("the IRP is handed down although it is cancelled");
            bed.Done.Only.Status.Should().Be(NtStatus.Cancelled);
            bed.Done.Only.Actor.Should().Be("sender");
            remote.Drop();
        });
    }

    [Fact]
    public void A_stop_that_waits_waits_for_a_request_that_is_not_handed_down_yet()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Formatted();
            var held = bed.Kernel.HoldAt(KernelStep.RequestSent, request);
            var sender = bed.Kernel.Spawn("sender", () => request.Send(bed.Target).Should().BeTrue());
            held.WaitUntilReached();
            var stopper = bed.Kernel.Spawn("stopper", () => bed.Target.Stop(WdfIoTargetSentIoAction.WaitForSentIoToComplete));
            bed.Kernel.RunUntilIdle();
            stopper.HasEnded.Should().BeFalse();
            held.Release();
            sender.Join();
            stopper.Join();
            bed.Done.Only.Status.Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void A_send_that_ignores_the_state_gets_in_while_a_close_waits_and_is_waited_for_but_not_cancelled()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Lower.Pends();
            bed.Formatted(remote.Target).Send(remote.Target).Should().BeTrue();
            var late = bed.Formatted(remote.Target);
            var closer = bed.Kernel.Spawn("closer", () => remote.Target.Close());
            bed.Kernel.RunUntilIdle();
            remote.Target.State.Should().Be(WdfIoTargetState.Closed);
            late.Send(remote.Target, Bed.Options(WdfRequestSendOptionsFlags.IgnoreTargetState)).Should().BeTrue();
            remote.Lower.Release();
            bed.Kernel.RunUntilIdle();
            closer.HasEnded.Should().BeFalse();
            remote.Lower.Only.Cancel.Should().BeFalse();
            remote.Lower.Release();
            closer.Join();
            bed.Done.Statuses.Should().Equal(NtStatus.Success, NtStatus.Success);
        });
    }
}
