using static Wdf.IoTargets.Tests.Verifier.IrpRuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Making an IRP as new.</summary>
public class IrpReinitialisedTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "IoReuseIrp",
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                IoManager.ReuseIrp(BuildAsync(world.Inline), NtStatus.Success);
            },
            ReuseAllocated
        },
        {
            "IoReuseIrp2",
            kernel => new IrpRuleWorld(kernel).SendTo(static irp =>
            {
                IoManager.ReuseIrp(irp, NtStatus.NotSupported);
                return Complete(irp);
            }),
            ReuseAllocated
        },
        {
            "0xC9_0x20D",
            kernel => IoManager.InitializeIrp(IoManager.AllocateIrp(kernel, 2, chargeQuota: true)!, 2),
            ReuseAllocated
        },
        {
            "0xC9_0x238",
            kernel => IoManager.InitializeIrp(IoManager.AllocateIrp(kernel, 2)!, 2),
            ReuseAllocated
        },
        {
            "0xC9_0x310",
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                var irp = world.Own(world.Later, Stop);
                IoManager.CallDriver(world.Later, irp);
                IoManager.ReuseIrp(irp, NtStatus.Success);
            },
            ReuseAllocated
        },
        {
            "0xC9_0x311",
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                IoManager.InitializeIrp(BuildAsync(world.Inline), 1);
            },
            ReuseAllocated
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);


    private static void ReuseAllocated(SimulatedKernel kernel)
    {
        var world = new IrpRuleWorld(kernel);
        world.SendTo(irp =>
        {
            var rounds = 0;
            var own = world.Own(world.Later, null);
            own.SetCompletionRoutine(SendAgain, null, true, true, true);
            IoManager.CallDriver(world.Later, own);
            return Complete(irp);

            NtStatus SendAgain(DeviceObject? device, Irp returned, object? context)
            {
                if (++rounds < 3)
                {
                    IoManager.ReuseIrp(returned, NtStatus.Success);
                    returned.GetNextIrpStackLocation().MajorFunction = MajorFunction.Read;
                    returned.SetCompletionRoutine(SendAgain, null, true, true, true);
                    IoManager.CallDriver(world.Later, returned);
                }
                else
                {
                    IoManager.FreeIrp(returned);
                }

                return NtStatus.MoreProcessingRequired;
            }
        });
    }
}
