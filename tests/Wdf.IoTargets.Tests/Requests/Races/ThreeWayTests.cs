using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests.Races;

/// <summary>Driver's cancel, expired time-out and completion at once, in every order of leaving.</summary>
public class ThreeWayTests
{
    [Theory]
    [InlineData(true, NtStatus.Cancelled, NtStatus.IoTimeout)]
    [InlineData(false, NtStatus.Cancelled, NtStatus.IoTimeout)]
    [InlineData(true, NtStatus.Success, NtStatus.Success)]
    [InlineData(false, NtStatus.Success, NtStatus.Success)]
    public void With_the_time_out_noted_a_cancelled_reads_io_timeout_whoever_is_last(bool dpcLeavesFirst, NtStatus lower, NtStatus expected)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            var request = bed.Sent(Bed.Timeout(20));
            var canceller = bed.Kernel.HoldAt(KernelStep.IrpCancelling, request);
            bed.Kernel.Spawn("canceller", () => request.CancelSentRequest());
            canceller.WaitUntilReached();
            var dpc = bed.Kernel.HoldAt(KernelStep.IrpCancelling, request);
            dpc.WaitUntilReached();
            bed.Lower.Release(lower);
            bed.Done.Count.Should().Be(0);
            var (first, second) = dpcLeavesFirst ? (dpc, canceller) : (canceller, dpc);
            first.Release();
            bed.Kernel.RunUntilIdle();
            bed.Done.Count.Should().Be(0);
            second.Release();
            bed.Kernel.RunUntilIdle();
            bed.Done.Only.Status.Should().Be(expected);
            bed.Done.Only.Actor.Should().Be(dpcLeavesFirst ? "canceller" : $"time-out of {request.Name}");
        });
    }

    [Fact]
    public void The_dpc_last_turns_a_cancelled_of_somebody_else_into_io_timeout()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsAndIgnoresCancel();
            var request = bed.Sent(Bed.Timeout(20));
            var dpc = bed.Kernel.HoldAt(KernelStep.RequestTimedOut, request);
            dpc.WaitUntilReached();
            request.CancelSentRequest().Should().BeTrue();
            bed.Lower.Release(NtStatus.Cancelled);
            bed.Done.Count.Should().Be(0);
            dpc.Release();
            bed.Kernel.RunUntilIdle();
            bed.Done.Only.Status.Should().Be(NtStatus.IoTimeout);
            bed.Done.Only.Actor.Should().Be($"time-out of {request.Name}");
        });
    }

    [Fact]
    public void The_canceller_last_without_the_time_out_noted_reads_cancelled()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsAndIgnoresCancel();
            var request = bed.Sent(Bed.Timeout(20));
            var canceller = bed.Kernel.HoldAt(KernelStep.IrpCancelling, request);
            bed.Kernel.Spawn("canceller", () => request.CancelSentRequest());
            canceller.WaitUntilReached();
            var dpc = bed.Kernel.HoldAt(KernelStep.RequestTimedOut, request);
            dpc.WaitUntilReached();
            bed.Lower.Release(NtStatus.Cancelled);

            // The DPC finds the IRP back, notes nothing and leaves.
            dpc.Release();
            bed.Kernel.RunUntilIdle();
            bed.Done.Count.Should().Be(0);
            canceller.Release();
            bed.Kernel.RunUntilIdle();
            bed.Done.Only.Status.Should().Be(NtStatus.Cancelled);
            bed.Done.Only.Actor.Should().Be("canceller");
        });
    }

    [Fact]
    public void A_stop_cancels_while_the_dpc_waits()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            var request = bed.Sent(Bed.Timeout(20));
            var dpc = bed.Kernel.HoldAt(KernelStep.RequestTimedOut, request);
            dpc.WaitUntilReached();
            var stopper = bed.Kernel.Spawn("stopper", () => bed.Target.Stop(WdfIoTargetSentIoAction.CancelSentIo));
            bed.Kernel.RunUntilIdle();
            stopper.HasEnded.Should().BeFalse("the request is with the DPC");
            dpc.Release();
            stopper.Join();
            bed.Done.Only.Status.Should().Be(NtStatus.IoTimeout);
        });
    }

    [Fact]
    public void A_deletion_of_the_target_against_dpc_and_completion()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Lower.Pends();
            var request = bed.Formatted(remote.Target);
            request.Send(remote.Target, Bed.Timeout(20));
            var dpc = bed.Kernel.HoldAt(KernelStep.RequestTimedOut, request);
            dpc.WaitUntilReached();
            var deleter = bed.Kernel.Spawn("deleter", () => remote.Target.Delete());
            bed.Kernel.RunUntilIdle();
            remote.Lower.Release(NtStatus.Cancelled);
            bed.Kernel.RunUntilIdle();
            deleter.HasEnded.Should().BeFalse();
            dpc.Release();
            deleter.Join();
            bed.Done.Only.Status.Should().Be(NtStatus.IoTimeout);
        });
    }

    [Fact]
    public void A_resend_from_the_routine_in_the_dpc_begins_a_clean_life()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            bed.Done.Then = request =>
            {
                bed.Done.Then = null;
                request.Reuse();
                bed.Format(request);
                request.Send(bed.Target, Bed.Timeout(50)).Should().BeTrue();
            };
            var sent = bed.Sent(Bed.Timeout(20));
            bed.Kernel.RunFor(TimeSpan.FromMilliseconds(20));
            bed.Done.Statuses.Should().Equal(NtStatus.IoTimeout);
            sent.CancelSentRequest().Should().BeTrue();
            bed.Done.Statuses.Should().Equal(NtStatus.IoTimeout, NtStatus.Cancelled);
            bed.Kernel.RunFor(TimeSpan.FromSeconds(1));
            bed.Done.Count.Should().Be(2, "the second timer was stopped");
        });
    }
}
