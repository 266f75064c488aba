using World = Wdf.IoTargets.Tests.Verifier.RuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Presented requests as carriers of other operations.</summary>
public class RequestKindMatchesTargetCallTests
{
    private static readonly RuleTable Table = new("kmdf")
    {
        {
            "ReadReqs",
            World.Presenting(MajorFunction.Read, static (world, request) => request.Complete(Send(world, MajorFunction.Write, request))),
            World.Presenting(MajorFunction.Read, static (world, request) =>
            {
                Send(world, MajorFunction.Write, null);
                request.Complete(Send(world, MajorFunction.Read, request));
            })
        },
        {
            "WriteReqs",
            World.Presenting(MajorFunction.Write, static (world, request) => request.Complete(Send(world, MajorFunction.Read, request))),
            World.Presenting(MajorFunction.Write, static (world, request) =>
            {
                var created = world.Driver.CreateRequest(world.Target);
                Send(world, MajorFunction.DeviceControl, created);
                created.Delete();
                request.Complete(Send(world, MajorFunction.Write, request));
            })
        },
        {
            "IoctlReqs",
            World.Presenting(MajorFunction.DeviceControl, static (world, request) => request.Complete(Send(world, MajorFunction.InternalDeviceControl, request))),
            World.Presenting(MajorFunction.DeviceControl, static (world, request) =>
            {
                Send(world, MajorFunction.InternalDeviceControl, null);
                request.Complete(Send(world, MajorFunction.DeviceControl, request));
            })
        },
        {
            "InternalIoctlReqs",
            World.Presenting(MajorFunction.InternalDeviceControl, static (world, request) => request.Complete(Send(world, MajorFunction.DeviceControl, request))),
            World.Presenting(MajorFunction.InternalDeviceControl, static (world, request) =>
            {
                Send(world, MajorFunction.InternalDeviceControl, request).Should().Be(NtStatus.Success);
                var bytes = 0UL;
                request.Complete(world.Target.SendInternalIoctlOthersSynchronously(request, World.Ioctl, new byte[4], null, null, World.TwoSeconds, ref bytes));
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
    public void A_callback_for_every_kind_may_do_as_it_likes() => World.Broken(World.With(static world =>
    {
        world.Queue = world.QueueForAll();
        world.Start(MajorFunction.Read, request => request.Complete(Send(world, MajorFunction.Write, request)));
    })).Should().BeEmpty();

    [Fact]
    public void Formats_and_asynchronous_sends_are_not_meant() => World.Broken(World.Presenting(MajorFunction.Read, static (world, request) =>
    {
        world.Format(request, static sent => sent.Complete(NtStatus.Success));
        request.Send(world.Target).Should().BeTrue();
    })).Should().BeEmpty();

    private static NtStatus Send(World world, MajorFunction major, WdfRequest? request)
    {
        var bytes = 0UL;
        return major switch
        {
            MajorFunction.Read => world.Target.SendReadSynchronously(request, new byte[4], null, World.TwoSeconds, ref bytes),
            MajorFunction.Write => world.Target.SendWriteSynchronously(request, new byte[4], null, World.TwoSeconds, ref bytes),
            MajorFunction.DeviceControl => world.Target.SendIoctlSynchronously(request, World.Ioctl, new byte[4], null, World.TwoSeconds, ref bytes),
            _ => world.Target.SendInternalIoctlSynchronously(request, World.Ioctl, new byte[4], null, World.TwoSeconds, ref bytes),
        };
    }
}
