using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests;

public class SendAsyncTests
{
    private static WdfRequest Formatted(Bed bed)
    {
        var request = bed.Driver.CreateRequest(bed.Target);
        bed.Target.FormatRequestForIoctl(request, Bed.Ioctl, null, null, null, null);
        return request;
    }

    private static Task Run(Bed bed, Func<Task> body) => bed.Kernel.RunAsync(body);

    [Fact]
    public async Task It_gives_status_and_information()
    {
        using var bed = new Bed();
        await Run(bed, async () =>
        {
            bed.Lower.AnswersFromUnit(NtStatus.BufferOverflow, 5);
            var outcome = await Formatted(bed).SendAsync(bed.Target);
            outcome.Status.Should().Be(NtStatus.BufferOverflow);
            outcome.Information.Should().Be(5);
        });
    }

    [Fact]
    public async Task A_refusal_gives_its_status()
    {
        using var bed = new Bed();
        await Run(bed, async () =>
        {
            bed.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
            var request = Formatted(bed);
            (await request.SendAsync(bed.Target)).Status.Should().Be(NtStatus.InvalidDeviceState);
            bed.Target.Start();
            request.SetCompletionRoutine(bed.Done.Routine);
            request.Send(bed.Target).Should().BeTrue("no routine was left behind");
            bed.Done.Count.Should().Be(1);
        });
    }

    [Fact]
    public async Task The_continuation_runs_in_the_kernel_as_the_body()
    {
        using var bed = new Bed();
        await Run(bed, async () =>
        {
            bed.Lower.AnswersFromUnit(NtStatus.Success);
            await Formatted(bed).SendAsync(bed.Target);
            KernelActor.Current!.Name.Should().Be("body");
            bed.Kernel.CurrentIrql.Should().Be(Irql.Passive);
        });
    }

    [Fact]
    public async Task The_token_cancels_and_the_completion_is_still_awaited()
    {
        using var bed = new Bed();
        await Run(bed, async () =>
        {
            bed.Lower.PendsAndIgnoresCancel();
            using var cancel = new CancellationTokenSource();
            var task = Formatted(bed).SendAsync(bed.Target, cancellationToken: cancel.Token).AsTask();
            cancel.Cancel();
            bed.Lower.Only.Cancel.Should().BeTrue();
            bed.Kernel.RunFor(TimeSpan.FromHours(1));
            task.IsCompleted.Should().BeFalse("no buffer is left in flight");
            bed.Lower.Release(NtStatus.Success, 7);
            (await task).Information.Should().Be(7);
        });
    }

    [Fact]
    public async Task The_token_of_a_cancelable_request_ends_it_cancelled_without_an_exception()
    {
        using var bed = new Bed();
        await Run(bed, async () =>
        {
            bed.Lower.PendsCancelable();
            using var cancel = new CancellationTokenSource();
            var task = Formatted(bed).SendAsync(bed.Target, cancellationToken: cancel.Token);
            cancel.Cancel();
            (await task).Status.Should().Be(NtStatus.Cancelled);
        });
    }

    [Fact]
    public async Task A_token_that_is_cancelled_before_the_send_cancels_at_once()
    {
        using var bed = new Bed();
        await Run(bed, async () =>
        {
            bed.Lower.PendsCancelable();
            (await Formatted(bed).SendAsync(bed.Target, cancellationToken: new CancellationToken(canceled: true))).Status.Should().Be(NtStatus.Cancelled);
            bed.Lower.Seen.Should().ContainSingle();
        });
    }

    [Fact]
    public async Task A_token_that_is_cancelled_after_the_completion_touches_nothing()
    {
        using var bed = new Bed();
        await Run(bed, async () =>
        {
            using var cancel = new CancellationTokenSource();
            var request = Formatted(bed);
            bed.Lower.AnswersFromUnit(NtStatus.Success);
            await request.SendAsync(bed.Target, cancellationToken: cancel.Token);
            cancel.Cancel();
            bed.Target.FormatRequestForIoctl(request, Bed.Ioctl, null, null, null, null);
            (await request.SendAsync(bed.Target)).Status.Should().Be(NtStatus.Success, "there is no cancel mark");
        });
    }

    [Fact]
    public async Task A_time_out_works_as_with_a_routine()
    {
        using var bed = new Bed();
        await Run(bed, async () =>
        {
            bed.Lower.PendsCancelable();
            (await Formatted(bed).SendAsync(bed.Target, Bed.Timeout(20))).Status.Should().Be(NtStatus.IoTimeout);
            bed.Kernel.Elapsed.Should().Be(TimeSpan.FromMilliseconds(20));
        });
    }

    [Fact]
    public void A_completion_on_another_processor_while_the_token_cancels_blocks_nobody()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            using var cancel = new CancellationTokenSource();
            var request = Formatted(bed);
            var task = request.SendAsync(bed.Target, cancellationToken: cancel.Token).AsTask();
            var held = bed.Kernel.HoldAt(KernelStep.RequestCancelling, request);
            var canceller = bed.Kernel.Spawn("canceller", cancel.Cancel);
            held.WaitUntilReached();
            bed.Kernel.Spawn("completer", () => bed.Lower.Release()).Join();
            task.IsCompleted.Should().BeFalse("whoever awaits may use the request again, and the token is still about to cancel it");
            held.Release();
            canceller.Join();
            task.IsCompletedSuccessfully.Should().BeTrue();
            task.Result.Status.Should().Be(NtStatus.Success);
        });
    }

    [Theory]
    [InlineData(WdfRequestSendOptionsFlags.Synchronous)]
    [InlineData(WdfRequestSendOptionsFlags.SendAndForget)]
    public void Sends_that_cannot_be_awaited_are_misuse(WdfRequestSendOptionsFlags flags)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = Formatted(bed);
            var send = () => request.SendAsync(bed.Target, Bed.Options(flags)).AsTask();
            send.Should().ThrowAsync<ArgumentException>().GetAwaiter().GetResult();
        });
    }

    [Fact]
    public void A_request_with_a_routine_of_its_own_is_misuse()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Formatted();
            var send = () => request.SendAsync(bed.Target).AsTask();
            send.Should().ThrowAsync<InvalidOperationException>().GetAwaiter().GetResult();
        });
    }
}
