using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests;

public class CancelTests
{
    [Fact]
    public void A_request_that_was_never_sent_gets_the_mark_only()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Formatted();
            request.CancelSentRequest().Should().BeFalse();
            request.WdmGetIrp()!.Cancel.Should().BeFalse();
            request.Send(bed.Target).Should().BeFalse();
            request.Status.Should().Be(NtStatus.Cancelled);
        });
    }

    [Fact]
    public void A_request_without_an_irp_gets_the_mark_too()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest();
            request.CancelSentRequest().Should().BeFalse();
            bed.Format(request);
            request.Send(bed.Target).Should().BeFalse();
            request.Status.Should().Be(NtStatus.Cancelled);
        });
    }

    [Fact]
    public void With_a_cancel_routine_that_routine_has_run_and_the_answer_is_true()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            bed.Sent().CancelSentRequest().Should().BeTrue();
            bed.Done.Only.Status.Should().Be(NtStatus.Cancelled);
            bed.Done.Only.Actor.Should().Be("body");
        });
    }

    [Fact]
    public void Without_a_cancel_routine_the_answer_is_false_although_the_bit_is_set()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            bed.Sent().CancelSentRequest().Should().BeFalse();
            bed.Lower.Only.Cancel.Should().BeTrue();
            bed.Lower.Release(NtStatus.Cancelled);
            bed.Done.Only.Status.Should().Be(NtStatus.Cancelled);
        });
    }

    [Fact]
    public void True_does_not_mean_that_the_request_ends_cancelled()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable(irp => LowerDevice.Complete(irp, NtStatus.Success, 5));
            bed.Sent().CancelSentRequest().Should().BeTrue();
            bed.Done.Only.Status.Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void A_pended_request_is_completed_before_the_call_returns_on_the_calling_thread()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var request = bed.Sent();
            bed.Kernel.Spawn("canceller", () => request.CancelSentRequest().Should().BeTrue()).Join();
            bed.Done.Only.Status.Should().Be(NtStatus.Cancelled);
            bed.Done.Only.Information.Should().Be(0);
            bed.Done.Only.Actor.Should().Be("canceller");
        });
    }

    [Fact]
    public void The_originator_s_cancel_of_a_pended_irp_completes_it_too()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var request = bed.Sent();
            IoManager.CancelIrp(request.WdmGetIrp()!).Should().BeTrue();
            bed.Done.Only.Status.Should().Be(NtStatus.Cancelled);
        });
    }

    [Fact]
    public void Between_acceptance_and_dispatch_only_the_bit_is_set_and_the_irp_is_handed_down()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            var request = bed.Formatted();
            bed.Kernel.At(KernelStep.RequestSent, request, () => request.CancelSentRequest().Should().BeFalse());
            request.Send(bed.Target).Should().BeTrue();
            bed.Lower.Only.Cancel.Should().BeTrue();
            bed.Lower.Release();
            bed.Done.Only.Status.Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void A_second_cancel_while_pending_is_false()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsAndIgnoresCancel();
            var request = bed.Sent();
            request.CancelSentRequest().Should().BeTrue();
            request.CancelSentRequest().Should().BeFalse();
            bed.Lower.Release();
        });
    }

    [Fact]
    public void A_lower_driver_that_ignores_the_cancel_completes_when_it_likes()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsAndIgnoresCancel();
            bed.Sent().CancelSentRequest().Should().BeTrue();
            bed.Kernel.RunFor(TimeSpan.FromDays(1));
            bed.Done.Count.Should().Be(0);
            bed.Lower.Release(NtStatus.Success, 9);
            bed.Done.Only.Information.Should().Be(9);
        });
    }

    [Fact]
    public void A_completed_request_gets_the_mark_and_its_irp_is_not_touched()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Sent();
            request.CancelSentRequest().Should().BeFalse();
            request.WdmGetIrp()!.Cancel.Should().BeFalse();
            bed.Format(request);
            request.Send(bed.Target).Should().BeFalse();
            request.Status.Should().Be(NtStatus.Cancelled);
        });
    }

    [Fact]
    public void A_request_in_its_routine_gets_the_mark_only()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Done.Then = request => request.CancelSentRequest().Should().BeFalse();
            bed.Sent();
            bed.Done.Only.Status.Should().Be(NtStatus.Success);
        });
    }

    [Theory]
    [InlineData("format")]
    [InlineData("change target")]
    [InlineData("failed send")]
    public void Only_a_reuse_clears_the_mark(string what)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Formatted();
            request.CancelSentRequest();
            if (what == "change target")
            {
                request.ChangeTarget(bed.Target);
            }
            else if (what == "failed send")
            {
                request.Send(bed.Target);
            }

            bed.Format(request);
            request.Send(bed.Target).Should().BeFalse();
            request.Reuse();
            bed.Format(request);
            request.Send(bed.Target).Should().BeTrue();
        });
    }

    [Fact]
    public void Completing_does_not_clear_the_mark()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable(irp => LowerDevice.Complete(irp, NtStatus.Success));
            var request = bed.Sent();
            request.CancelSentRequest();
            bed.Format(request);
            request.Send(bed.Target).Should().BeFalse();
        });
    }

    [Fact]
    public void Is_canceled_reports_the_mark_or_the_bit()
    {
        using var bed = new Bed(Bed.Unverified);
        bed.Run(() =>
        {
            var request = bed.Formatted();
            request.IsCanceled.Should().BeFalse();
            request.CancelSentRequest();
            request.IsCanceled.Should().BeTrue();
            request.Reuse();
            request.IsCanceled.Should().BeFalse();
            request.WdmGetIrp()!.Cancel = true;
            request.IsCanceled.Should().BeTrue();
        });
    }

    [Fact]
    public void Under_the_verifier_is_canceled_of_a_created_request_breaks_and_is_false()
    {
        using var bed = new Bed(Bed.Continuing);
        bed.Run(() =>
        {
            var request = bed.Formatted();
            request.CancelSentRequest();
            request.IsCanceled.Should().BeFalse();
            bed.Kernel.Violations.Should().ContainSingle();
        });
    }

    [Fact]
    public void A_request_that_was_ignored_by_stop_can_be_cancelled_by_its_driver()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            var request = bed.Sent(Bed.Options(WdfRequestSendOptionsFlags.IgnoreTargetState));
            bed.Target.Stop(WdfIoTargetSentIoAction.CancelSentIo);
            request.CancelSentRequest().Should().BeTrue();
            bed.Done.Only.Status.Should().Be(NtStatus.Cancelled);
        });
    }

    [Fact]
    public void A_pended_irp_is_marked_pending_and_one_location_further_until_it_leaves()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var request = bed.Sent();
            var irp = request.WdmGetIrp()!;
            irp.CurrentLocation.Should().Be(irp.StackCount);
            irp.GetCurrentIrpStackLocation().Control.Should().HaveFlag(StackLocationControl.PendingReturned);
            irp.CancelRoutine.Should().NotBeNull();
            request.CancelSentRequest();
            irp.CurrentLocation.Should().Be(irp.StackCount + 1);
            irp.CancelRoutine.Should().BeNull();
        });
    }
}
