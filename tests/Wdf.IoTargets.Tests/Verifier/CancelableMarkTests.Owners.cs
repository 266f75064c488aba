using World = Wdf.IoTargets.Tests.Verifier.RuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <content>Who may complete a cancelled request, and when a mark is none.</content>
public partial class CancelableMarkTests
{
    [Fact]
    public void The_callback_completes_without_unmarking() => World.Broken(World.With(static world =>
    {
        world.Presented(MajorFunction.Read, out var operation).MarkCancelable(Cancel);
        operation.Cancel().Should().BeTrue();
        operation.Wait();
    })).Should().BeEmpty();

    [Fact]
    public void It_may_ask_for_the_mark_itself() => World.Broken(World.With(static world =>
    {
        world.Presented(MajorFunction.Read, out var operation).MarkCancelable(static request =>
        {
            request.UnmarkCancelable().Should().Be(NtStatus.Cancelled);
            request.Complete(NtStatus.Cancelled);
        });
        operation.Cancel();
    })).Should().BeEmpty();

    [Fact]
    public void It_may_hand_the_completion_over() => World.Broken(World.With(static world =>
    {
        var request = world.Presented(MajorFunction.Read, out var operation);
        var isCancelled = false;
        request.MarkCancelable(_ => isCancelled = true);
        operation.Cancel();
        isCancelled.Should().BeTrue();
        request.UnmarkCancelable().Should().Be(NtStatus.Cancelled);
        request.Complete(NtStatus.Cancelled);
    })).Should().BeEmpty();

    [Fact]
    public void A_second_completion_after_that_is_named_as_such() => World.Broken(World.With(static world =>
    {
        var request = world.Presented(MajorFunction.Read, out var operation);
        request.MarkCancelable(static _ => { });
        operation.Cancel();
        request.UnmarkCancelable();
        request.Complete(NtStatus.Cancelled);
        request.Complete(NtStatus.Cancelled);
    })).Should().Equal("DoubleCompletion");

    [Fact]
    public void Completing_after_the_callback_has_completed_is_its_own_mistake() => World.Broken(World.With(static world =>
    {
        var request = world.Presented(MajorFunction.Read, out var operation);
        request.Reference();
        request.MarkCancelable(static cancelled =>
        {
            cancelled.UnmarkCancelable();
            cancelled.Complete(NtStatus.Cancelled);
        });
        operation.Cancel();
        request.Complete(NtStatus.Success);
    })).Should().Equal("CompleteCanceledReq");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void While_the_callback_waits_for_a_lock_others_may_complete_if_it_then_leaves_the_request_alone(bool doesCallbackGoOn)
    {
        var broken = World.Broken(World.With(world =>
        {
            var request = world.Presented(MajorFunction.Read, out var operation);
            var isEntered = new KernelEvent(world.Kernel, KernelEventType.Notification);
            var isDone = new KernelEvent(world.Kernel, KernelEventType.Notification);
            request.Reference();
            request.MarkCancelable(cancelled =>
            {
                isEntered.Set();
                world.Kernel.Wait(isDone, KernelTimeout.Infinite);
                if (doesCallbackGoOn)
                {
                    cancelled.Complete(NtStatus.Cancelled);
                }
            });
            var canceller = world.Kernel.Spawn("canceller", () => operation.Cancel());
            world.Kernel.Wait(isEntered, KernelTimeout.Infinite);
            request.UnmarkCancelable().Should().Be(NtStatus.Cancelled);
            request.Complete(NtStatus.Cancelled);
            isDone.Set();
            canceller.Join();
            request.Dereference();
        }));
        broken.Should().Equal(doesCallbackGoOn ? ["CompleteCanceledReq"] : []);
    }

    [Fact]
    public void A_refused_mark_is_none() => World.Broken(World.With(static world =>
    {
        var request = world.Presented(MajorFunction.Read, out var operation);
        operation.Cancel();
        request.MarkCancelableEx(Cancel).Should().Be(NtStatus.Cancelled);
        request.IsCanceled.Should().BeTrue();
        request.Complete(NtStatus.Cancelled);
    })).Should().BeEmpty();

    [Fact]
    public void A_mark_inside_whose_call_the_callback_runs_is_gone() => World.Broken(World.With(static world =>
    {
        var request = world.Presented(MajorFunction.Read, out var operation);
        operation.Cancel();
        request.MarkCancelable(static cancelled => _ = cancelled.GetParameters());
        request.Complete(NtStatus.Cancelled);
    })).Should().BeEmpty();

    [Fact]
    public void Marking_what_a_target_has_is_the_same_as_sending_what_is_marked() => World.Broken(World.With(static world =>
    {
        world.Lower.OnAny().Pend();
        var request = world.Presented(MajorFunction.Read, out _);
        world.Format(request, static sent => sent.Complete(NtStatus.Success));
        request.Send(world.Target).Should().BeTrue();
        request.MarkCancelableEx(Cancel);
    })).Should().Equal("ReqMarkCancelableSend");

    [Fact]
    public void A_synchronous_helper_sends_too() => World.Broken(World.Presenting(MajorFunction.DeviceControl, static (world, request) =>
    {
        var bytes = 0UL;
        request.MarkCancelableEx(Cancel);
        world.Target.SendIoctlSynchronously(request, World.Ioctl, null, null, World.TwoSeconds, ref bytes);
    })).Should().Equal("ReqMarkCancelableSend");
}
