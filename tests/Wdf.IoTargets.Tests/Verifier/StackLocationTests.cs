using static Wdf.IoTargets.Tests.Verifier.IrpRuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>What is in the next location.</summary>
public class StackLocationTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "0xC9_0x206",
            kernel => SendThrough(kernel, static (_, lower, irp) =>
            {
                irp.MarkIrpPending();
                irp.GetNextIrpStackLocation() = irp.GetCurrentIrpStackLocation();
                ref var next = ref irp.GetNextIrpStackLocation();
                next.CompletionRoutine = null;
                next.Context = null;
                IoManager.CallDriver(lower, irp);
                return NtStatus.Pending;
            }),
            kernel => SendThrough(kernel, static (_, lower, irp) =>
            {
                irp.MarkIrpPending();
                irp.SkipCurrentIrpStackLocation();
                IoManager.CallDriver(lower, irp);
                return NtStatus.Pending;
            })
        },
        {
            "0xC9_0x207",
            kernel => SendThrough(kernel, static (_, lower, irp) =>
            {
                irp.GetNextIrpStackLocation() = irp.GetCurrentIrpStackLocation();
                return IoManager.CallDriver(lower, irp);
            }),
            kernel => SendThrough(kernel, static (_, lower, irp) =>
            {
                irp.GetNextIrpStackLocation() = irp.GetCurrentIrpStackLocation();
                irp.SetCompletionRoutine(GoOn, null, true, true, true);
                return IoManager.CallDriver(lower, irp);
            })
        },
        {
            "0xC9_0x208",
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                world.Inline.StackSize = 3;
                SendShort(world, world.Inline);
            },
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                SendShort(world, world.Inline);
            }
        },
        {
            "0xC9_0x211",
            kernel => SendThrough(kernel, static (_, lower, irp) =>
            {
                irp.SkipCurrentIrpStackLocation();
                return IoManager.CallDriver(lower.AttachedTo!, irp);
            }),
            kernel => SendThrough(kernel, static (_, lower, irp) =>
            {
                irp.SkipCurrentIrpStackLocation();
                return IoManager.CallDriver(lower, irp);
            })
        },
        {
            "0xC9_0x212",
            kernel => SendThrough(kernel, static (_, lower, irp) => IoManager.CallDriver(lower, irp)),
            kernel => SendThrough(kernel, static (_, lower, irp) =>
            {
                irp.GetNextIrpStackLocation().MajorFunction = MajorFunction.DeviceControl;
                return IoManager.CallDriver(lower, irp);
            })
        },
        {
            "0xC9_0x21C",
            kernel => SendThrough(kernel, static (_, lower, irp) =>
            {
                irp.CopyCurrentIrpStackLocationToNext();
                return IoManager.CallDriver(lower, irp);
            }),
            kernel => SendThrough(kernel, static (_, lower, irp) =>
            {
                irp.CopyCurrentIrpStackLocationToNext();
                irp.GetNextIrpStackLocation().Parameters.Read.Length /= 2;
                return IoManager.CallDriver(lower, irp);
            })
        },
        {
            "0x35_NO_MORE_IRP_STACK_LOCATIONS",
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                SendShort(world, world.Filter(world.Inline, static (lower, irp) =>
                {
                    irp.CopyCurrentIrpStackLocationToNext();
                    return IoManager.CallDriver(lower, irp);
                }));
            },
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                SendShort(world, world.Filter(world.Inline, static (lower, irp) =>
                {
                    irp.SkipCurrentIrpStackLocation();
                    return IoManager.CallDriver(lower, irp);
                }));
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


    // An IRP with a single location.
    private static void SendShort(IrpRuleWorld world, DeviceObject top)
    {
        var irp = IoManager.AllocateIrp(world.Kernel, 1)!;
        irp.GetNextIrpStackLocation().MajorFunction = MajorFunction.Read;
        irp.SetCompletionRoutine(Stop, null, true, true, true);
        IoManager.CallDriver(top, irp);
        IoManager.FreeIrp(irp);
    }

    private static void SendThrough(SimulatedKernel kernel, Func<IrpRuleWorld, DeviceObject, Irp, NtStatus> dispatch)
    {
        var world = new IrpRuleWorld(kernel);
        var middle = world.Filter(world.Later, static (lower, irp) =>
        {
            irp.SkipCurrentIrpStackLocation();
            return IoManager.CallDriver(lower, irp);
        });
        world.Send(world.Filter(middle, (lower, irp) => dispatch(world, lower, irp)));
    }
}
