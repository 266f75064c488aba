using Wdf.IoTargets.Ddi;
using static Wdf.IoTargets.Tests.Verifier.IrpRuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>How device objects stand on one another.</summary>
public class DeviceStackTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "0xC9_0x201",
            kernel => Leave(kernel, detaches: 0, deletes: 1),
            kernel => Leave(kernel, detaches: 1, deletes: 1)
        },
        {
            "0xC9_0x202",
            kernel => Leave(kernel, detaches: 2, deletes: 1),
            kernel => Leave(kernel, detaches: 1, deletes: 1)
        },
        {
            "0xC9_0x240",
            kernel => Leave(kernel, detaches: 1, deletes: 2),
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                var top = world.Filter(world.Inline, static (lower, irp) => Complete(irp));
                world.Inline.Delete();
                top.Detach();
                top.Delete();
            }
        },
        {
            "0xC9_0x244",
            kernel => ReadThrough(kernel, DeviceFlags.BufferedIo, default),
            kernel => ReadThrough(kernel, DeviceFlags.BufferedIo, DeviceFlags.BufferedIo)
        },
        {
            "0xC9_0x245",
            kernel => ReadThrough(kernel, DeviceFlags.BufferedIo | DeviceFlags.DirectIo, DeviceFlags.BufferedIo),
            kernel => ReadThrough(kernel, DeviceFlags.DirectIo, DeviceFlags.DirectIo)
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);


    private static void Leave(SimulatedKernel kernel, int detaches, int deletes)
    {
        var world = new IrpRuleWorld(kernel);
        var filter = world.Filter(world.Inline, static (lower, irp) => Complete(irp));
        for (var i = 0; i < detaches; i++)
        {
            WdmH.IoDetachDevice(world.Inline);
        }

        for (var i = 0; i < deletes; i++)
        {
            WdmH.IoDeleteDevice(filter);
        }
    }

    private static void ReadThrough(SimulatedKernel kernel, DeviceFlags lower, DeviceFlags upper)
    {
        var world = new IrpRuleWorld(kernel);
        var bottom = world.Device("bottom", static (_, irp) => Complete(irp), lower);
        var filter = world.Filter(bottom, static (below, irp) =>
        {
            irp.SkipCurrentIrpStackLocation();
            return IoManager.CallDriver(below, irp);
        });
        filter.Flags = upper;
        world.Send(filter);
    }
}
