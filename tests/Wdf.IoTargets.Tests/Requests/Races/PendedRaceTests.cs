using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests.Races;

/// <summary>A request that a stopped target keeps, wanted by several at once.</summary>
public class PendedRaceTests
{
    [Fact]
    public void Start_leaves_a_request_to_the_dpc_that_already_runs()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var request = bed.Sent(Bed.Timeout(20));
            var dpc = bed.Kernel.HoldAt(KernelStep.RequestTimedOut, request);
            dpc.WaitUntilReached();
            bed.Target.Start().Should().Be(NtStatus.Success);
            bed.Done.Count.Should().Be(0);
            bed.Lower.Seen.Should().BeEmpty();
            dpc.Release();
            bed.Kernel.RunUntilIdle();
            bed.Done.Only.Status.Should().Be(NtStatus.IoTimeout);
            bed.Done.Only.Actor.Should().Be($"time-out of {request.Name}");
        });
    }

    [Fact]
    public void Start_leaves_a_request_to_the_dpc_that_is_about_to_cancel_it()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var request = bed.Sent(Bed.Timeout(20));
            var dpc = bed.Kernel.HoldAt(KernelStep.RequestCancelling, request);
            dpc.WaitUntilReached();
            bed.Target.Start();
            dpc.Release();
            bed.Kernel.RunUntilIdle();
            bed.Lower.Seen.Should().BeEmpty();
            bed.Done.Only.Status.Should().Be(NtStatus.IoTimeout);
        });
    }

    [Fact]
    public void Start_leaves_a_request_to_the_canceller_that_already_runs()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var request = bed.Sent();
            var held = bed.Kernel.HoldAt(KernelStep.IrpCancelling, request);
            var canceller = bed.Kernel.Spawn("canceller", () => request.CancelSentRequest().Should().BeFalse("start took the cancel routine"));
            held.WaitUntilReached();
            bed.Target.Start();
            bed.Done.Count.Should().Be(0);
            held.Release();
            canceller.Join();
            bed.Lower.Seen.Should().BeEmpty();
            bed.Done.Only.Status.Should().Be(NtStatus.Cancelled);
            bed.Done.Only.Actor.Should().Be("canceller");
        });
    }

    [Theory]
    [InlineData("start")]
    [InlineData("purge")]
    [InlineData("delete")]
    public void A_cancel_routine_that_won_the_exchange_completes_the_request(string change)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Reference();
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var request = bed.Sent();
            var held = bed.Kernel.HoldAt(KernelStep.IrpCancelRoutineCalled, request);
            var canceller = bed.Kernel.Spawn("canceller", () => request.CancelSentRequest().Should().BeTrue());
            held.WaitUntilReached();
            var changer = bed.Kernel.Spawn("changer", () => Change(bed.Target, change));
            bed.Kernel.RunUntilIdle();
            bed.Done.Count.Should().Be(0);
            changer.HasEnded.Should().Be(change != "delete", "only a deletion waits for a pended request that somebody else completes");
            held.Release();
            canceller.Join();
            changer.Join();
            bed.Done.Only.Status.Should().Be(NtStatus.Cancelled);
            bed.Done.Only.Actor.Should().Be("canceller");
            bed.Lower.Seen.Should().BeEmpty();
            bed.Target.Dereference();
        });
    }

    [Theory]
    [InlineData("purge")]
    [InlineData("delete")]
    public void A_state_change_that_won_the_exchange_completes_the_request(string change)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Reference();
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var request = bed.Sent();
            bed.Kernel.At(KernelStep.RequestReturned, request, () => request.CancelSentRequest().Should().BeFalse());
            bed.Kernel.Spawn("changer", () => Change(bed.Target, change)).Join();
            bed.Done.Only.Status.Should().Be(NtStatus.WdfDeviceRemovedNotSent);
            bed.Done.Only.Actor.Should().Be("changer");
            bed.Target.Dereference();
        });
    }

    [Fact]
    public void A_purge_of_a_request_whose_dpc_waits_is_finished_by_the_dpc_with_the_purge_s_status()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var request = bed.Sent(Bed.Timeout(20));
            var dpc = bed.Kernel.HoldAt(KernelStep.RequestTimedOut, request);
            dpc.WaitUntilReached();
            bed.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIoAndWait);
            bed.Done.Count.Should().Be(0);
            dpc.Release();
            bed.Kernel.RunUntilIdle();
            bed.Done.Only.Status.Should().Be(NtStatus.WdfDeviceRemovedNotSent);
        });
    }

    [Fact]
    public void A_synchronous_sender_s_limit_against_a_start()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var request = bed.Formatted();
            var held = bed.Kernel.HoldAt(KernelStep.IrpCancelling, request);
            var sender = bed.Kernel.Spawn("sender", () => request.Send(bed.Target, Bed.Timeout(20, WdfRequestSendOptionsFlags.Synchronous)).Should().BeTrue());
            held.WaitUntilReached();
            bed.Target.Start();
            held.Release();
            sender.Join();
            request.Status.Should().Be(NtStatus.IoTimeout);
            bed.Done.Only.Actor.Should().Be("sender");
        });
    }

    private static void Change(WdfIoTarget target, string change)
    {
        switch (change)
        {
            case "start":
                target.Start();
                break;
            case "purge":
                target.Purge(WdfIoTargetPurgeIoAction.PurgeIoAndWait);
                break;
            default:
                target.Delete();
                break;
        }
    }
}
