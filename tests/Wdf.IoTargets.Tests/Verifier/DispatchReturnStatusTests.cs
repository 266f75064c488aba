using static Wdf.IoTargets.Tests.Verifier.IrpRuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>What a dispatch routine returns is what became of the IRP.</summary>
public class DispatchReturnStatusTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "LowerDriverReturn",
            kernel => SendThrough(kernel, static (lower, irp) =>
            {
                irp.SkipCurrentIrpStackLocation();
                IoManager.CallDriver(lower, irp);
                return NtStatus.Success;
            }),
            kernel => SendThrough(kernel, static (lower, irp) =>
            {
                irp.SkipCurrentIrpStackLocation();
                return IoManager.CallDriver(lower, irp);
            })
        },
        {
            "0xC9_0x224",
            kernel => new IrpRuleWorld(kernel).SendTo(static irp =>
            {
                Complete(irp, NtStatus.InvalidParameter);
                return NtStatus.Success;
            }),
            kernel => new IrpRuleWorld(kernel).SendTo(static irp =>
            {
                irp.MarkIrpPending();
                Complete(irp, NtStatus.InvalidParameter);
                return NtStatus.Pending;
            })
        },
        {
            "0xC9_0x225",
            kernel => new IrpRuleWorld(kernel).SendTo(static irp =>
            {
                Complete(irp);
                return (NtStatus)0xFFFFFFFF;
            }),
            kernel => new IrpRuleWorld(kernel).SendTo(static irp => Complete(irp))
        },
        {
            "0xC9_0x21B",
            kernel => new IrpRuleWorld(kernel).SendTo(static irp => Complete(irp, (NtStatus)0xC0200203)),
            kernel => new IrpRuleWorld(kernel).SendTo(static irp => Complete(irp, NtStatus.BufferOverflow)),
            "0xC9_0x300"
        },
        {
            "0xC9_0x300",
            kernel => new IrpRuleWorld(kernel).SendTo(static irp => Complete(irp, (NtStatus)0xCDCDCDCD)),
            kernel => new IrpRuleWorld(kernel).SendTo(static irp => Complete(irp, (NtStatus)0xE0001234))
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);


    private static void SendThrough(SimulatedKernel kernel, Func<DeviceObject, Irp, NtStatus> dispatch)
    {
        var world = new IrpRuleWorld(kernel);
        world.Send(world.Filter(world.Later, dispatch));
    }
}
