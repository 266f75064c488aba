using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Targets.Races;

/// <summary>A state change walks through the requests that it found sent, while another processor completes them.</summary>
public class SnapshotAgainstCompletionTests
{
    public static TheoryData<string> Cancelling => [StateChanges.StopCancel, StateChanges.Purge, StateChanges.Close, StateChanges.CloseForQueryRemove, StateChanges.Delete];

    [Theory]
    [MemberData(nameof(Cancelling))]
    public void A_request_that_completes_before_its_turn_keeps_its_status_and_gets_the_mark(string change)
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Target.Reference();
            remote.Lower.PendsCancelable();
            var first = Sent(bed, remote);
            var second = Sent(bed, remote);
            var held = bed.Kernel.HoldAt(KernelStep.RequestCancelling, first);
            var changer = bed.Kernel.Spawn("changer", () => StateChanges.Do(remote.Target, change));
            held.WaitUntilReached();
            CompleteHeld(remote, 1);
            bed.Done.Only.Request.Should().BeSameAs(second);
            bed.Done.Only.Actor.Should().Be("body");
            held.Release();
            changer.Join();
            bed.Done.Statuses.Should().Equal(NtStatus.Success, NtStatus.Cancelled);
            NeedsReuse(bed, second);
            remote.Drop();
        });
    }

    [Theory]
    [MemberData(nameof(Cancelling))]
    public void A_request_that_completes_while_it_is_being_cancelled_is_finished_by_the_state_change(string change)
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Target.Reference();
            remote.Lower.PendsCancelable();
            var request = Sent(bed, remote);
            var held = bed.Kernel.HoldAt(KernelStep.IrpCancelling, request);
            var changer = bed.Kernel.Spawn("changer", () => StateChanges.Do(remote.Target, change));
            held.WaitUntilReached();
            CompleteHeld(remote, 0);
            bed.Done.Count.Should().Be(0);
            held.Release();
            changer.Join();
            bed.Done.Only.Status.Should().Be(NtStatus.Success);
            bed.Done.Only.Actor.Should().Be("changer");
            remote.Drop();
        });
    }

    [Theory]
    [MemberData(nameof(Cancelling))]
    public void A_driver_s_canceller_that_holds_the_request_finishes_it_and_the_state_change_waits(string change)
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Target.Reference();
            remote.Lower.PendsCancelable();
            var request = Sent(bed, remote);
            var held = bed.Kernel.HoldAt(KernelStep.IrpCancelling, request);
            var canceller = bed.Kernel.Spawn("canceller", () => request.CancelSentRequest().Should().BeFalse("the state change had called the cancel routine"));
            held.WaitUntilReached();
            var changer = bed.Kernel.Spawn("changer", () => StateChanges.Do(remote.Target, change));
            bed.Kernel.RunUntilIdle();
            changer.HasEnded.Should().BeFalse();
            bed.Done.Count.Should().Be(0);
            held.Release();
            canceller.Join();
            changer.Join();
            bed.Done.Only.Status.Should().Be(NtStatus.Cancelled);
            bed.Done.Only.Actor.Should().Be("canceller");
            remote.Drop();
        });
    }

    [Theory]
    [MemberData(nameof(Cancelling))]
    public void A_request_that_the_routine_deletes_before_its_turn_is_kept_by_the_snapshot(string change)
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Target.Reference();
            remote.Lower.PendsCancelable();
            var first = Sent(bed, remote);
            var second = Sent(bed, remote);
            bed.Done.Then = r => r.Delete();
            var held = bed.Kernel.HoldAt(KernelStep.RequestCancelling, first);
            var changer = bed.Kernel.Spawn("changer", () => StateChanges.Do(remote.Target, change));
            held.WaitUntilReached();
            CompleteHeld(remote, 1);
            second.IsDeleted.Should().BeTrue();
            second.IsDestroyed.Should().BeFalse("the snapshot still refers to it");
            held.Release();
            changer.Join();
            second.IsDestroyed.Should().BeTrue();
            remote.Drop();
        });
    }

    private static WdfRequest Sent(Bed bed, RemoteBed remote)
    {
        var request = bed.Formatted(remote.Target);
        request.Send(remote.Target).Should().BeTrue();
        return request;
    }

    private static void CompleteHeld(RemoteBed remote, int index)
    {
        var irp = remote.Lower.Held[index];
        irp.SetCancelRoutine(null).Should().NotBeNull();
        LowerDevice.Complete(irp, NtStatus.Success);
    }

    private static void NeedsReuse(Bed bed, WdfRequest request)
    {
        bed.Format(request);
        request.Send(bed.Target).Should().BeFalse();
        request.Status.Should().Be(NtStatus.Cancelled);
    }
}
