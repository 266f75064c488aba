namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Sends under a spin lock.</summary>
public class SendUnderSpinLockTests
{
    private static readonly RuleTable Table = new("kmdf")
    {
        {
            "ReqSendWhileSpinlock",
            kernel =>
            {
                var (world, request) = Ready(kernel);
                WdfSpinLock.Create(world.Driver, null, out var guard).Should().Be(NtStatus.Success);
                guard!.Acquire();
                request.Send(world.Target);
                guard.Release();
            },
            kernel =>
            {
                var (world, request) = Ready(kernel);
                WdfSpinLock.Create(world.Driver, null, out var guard).Should().Be(NtStatus.Success);
                guard!.Acquire();
                guard.Release();
                WdmWorld.At(kernel, Irql.Dispatch, () => request.Send(world.Target).Should().BeTrue());
            }
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);

    private static (RuleWorld World, WdfRequest Request) Ready(SimulatedKernel kernel)
    {
        var world = new RuleWorld(kernel);
        var request = world.Formatted();
        request.SetCompletionRoutine(static (WdfRequest _, WdfIoTarget _, in WdfRequestCompletionParams _, object? _) => { });
        return (world, request);
    }
}
