using World = Wdf.IoTargets.Tests.Verifier.RuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Requests that the driver has given up, deleted, or that are not its to complete.</summary>
public partial class RequestAccessTests
{
    private static readonly RuleTable Table = new("kmdf")
    {
        {
            "ReqDelete",
            World.With(static world => SendCreated(world, static created => created.Complete(NtStatus.Success))),
            World.Presenting(MajorFunction.DeviceControl, static (world, request) => SendCreated(world, created =>
            {
                created.Delete();
                request.Complete(NtStatus.Success);
            }))
        },
        {
            "InvalidReqAccess",
            World.Presenting(MajorFunction.Write, static (world, request) =>
            {
                request.Complete(NtStatus.Success);
                _ = request.GetParameters();
            }),
            World.Presenting(MajorFunction.Write, static (world, request) =>
            {
                _ = request.GetParameters();
                var attributes = new WdfObjectAttributes();
                attributes.SetContextType<List<int>>();
                request.AllocateContext(attributes, out _).Should().Be(NtStatus.Success);
                request.Reference();
                request.Complete(NtStatus.Success);
                request.GetContext<List<int>>().Should().NotBeNull();
                request.Dereference();
            })
        },
        {
            "InvalidReqAccessLocal",
            World.With(static world => SendCreated(world, static created =>
            {
                created.Delete();
                _ = created.Information;
            })),
            World.With(static world => SendCreated(world, static created =>
            {
                _ = created.Information;
                created.Delete();
            }))
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);

    private static void SendCreated(RuleWorld world, Action<WdfRequest> routine)
    {
        var created = world.Driver.CreateRequest(world.Target);
        world.Format(created, sent => routine(sent));
        created.Send(world.Target).Should().BeTrue();
    }
}
