using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Targets.Races;

/// <summary>A request that a stopped target keeps: its canceller, its originator, and the call that takes it out of the list.</summary>
public class KeptRequestTests
{
    public static TheoryData<string> Closing => [StateChanges.Close, StateChanges.CloseForQueryRemove];

    [Theory]
    [MemberData(nameof(Closing))]
    public void A_cancel_routine_that_won_the_exchange_completes_it_and_a_close_does_not_wait(string change)
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            var request = Kept(bed, remote);
            var held = bed.Kernel.HoldAt(KernelStep.IrpCancelRoutineCalled, request);
            var canceller = bed.Kernel.Spawn("canceller", () => request.CancelSentRequest().Should().BeTrue());
            held.WaitUntilReached();
            bed.Kernel.Spawn("changer", () => StateChanges.Do(remote.Target, change)).Join();
            bed.Done.Count.Should().Be(0);
            held.Release();
            canceller.Join();
            bed.Done.Only.Status.Should().Be(NtStatus.Cancelled);
            bed.Done.Only.Actor.Should().Be("canceller");
        });
    }

    [Theory]
    [MemberData(nameof(Closing))]
    public void A_close_that_won_the_exchange_completes_it(string change)
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            var request = Kept(bed, remote);
            var held = bed.Kernel.HoldAt(KernelStep.RequestReturned, request);
            var changer = bed.Kernel.Spawn("changer", () => StateChanges.Do(remote.Target, change));
            held.WaitUntilReached();
            request.CancelSentRequest().Should().BeFalse();
            bed.Done.Count.Should().Be(0);
            held.Release();
            changer.Join();
            bed.Done.Only.Status.Should().Be(NtStatus.WdfDeviceRemovedNotSent);
            bed.Done.Only.Actor.Should().Be("changer");
        });
    }

    [Theory]
    [InlineData(StateChanges.Purge)]
    [InlineData(StateChanges.Close)]
    [InlineData(StateChanges.Delete)]
    public void A_canceller_that_holds_it_finishes_it_with_the_status_of_the_change(string change)
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Target.Reference();
            var request = Kept(bed, remote);
            var held = bed.Kernel.HoldAt(KernelStep.IrpCancelling, request);
            var canceller = bed.Kernel.Spawn("canceller", () => request.CancelSentRequest().Should().BeFalse("the change took the cancel routine"));
            held.WaitUntilReached();
            var changer = bed.Kernel.Spawn("changer", () => StateChanges.Do(remote.Target, change));
            bed.Kernel.RunUntilIdle();
            bed.Done.Count.Should().Be(0);
            held.Release();
            canceller.Join();
            changer.Join();
            bed.Done.Only.Status.Should().Be(NtStatus.WdfDeviceRemovedNotSent);
            bed.Done.Only.Actor.Should().Be("canceller");
            remote.Drop();
        });
    }

    [Fact]
    public void The_originator_cancels_on_another_processor_between_the_list_and_the_new_send()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Lower.Pends();
            var request = Kept(bed, remote);
            var held = bed.Kernel.HoldAt(KernelStep.RequestSending, request);
            var starter = bed.Kernel.Spawn("starter", () => remote.Target.Start());
            held.WaitUntilReached();
            IoManager.CancelIrp(request.WdmGetIrp()!).Should().BeFalse();
            held.Release();
            starter.Join();
            remote.Lower.Only.Cancel.Should().BeTrue();
            remote.Lower.Release();
            bed.Done.Only.Status.Should().Be(NtStatus.Success);
            remote.Target.Close();
        });
    }

    [Fact]
    public void The_originator_s_cancel_began_before_the_start_and_meets_the_irp_in_the_lower_driver()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Lower.PendsCancelable();
            var request = Kept(bed, remote);
            var held = bed.Kernel.HoldAt(KernelStep.IrpCancelling, request);
            var originator = bed.Kernel.Spawn("originator", () => IoManager.CancelIrp(request.WdmGetIrp()!).Should().BeTrue());
            held.WaitUntilReached();
            remote.Target.Start();
            remote.Lower.Held.Should().ContainSingle();
            held.Release();
            originator.Join();
            bed.Done.Only.Status.Should().Be(NtStatus.Cancelled);
            bed.Done.Only.Actor.Should().Be("originator");
            remote.Target.Close();
        });
    }

    private static WdfRequest Kept(Bed bed, RemoteBed remote)
    {
        remote.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
        var request = bed.Formatted(remote.Target);
        request.Send(remote.Target).Should().BeTrue();
        remote.Target.PendedCount.Should().Be(1);
        return request;
    }
}
