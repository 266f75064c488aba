using static Wdf.IoTargets.Tests.Verifier.IrpRuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>At which IRQL an IRP is sent.</summary>
public class SendIrqlTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "ForwardedAtBadIrql",
            kernel => ForwardUnderLock(kernel, MajorFunction.FlushBuffers),
            kernel => ForwardUnderLock(kernel, MajorFunction.Read)
        },
        {
            "ForwardedAtBadIrqlAllocate",
            kernel => SendAt(kernel, Irql.Dispatch, static world => world.Own(world.Inline, Free, major: MajorFunction.FlushBuffers)),
            kernel => SendAt(kernel, Irql.Dispatch, static world => world.Own(world.Inline, Free))
        },
        {
            "ForwardedAtBadIrqlFsdAsync",
            kernel => SendAt(kernel, Irql.Dispatch, static world => WithRoutine(BuildAsync(world.Inline, MajorFunction.FlushBuffers))),
            kernel => SendAt(kernel, Irql.Dispatch, static world => WithRoutine(BuildAsync(world.Inline)))
        },
        {
            "ForwardedAtBadIrqlFsdSync",
            kernel => SendAt(kernel, Irql.Dispatch, static world => BuildSync(world.Inline, world.Event(), new IoStatusTarget(), MajorFunction.Shutdown)),
            kernel => SendAt(kernel, Irql.Passive, static world => BuildSync(world.Inline, world.Event(), new IoStatusTarget(), MajorFunction.Shutdown))
        },
        {
            "0xC9_0x10",
            kernel => SendAt(kernel, Irql.High, static world => world.Own(world.Inline, Free)),
            kernel => SendAt(kernel, Irql.Dispatch, static world => world.Own(world.Inline, Free))
        },
        {
            "0xC9_0x23A",
            kernel => ForwardUnderLock(kernel, MajorFunction.Shutdown),
            kernel => ForwardUnderLock(kernel, MajorFunction.Write),
            "ForwardedAtBadIrql"
        },
        {
            "0xC9_0x301",
            kernel => SendAt(kernel, Irql.High, static world => world.Own(world.Inline, Free)),
            kernel => SendAt(kernel, Irql.Dispatch, static world => world.Own(world.Inline, Free)),
            "0xC9_0x10"
        },
        {
            "0xC9_0x302",
            kernel => SendAt(kernel, Irql.Apc, static world => BuildControl(world.Inline, world.Event(), new IoStatusTarget())),
            kernel => SendAt(kernel, Irql.Apc, static world => world.Own(world.Inline, Free))
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);


    private static NtStatus Free(DeviceObject? device, Irp irp, object? context)
    {
        IoManager.FreeIrp(irp);
        return NtStatus.MoreProcessingRequired;
    }

    private static Irp WithRoutine(Irp irp)
    {
        irp.SetCompletionRoutine(Free, null, true, true, true);
        return irp;
    }

    private static void SendAt(SimulatedKernel kernel, Irql irql, Func<IrpRuleWorld, Irp> make)
    {
        var world = new IrpRuleWorld(kernel);
        var irp = make(world);
        var old = kernel.RaiseIrql(irql);
        IoManager.CallDriver(world.Inline, irp);
        kernel.LowerIrql(old);
    }

    private static void ForwardUnderLock(SimulatedKernel kernel, MajorFunction major)
    {
        var world = new IrpRuleWorld(kernel);
        var guard = new KernelSpinLock(kernel);
        world.Send(
            world.Filter(world.Later, (lower, irp) =>
            {
                var old = guard.Acquire();
                irp.SkipCurrentIrpStackLocation();
                var status = IoManager.CallDriver(lower, irp);
                guard.Release(old);
                return status;
            }),
            major);
    }
}
