using World = Wdf.IoTargets.Tests.Verifier.RuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <content>What looks like a mistake with a queue, and is none.</content>
public partial class QueueUseTests
{
    [Fact]
    public void Dropping_the_reference_of_a_search_that_failed_is_the_same_mistake() => World.Broken(World.With(static world =>
    {
        WdfIoQueueFindRequest(world.ManualQueue(), null, null, NULL, out var tag);
        WdfObjectDereference(tag);
    })).Should().Equal("WdfIoQueueFindRequestFailed");

    [Fact]
    public void A_reference_of_a_search_must_be_dropped_in_the_end() => World.Broken(World.With(static world =>
    {
        var manual = Parked(world, 1);
        manual.FindRequest(null, null, out var tag).Should().Be(NtStatus.Success);
        manual.RetrieveFoundRequest(tag!, out var request).Should().Be(NtStatus.Success);
        request!.Complete(NtStatus.Success);
    })).Should().Equal("WdfIoQueueRetrieveFoundRequest");

    [Fact]
    public void A_reference_of_the_driver_s_own_keeps_the_tag_as_well() => World.Broken(World.With(static world =>
    {
        var manual = Parked(world, 1);
        manual.FindRequest(null, null, out var tag).Should().Be(NtStatus.Success);
        tag!.Reference();
        tag.Dereference();
        manual.RetrieveFoundRequest(tag, out var request).Should().Be(NtStatus.Success);
        tag.Dereference();
        request!.Complete(NtStatus.Success);
    })).Should().BeEmpty();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Who_knows_that_a_request_is_in_the_queue_needs_no_search_unless_asked_for(bool isAskedFor)
    {
        var options = isAskedFor ? VerifierOptions.All.With("WdfIoQueueRetrieveFoundRequest-NotFound", RuleLevel.Error) : VerifierOptions.All;
        World.Broken(
            World.With(static world =>
            {
                world.Queue = world.QueueFor();
                var manual = world.ManualQueue();
                WdfRequest? kept = null;
                world.Start(MajorFunction.Read, request => (kept = request).ForwardToIoQueue(manual));
                manual.RetrieveFoundRequest(kept!, out var request).Should().Be(NtStatus.Success);
                request!.Complete(NtStatus.Success);
            }),
            options).Should().Equal(isAskedFor ? ["WdfIoQueueRetrieveFoundRequest"] : []);
    }

    [Fact]
    public void After_a_search_that_was_given_up_the_next_request_may_be_taken() => World.Broken(World.With(static world =>
    {
        var manual = Parked(world, 1);
        manual.FindRequest(null, null, out var tag).Should().Be(NtStatus.Success);
        manual.FindRequest(tag, null, out _).Should().Be(NtStatus.NoMoreEntries);
        tag!.Dereference();
        Drain(manual);
    })).Should().BeEmpty();

    [Fact]
    public void A_search_of_another_thread_does_not_matter() => World.Broken(World.With(static world =>
    {
        var manual = Parked(world, 2);
        WdfRequest? tag = null;
        world.Kernel.Spawn("searcher", () => manual.FindRequest(null, null, out tag)).Join();
        Drain(manual);
        tag!.Dereference();
    })).Should().BeEmpty();

    [Fact]
    public void A_change_without_callback_is_never_in_progress() => World.Broken(World.With(static world =>
    {
        var request = world.Presented(MajorFunction.Read, out _);
        world.Queue.Stop();
        world.Queue.Stop();
        world.Queue.Purge();
        world.Queue.Start();
        request.Complete(NtStatus.Success);
    })).Should().BeEmpty();

    [Fact]
    public void Nor_one_that_was_finished_at_once() => World.Broken(World.With(static world =>
    {
        world.Queue.Stop(static (_, _) => { });
        world.Queue.Purge(static (_, _) => { });
        world.Queue.Start();
        world.Queue.DrainSynchronously();
    })).Should().BeEmpty();

    [Fact]
    public void Another_kind_of_change_overlaps_as_well() => World.Broken(World.With(static world =>
    {
        world.Presented(MajorFunction.Read, out _);
        world.Queue.Stop(static (_, _) => { });
        world.Queue.Purge();
    })).Should().Equal("ChangeQueueState");

    [Fact]
    public void A_synchronous_change_is_in_progress_until_it_returns() => World.Broken(World.With(static world =>
    {
        world.Presented(MajorFunction.Read, out _);
        world.Kernel.Spawn("stopper", world.Queue.StopSynchronously);
        world.Kernel.RunUntilIdle();
        world.Queue.Purge();
    })).Should().Equal("ChangeQueueState");

    [Fact]
    public void A_routine_inside_a_presentation_runs_on_the_same_thread() => World.Broken(World.With(static world =>
    {
        world.Queue = world.QueueFor();
        var other = world.ManualQueue();
        world.Start(MajorFunction.Read, request =>
        {
            world.Format(request, sent =>
            {
                other.PurgeSynchronously();
                sent.Complete(NtStatus.Success);
            });
            request.Send(world.Target);
        });
    })).Should().Equal("NoIoQueuePurgeSynchronously");
}
