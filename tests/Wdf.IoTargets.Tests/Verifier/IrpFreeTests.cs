using static Wdf.IoTargets.Tests.Verifier.IrpRuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Who frees an IRP, and when.</summary>
public class IrpFreeTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "IoAllocateFree",
            kernel => SendThrough(kernel, static irp => IoManager.FreeIrp(irp)),
            kernel => SendOwn(kernel, static irp => IoManager.FreeIrp(irp))
        },
        {
            "IoBuildDeviceControlNoFree",
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                var done = world.Event();
                var irp = BuildControl(world.Later, done, new IoStatusTarget());
                world.SendAndWait(world.Later, irp, done);
                IoManager.FreeIrp(irp);
            },
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                var done = world.Event();
                world.SendAndWait(world.Later, BuildControl(world.Later, done, new IoStatusTarget()), done);
            }
        },
        {
            "IoBuildSynchronousFsdRequestNoFree",
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                var done = world.Event();
                var irp = BuildSync(world.Later, done, new IoStatusTarget());
                world.SendAndWait(world.Later, irp, done);
                IoManager.FreeIrp(irp);
            },
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                var done = world.Event();
                world.SendAndWait(world.Later, BuildSync(world.Later, done, new IoStatusTarget()), done);
            }
        },
        {
            "IoBuildFsdFree",
            kernel => BuildAndFree(kernel, twice: true),
            kernel => BuildAndFree(kernel, twice: false)
        },
        {
            "0xC9_0x01",
            kernel =>
            {
                var irp = IoManager.AllocateIrp(kernel, 1)!;
                IoManager.FreeIrp(irp);
                IoManager.FreeIrp(irp);
            },
            kernel => IoManager.FreeIrp(IoManager.AllocateIrp(kernel, 1)!),
            "IoAllocateFree"
        },
        {
            "0xC9_0x02",
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                IoManager.FreeIrp(BuildControl(world.Inline, world.Event(), new IoStatusTarget()));
            },
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                Complete(BuildControl(world.Inline, world.Event(), new IoStatusTarget()), NtStatus.Cancelled);
            },
            "IoBuildDeviceControlNoFree"
        },
        {
            "0xC9_0x20A",
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                var irp = world.Own(world.Inline, static (_, irp, _) =>
                {
                    IoManager.FreeIrp(irp);
                    return NtStatus.Success;
                });
                IoManager.CallDriver(world.Inline, irp);
            },
            kernel => SendOwn(kernel, static irp => IoManager.FreeIrp(irp)),
            "0xC9_0x20B"
        },
        {
            "0xC9_0x20B",
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                var irp = world.Own(world.Later, Stop);
                if (IoManager.CallDriver(world.Later, irp) == NtStatus.Pending)
                {
                    IoManager.FreeIrp(irp);
                }
            },
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                var done = world.Event();
                var irp = world.Own(world.Later, Stop, done);
                world.SendAndWait(world.Later, irp, done);
                IoManager.FreeIrp(irp);
            }
        },
        {
            "0xC9_0x20C",
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                IoManager.FreeIrp(BuildSync(world.Inline, world.Event(), new IoStatusTarget()));
            },
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                Complete(BuildSync(world.Inline, world.Event(), new IoStatusTarget()), NtStatus.Cancelled);
            },
            "IoBuildSynchronousFsdRequestNoFree"
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);


    private static void SendThrough(SimulatedKernel kernel, Action<Irp> inRoutine)
    {
        var world = new IrpRuleWorld(kernel);
        world.Send(world.Filter(world.Inline, (lower, irp) =>
        {
            Copy(irp, (_, returned, _) =>
            {
                inRoutine(returned);
                return NtStatus.MoreProcessingRequired;
            });
            return IoManager.CallDriver(lower, irp);
        }));
    }

    private static void SendOwn(SimulatedKernel kernel, Action<Irp> inRoutine)
    {
        var world = new IrpRuleWorld(kernel);
        world.SendTo(irp =>
        {
            var own = world.Own(world.Later, (_, returned, _) =>
            {
                inRoutine(returned);
                return NtStatus.MoreProcessingRequired;
            });
            IoManager.CallDriver(world.Later, own);
            return Complete(irp);
        });
    }

    private static void BuildAndFree(SimulatedKernel kernel, bool twice)
    {
        var world = new IrpRuleWorld(kernel);
        var irp = BuildAsync(world.Later);
        irp.SetCompletionRoutine(
            static (_, returned, _) =>
            {
                IoManager.FreeIrp(returned);
                return NtStatus.MoreProcessingRequired;
            },
            null,
            true,
            true,
            true);
        IoManager.CallDriver(world.Later, irp);
        kernel.RunUntilIdle();
        if (twice)
        {
            IoManager.FreeIrp(irp);
        }
    }
}
