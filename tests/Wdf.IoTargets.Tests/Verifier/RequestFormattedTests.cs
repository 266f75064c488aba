using World = Wdf.IoTargets.Tests.Verifier.RuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Sends of requests that nobody has formatted.</summary>
public class RequestFormattedTests
{
    private static readonly RuleTable Table = new("kmdf")
    {
        {
            "RequestFormattedValid",
            World.Presenting(MajorFunction.DeviceControl, static (world, request) =>
            {
                request.SetCompletionRoutine(Completes);
                request.Send(world.Target);
            }),
            World.Presenting(MajorFunction.DeviceControl, static (world, request) =>
            {
                request.FormatUsingCurrentType();
                request.SetCompletionRoutine(Completes);
                request.Send(world.Target).Should().BeTrue();
            })
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);

    [Fact]
    public void Forgetting_needs_no_format() => World.Broken(World.Presenting(MajorFunction.DeviceControl, static (world, request) =>
        request.Send(world.Target, new WdfRequestSendOptions(WdfRequestSendOptionsFlags.SendAndForget)).Should().BeTrue())).Should().BeEmpty();

    [Fact]
    public void Reuse_undoes_the_format_of_a_created_request() => World.Broken(World.With(static world =>
    {
        var request = world.Formatted();
        request.Reuse();
        request.SetCompletionRoutine(World.Deletes);
        request.Send(world.Target);
    })).Should().Equal("RequestFormattedValid");

    [Fact]
    public void But_not_that_of_a_presented_one() => World.Broken(World.Presenting(MajorFunction.DeviceControl, static (world, request) =>
    {
        request.FormatUsingCurrentType();
        request.Reuse();
        request.SetCompletionRoutine(Completes);
        request.Send(world.Target).Should().BeTrue();
    })).Should().BeEmpty();

    [Fact]
    public void A_completion_uses_the_format_up() => World.Broken(World.With(static world =>
    {
        var request = world.Driver.CreateRequest(world.Target);
        world.Format(request, static _ => { });
        request.Send(world.Target).Should().BeTrue();
        request.SetCompletionRoutine(World.Deletes);
        request.Send(world.Target);
    })).Should().Equal("RequestFormattedValid");

    [Fact]
    public void A_format_that_failed_is_none() => World.Broken(World.With(static world =>
    {
        var request = world.Driver.CreateRequest(world.Target);
        var memory = world.Driver.CreateMemory(4);
        world.Target.FormatRequestForWrite(request, memory, new WdfMemoryOffset(2, 4)).IsSuccess.Should().BeFalse();
        request.SetCompletionRoutine(World.Deletes);
        request.Send(world.Target);
    })).Should().Equal("RequestFormattedValid");

    [Fact]
    public void A_send_that_failed_leaves_it() => World.Broken(World.With(static world =>
    {
        world.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
        var request = world.Driver.CreateRequest(world.Target);
        world.Format(request, static sent => sent.Delete());
        request.Send(world.Target).Should().BeFalse();
        world.Target.Start();
        request.Send(world.Target).Should().BeTrue();
    })).Should().BeEmpty();

    private static void Completes(WdfRequest request, WdfIoTarget target, in WdfRequestCompletionParams parameters, object? context) =>
        request.Complete(parameters.IoStatus.Status);
}
