using World = Wdf.IoTargets.Tests.Verifier.RuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Sends without a completion routine, and formatted requests that are sent to be forgotten.</summary>
public class SendNeedsCompletionRoutineTests
{
    private static readonly WdfRequestSendOptions Forget = new(WdfRequestSendOptionsFlags.SendAndForget);

    private static readonly RuleTable Table = new("kmdf")
    {
        {
            "ReqCompletionRoutine",
            World.With(static world => world.Formatted().Send(world.Target)),
            World.With(static world =>
            {
                var created = world.Formatted();
                created.SetCompletionRoutine(World.Deletes);
                created.Send(world.Target).Should().BeTrue();
                var waited = world.Formatted();
                waited.Send(world.Target, WdfRequestSendOptions.WithTimeout(TimeSpan.FromSeconds(1), WdfRequestSendOptionsFlags.Synchronous)).Should().BeTrue();
                waited.Delete();
            })
        },
        {
            "RequestSendAndForgetNoFormatting",
            World.Presenting(MajorFunction.DeviceControl, static (world, request) =>
            {
                world.Target.FormatRequestForIoctl(request, World.Ioctl, null, null, null, null);
                request.Send(world.Target, Forget);
            }),
            World.Presenting(MajorFunction.DeviceControl, static (world, request) =>
            {
                request.FormatUsingCurrentType();
                request.Send(world.Target, Forget).Should().BeTrue();
            })
        },
        {
            "RequestSendAndForgetNoFormatting2",
            World.With(static world => world.Formatted().Send(world.Target, Forget)),
            World.With(static world =>
            {
                var created = world.Formatted();
                created.SetCompletionRoutine(World.Deletes);
                created.Send(world.Target).Should().BeTrue();
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

    [Theory]
    [InlineData("resent")]
    [InlineData("reused")]
    [InlineData("set to null")]
    public void A_routine_is_used_up_by_its_call_by_reuse_and_by_null(string how) => World.Broken(World.With(world =>
    {
        var request = world.Driver.CreateRequest(world.Target);
        world.Format(request, static _ => { });
        if (how == "resent")
        {
            request.Send(world.Target).Should().BeTrue();
            world.Target.FormatRequestForIoctl(request, World.Ioctl, null, null, null, null);
        }
        else if (how == "reused")
        {
            request.Reuse();
            world.Target.FormatRequestForIoctl(request, World.Ioctl, null, null, null, null);
        }
        else
        {
            request.SetCompletionRoutine(null);
        }

        request.Send(world.Target, World.TwoSeconds);
    })).Should().Equal("ReqCompletionRoutine");

    [Fact]
    public void Who_has_neither_format_nor_routine_lacks_the_format_first() => World.Broken(World.With(static world =>
        world.Driver.CreateRequest(world.Target).Send(world.Target))).Should().Equal("RequestFormattedValid");

    [Fact]
    public void A_synchronous_helper_takes_the_format_back() => World.Broken(World.Presenting(MajorFunction.DeviceControl, static (world, request) =>
    {
        var bytes = 0UL;
        world.Target.SendIoctlSynchronously(request, World.Ioctl, null, null, World.TwoSeconds, ref bytes).Should().Be(NtStatus.Success);
        request.Send(world.Target, Forget).Should().BeTrue();
    })).Should().BeEmpty();
}
