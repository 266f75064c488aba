using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests;

public class MarkCancelableTests
{
    private static IoOperation Start(PresentedBed bed, Action<WdfRequest> handler)
    {
        bed.Handler = handler;
        return bed.File.StartDeviceIoControl(Bed.Ioctl);
    }

    [Fact]
    public void A_cancel_calls_the_callback_which_completes_the_request()
    {
        using var bed = new PresentedBed();
        bed.Run(() =>
        {
            var operation = Start(bed, request => request.MarkCancelable(r => r.Complete(NtStatus.Cancelled)));
            operation.Cancel().Should().BeTrue();
            operation.Wait().Status.Should().Be(NtStatus.Cancelled);
            operation.CompletionCount.Should().Be(1);
        });
    }

    [Fact]
    public void An_unmarked_request_is_the_driver_s_as_before()
    {
        using var bed = new PresentedBed();
        bed.Run(() =>
        {
            WdfRequest? kept = null;
            var operation = Start(bed, request =>
            {
                kept = request;
                request.MarkCancelable(_ => throw new InvalidOperationException("must not be called"));
                request.UnmarkCancelable().Should().Be(NtStatus.Success);
            });
            operation.Cancel().Should().BeFalse();
            kept!.IsCanceled.Should().BeTrue();
            kept.Complete(NtStatus.Success);
            operation.Wait().Status.Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void Unmark_after_the_cancel_has_won_reads_cancelled()
    {
        using var bed = new PresentedBed();
        bed.Run(() =>
        {
            NtStatus? unmark = null;
            var operation = Start(bed, request => request.MarkCancelable(r =>
            {
                unmark = r.UnmarkCancelable();
                r.Complete(NtStatus.Cancelled);
            }));
            operation.Cancel();
            unmark.Should().Be(NtStatus.Cancelled);
        });
    }

    [Fact]
    public void Unmark_while_the_canceller_is_about_to_call_back_reads_cancelled_and_the_callback_completes()
    {
        using var bed = new PresentedBed();
        bed.Run(() =>
        {
            WdfRequest? kept = null;
            var operation = Start(bed, request =>
            {
                kept = request;
                request.MarkCancelable(r => r.Complete(NtStatus.Cancelled));
            });
            var held = bed.Kernel.HoldAt(KernelStep.RequestCancelCalled, kept);
            var canceller = bed.Kernel.Spawn("canceller", () => operation.Cancel());
            held.WaitUntilReached();
            kept!.UnmarkCancelable().Should().Be(NtStatus.Cancelled);
            held.Release();
            canceller.Join();
            operation.Wait().Status.Should().Be(NtStatus.Cancelled);
        });
    }

    [Fact]
    public void Marking_a_cancelled_request_calls_back_inside_the_call()
    {
        using var bed = new PresentedBed();
        bed.Run(() =>
        {
            WdfRequest? kept = null;
            var operation = Start(bed, request => kept = request);
            operation.Cancel().Should().BeFalse();
            var calls = 0;
            kept!.MarkCancelable(r =>
            {
                calls++;
                r.Complete(NtStatus.Cancelled);
            });
            calls.Should().Be(1);
            operation.Wait().Status.Should().Be(NtStatus.Cancelled);
        });
    }

    [Fact]
    public void The_newer_call_refuses_a_cancelled_request_instead()
    {
        using var bed = new PresentedBed();
        bed.Run(() =>
        {
            WdfRequest? kept = null;
            var operation = Start(bed, request => kept = request);
            operation.Cancel();
            kept!.MarkCancelableEx(_ => throw new InvalidOperationException("must not be called")).Should().Be(NtStatus.Cancelled);
            kept.Complete(NtStatus.Cancelled);
            operation.Wait();
            Start(bed, request =>
            {
                request.MarkCancelableEx(_ => { }).Should().Be(NtStatus.Success);
                request.UnmarkCancelable().Should().Be(NtStatus.Success);
                request.Complete(NtStatus.Success);
            }).Wait().Status.Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void Misuse_breaks_and_is_refused()
    {
        using var bed = new PresentedBed(Bed.Continuing);
        bed.Run(() =>
        {
            Start(bed, request =>
            {
                request.UnmarkCancelable().Should().Be(NtStatus.InvalidDeviceRequest, "it is not marked");
                request.MarkCancelable(_ => { });
                request.MarkCancelableEx(_ => { }).Should().Be(NtStatus.InvalidDeviceRequest, "it is marked already");
                request.MarkCancelable(_ => { });
                bed.Kernel.Violations.Should().HaveCount(3);
                request.IsCanceled.Should().BeFalse();
                bed.Kernel.Violations.Should().HaveCount(4);
                request.UnmarkCancelable().Should().Be(NtStatus.Success);
                request.Complete(NtStatus.Success);
            }).Wait().Status.Should().Be(NtStatus.Success);

            var created = bed.Bed.Formatted();
            created.MarkCancelable(_ => { });
            created.MarkCancelableEx(_ => { }).Should().Be(NtStatus.InvalidDeviceRequest);
            created.UnmarkCancelable().Should().Be(NtStatus.InvalidDeviceRequest);
            bed.Kernel.Violations.Should().HaveCount(7);
        });
    }

    [Fact]
    public void Without_the_verifier_unmarking_what_was_never_marked_reads_cancelled()
    {
        using var bed = new PresentedBed(Bed.Unverified);
        bed.Control(request =>
        {
            request.UnmarkCancelable().Should().Be(NtStatus.Cancelled);
            request.Complete(NtStatus.Success);
        });
    }

    [Fact]
    public void A_cancel_while_marked_sets_the_mark_that_a_send_sees()
    {
        using var bed = new PresentedBed();
        bed.Run(() =>
        {
            var operation = Start(bed, request => request.MarkCancelable(r =>
            {
                r.FormatUsingCurrentType();
                r.SetCompletionRoutine(bed.Bed.Done.Routine);
                r.Send(bed.Bed.Target).Should().BeFalse();
                r.Status.Should().Be(NtStatus.Cancelled);
                r.Complete(NtStatus.Cancelled);
            }));
            operation.Cancel();
            operation.Wait().Status.Should().Be(NtStatus.Cancelled);
        });
    }

    [Fact]
    public void A_cancel_of_the_originator_reaches_the_lower_driver_of_a_forwarded_request()
    {
        using var bed = new PresentedBed();
        bed.Run(() =>
        {
            bed.Bed.Lower.PendsCancelable();
            var operation = Start(bed, request =>
            {
                request.FormatUsingCurrentType();
                request.SetCompletionRoutine((WdfRequest r, WdfIoTarget _, in WdfRequestCompletionParams p, object? _) => r.Complete(p.IoStatus.Status));
                request.Send(bed.Bed.Target).Should().BeTrue();
            });
            operation.Returned.Should().Be(NtStatus.Pending);
            operation.Cancel().Should().BeTrue();
            operation.Wait().Status.Should().Be(NtStatus.Cancelled);
        });
    }
}
