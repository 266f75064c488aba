using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Targets.Races;

/// <summary>WdfRequestCancelSentRequest on one processor, WdfRequestSend on another, in the orders that named steps can force.</summary>
public class CancelAgainstSendTests
{
    [Fact]
    public void The_whole_cancel_before_the_gate_fails_the_send()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Formatted();
            var held = bed.Kernel.HoldAt(KernelStep.RequestSending, request);
            var sender = bed.Kernel.Spawn("sender", () => request.Send(bed.Target).Should().BeFalse());
            held.WaitUntilReached();
            request.CancelSentRequest().Should().BeFalse();
            held.Release();
            sender.Join();
            request.Status.Should().Be(NtStatus.Cancelled);
            bed.Done.Count.Should().Be(0);
            bed.Lower.Seen.Should().BeEmpty();
        });
    }

    [Fact]
    public void A_cancel_that_begins_before_the_send_and_ends_after_it_reaches_the_lower_driver()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            var request = bed.Formatted();
            var held = bed.Kernel.HoldAt(KernelStep.RequestCancelling, request);
            var canceller = bed.Kernel.Spawn("canceller", () => request.CancelSentRequest().Should().BeTrue());
            held.WaitUntilReached();
            request.Send(bed.Target).Should().BeTrue();
            held.Release();
            canceller.Join();
            bed.Done.Only.Status.Should().Be(NtStatus.Cancelled);
            bed.Done.Only.Actor.Should().Be("canceller");
        });
    }

    [Fact]
    public void A_cancel_between_the_gate_and_the_lower_driver_sets_the_bit_and_the_irp_goes_down()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            var request = bed.Formatted();
            var held = bed.Kernel.HoldAt(KernelStep.RequestSent, request);
            var sender = bed.Kernel.Spawn("sender", () => request.Send(bed.Target).Should().BeTrue());
            held.WaitUntilReached();
            request.CancelSentRequest().Should().BeFalse("no driver has set a cancel routine yet");
            held.Release();
            sender.Join();
            bed.Lower.Seen.Should().ContainSingle();
            bed.Done.Only.Status.Should().Be(NtStatus.Cancelled);
            bed.Done.Only.Actor.Should().Be("sender");
        });
    }

    [Fact]
    public void A_canceller_that_holds_the_irp_lets_the_lower_driver_complete_and_finishes_itself()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Formatted();
            var sent = bed.Kernel.HoldAt(KernelStep.RequestSent, request);
            var cancelling = bed.Kernel.HoldAt(KernelStep.IrpCancelling, request);
            var sender = bed.Kernel.Spawn("sender", () => request.Send(bed.Target).Should().BeTrue());
            sent.WaitUntilReached();
            var canceller = bed.Kernel.Spawn("canceller", () => request.CancelSentRequest().Should().BeFalse());
            cancelling.WaitUntilReached();
            sent.Release();
            sender.Join();
            bed.Done.Count.Should().Be(0, "the lower driver completed inline, and the canceller holds the request");
            cancelling.Release();
            canceller.Join();
            bed.Done.Only.Status.Should().Be(NtStatus.Success);
            bed.Done.Only.Actor.Should().Be("canceller");
        });
    }
}
