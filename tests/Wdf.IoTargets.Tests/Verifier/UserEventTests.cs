using static Wdf.IoTargets.Tests.Verifier.IrpRuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>The event that a builder is given.</summary>
public class UserEventTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "IoBuildDeviceIoControlSetEvent",
            kernel => SendControl(kernel, own: false),
            kernel => SendControl(kernel, own: true)
        },
        {
            "0xC9_0x307",
            kernel => SendTwo(kernel, clears: false),
            kernel => SendTwo(kernel, clears: true)
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);


    private static void SendControl(SimulatedKernel kernel, bool own)
    {
        var world = new IrpRuleWorld(kernel);
        var done = world.Event();
        var other = world.Event();
        var irp = BuildControl(world.Later, done, new IoStatusTarget());
        irp.SetCompletionRoutine(
            static (_, _, context) =>
            {
                ((KernelEvent)context!).Set();
                return NtStatus.Success;
            },
            own ? other : done,
            true,
            true,
            true);
        world.SendAndWait(world.Later, irp, done);
    }

    private static void SendTwo(SimulatedKernel kernel, bool clears)
    {
        var world = new IrpRuleWorld(kernel);
        var done = world.Event();
        for (var i = 0; i < 2; i++)
        {
            world.SendAndWait(world.Later, BuildSync(world.Later, done, new IoStatusTarget()), done);
            if (clears)
            {
                done.Clear();
            }
        }
    }
}
