using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests.Races;

public class CancelAgainstCompletionTests
{
    [Theory]
    [InlineData(NtStatus.Success)]
    [InlineData(NtStatus.Cancelled)]
    public void The_lower_driver_completes_inside_the_cancel_and_the_canceller_finishes_after_it(NtStatus lower)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var seen = -1;
            bed.Lower.PendsCancelable(irp =>
            {
                LowerDevice.Complete(irp, lower);
                seen = bed.Done.Count;
            });
            var request = bed.Sent();
            bed.Kernel.Spawn("canceller", () => request.CancelSentRequest().Should().BeTrue()).Join();
            seen.Should().Be(0);
            bed.Done.Only.Status.Should().Be(lower);
            bed.Done.Only.Actor.Should().Be("canceller");
        });
    }

    [Fact]
    public void The_lower_driver_completes_later_and_its_thread_finishes()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsAndIgnoresCancel();
            var request = bed.Sent();
            request.CancelSentRequest().Should().BeTrue();
            bed.Kernel.Spawn("completer", () => bed.Lower.Release(NtStatus.Cancelled)).Join();
            bed.Done.Only.Status.Should().Be(NtStatus.Cancelled);
            bed.Done.Only.Actor.Should().Be("completer");
        });
    }

    [Fact]
    public void A_completion_while_a_canceller_holds_its_count_is_finished_by_the_canceller()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            var request = bed.Sent();
            var held = bed.Kernel.HoldAt(KernelStep.IrpCancelling, request);
            var canceller = bed.Kernel.Spawn("canceller", () => request.CancelSentRequest().Should().BeFalse("the cancel routine was gone"));
            held.WaitUntilReached();
            bed.Lower.Release();
            bed.Done.Count.Should().Be(0);
            request.IsSent.Should().BeTrue();
            held.Release();
            canceller.Join();
            bed.Done.Only.Status.Should().Be(NtStatus.Success);
            bed.Done.Only.Actor.Should().Be("canceller");
        });
    }

    [Fact]
    public void A_cancel_that_comes_after_the_completion_sets_only_the_mark()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            var request = bed.Sent();
            var held = bed.Kernel.HoldAt(KernelStep.RequestCancelling, request);
            var canceller = bed.Kernel.Spawn("canceller", () => request.CancelSentRequest().Should().BeFalse());
            held.WaitUntilReached();
            bed.Lower.Release();
            bed.Done.Only.Actor.Should().Be("body");
            held.Release();
            canceller.Join();
            request.WdmGetIrp()!.Cancel.Should().BeFalse();
            bed.Format(request);
            request.Send(bed.Target).Should().BeFalse();
            request.Status.Should().Be(NtStatus.Cancelled);
        });
    }

    [Fact]
    public void Two_cancellers_and_a_completion_the_last_canceller_finishes()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            var request = bed.Sent();
            var first = bed.Kernel.HoldAt(KernelStep.IrpCancelling, request);
            bed.Kernel.Spawn("first", () => request.CancelSentRequest());
            first.WaitUntilReached();
            var second = bed.Kernel.HoldAt(KernelStep.IrpCancelling, request);
            bed.Kernel.Spawn("second", () => request.CancelSentRequest());
            second.WaitUntilReached();
            bed.Lower.Release();
            second.Release();
            bed.Kernel.RunUntilIdle();
            bed.Done.Count.Should().Be(0);
            first.Release();
            bed.Kernel.RunUntilIdle();
            bed.Done.Only.Actor.Should().Be("first");
        });
    }

    [Fact]
    public void Cancel_exactly_during_the_send_fails_the_send()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Formatted();
            bed.Kernel.At(KernelStep.RequestSending, request, () => request.CancelSentRequest().Should().BeFalse());
            request.Send(bed.Target).Should().BeFalse();
            request.Status.Should().Be(NtStatus.Cancelled);
            bed.Done.Count.Should().Be(0);
            bed.Lower.Seen.Should().BeEmpty();
            bed.Target.SentCount.Should().Be(0);
            request.IsSent.Should().BeFalse();
        });
    }

    [Fact]
    public void A_request_sent_twice_at_once_is_fatal_for_the_second()
    {
        using var bed = new Bed();
        var violation = bed.IsFatal(6, () =>
        {
            var request = bed.Formatted();
            var held = bed.Kernel.HoldAt(KernelStep.RequestSent, request);
            bed.Kernel.Spawn("first", () => request.Send(bed.Target));
            held.WaitUntilReached();
            request.Send(bed.Target);
        });
        violation.Parameter2.Should().Be(3);
        violation.Actor!.Name.Should().Be("body");
    }

    [Fact]
    public void Both_senders_at_the_gate_one_passes()
    {
        using var bed = new Bed();
        bed.IsFatal(6, () =>
        {
            bed.Lower.Pends();
            var request = bed.Formatted();
            var held = bed.Kernel.HoldAt(KernelStep.RequestSending, request);
            bed.Kernel.Spawn("first", () => request.Send(bed.Target));
            held.WaitUntilReached();
            request.Send(bed.Target).Should().BeTrue();
            held.Release();
            bed.Kernel.RunUntilIdle();
        }).Actor!.Name.Should().Be("first");
    }

    [Fact]
    public void A_snapshot_entry_that_completes_first_keeps_its_status_but_gets_the_mark()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            var first = bed.Sent();
            var second = bed.Sent();
            bed.Kernel.At(KernelStep.RequestCancelling, first, () =>
            {
                var irp = bed.Lower.Held[1];
                irp.SetCancelRoutine(null);
                LowerDevice.Complete(irp, NtStatus.Success, 0);
            });
            bed.Target.Stop(WdfIoTargetSentIoAction.CancelSentIo);
            bed.Done.Statuses.Should().Equal(NtStatus.Success, NtStatus.Cancelled);
            bed.Target.Start();
            bed.Format(second);
            second.Send(bed.Target).Should().BeFalse();
            second.Status.Should().Be(NtStatus.Cancelled);
        });
    }

    [Fact]
    public void The_routine_deletes_the_request_while_a_canceller_holds_a_reference()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            bed.Done.Then = r => r.Delete();
            var request = bed.Sent();
            request.Reference();
            var held = bed.Kernel.HoldAt(KernelStep.IrpCancelling, request);
            var canceller = bed.Kernel.Spawn("canceller", () =>
            {
                request.CancelSentRequest();
                request.Dereference();
            });
            held.WaitUntilReached();
            bed.Lower.Release();
            held.Release();
            canceller.Join();
            bed.Done.Count.Should().Be(1);
            request.IsDestroyed.Should().BeTrue();
        });
    }
}
