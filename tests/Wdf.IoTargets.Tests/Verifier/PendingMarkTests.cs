using static Wdf.IoTargets.Tests.Verifier.IrpRuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>The pending mark and STATUS_PENDING.</summary>
public class PendingMarkTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "MarkIrpPending",
            kernel => new IrpRuleWorld(kernel).SendTo(irp =>
            {
                irp.MarkIrpPending();
                return Complete(irp, NtStatus.DeviceNotReady);
            }),
            kernel => new IrpRuleWorld(kernel).SendTo(irp =>
            {
                irp.MarkIrpPending();
                Complete(irp, NtStatus.DeviceNotReady);
                return NtStatus.Pending;
            })
        },
        {
            "MarkIrpPending2",
            kernel => new IrpRuleWorld(kernel).SendTo(_ => NtStatus.Pending),
            kernel => SendThroughSkip(kernel)
        },
        {
            "PendedCompletedRequest",
            kernel => new IrpRuleWorld(kernel).SendTo(irp =>
            {
                Complete(irp);
                return NtStatus.Pending;
            }),
            kernel => new IrpRuleWorld(kernel).SendTo(irp =>
            {
                irp.MarkIrpPending();
                Complete(irp);
                return NtStatus.Pending;
            })
        },
        {
            "0xC9_0x228",
            kernel => SendThroughRoutine(kernel, static (_, _, _) => NtStatus.Success),
            kernel => SendThroughRoutine(kernel, GoOn)
        },
        {
            "0xC9_0x23D",
            kernel => SendThrough(kernel, w => w.Inline, static (lower, irp) =>
            {
                irp.SkipCurrentIrpStackLocation();
                IoManager.CallDriver(lower, irp);
                return NtStatus.Pending;
            }),
            kernel => SendThroughSkip(kernel),
            "LowerDriverReturn"
        },
        {
            "0xC9_0x24C",
            kernel => new IrpRuleWorld(kernel).SendTo(_ => NtStatus.Pending),
            kernel => SendThroughRoutine(kernel, GoOn),
            "MarkIrpPending2"
        },
        {
            "0xC9_0x23E",
            kernel => SendThrough(kernel, w => w.Inline, static (lower, irp) =>
            {
                irp.MarkIrpPending();
                Copy(irp, GoOn);
                return IoManager.CallDriver(lower, irp);
            }),
            kernel => SendThrough(kernel, w => w.Inline, MarkAndSend),
            "MarkIrpPending"
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
    public void A_mark_made_before_a_skip_is_the_upper_drivers() => Run(kernel => SendThrough(kernel, w => w.Inline, static (lower, irp) =>
    {
        irp.MarkIrpPending();
        irp.SkipCurrentIrpStackLocation();
        IoManager.CallDriver(lower, irp);
        return NtStatus.Pending;
    }));

    [Fact]
    public void A_mark_in_the_dispatch_routine_serves_the_completion_routine() => Run(kernel => SendThrough(kernel, w => w.Later, static (lower, irp) =>
    {
        irp.MarkIrpPending();
        Copy(irp, static (_, _, _) => NtStatus.Success);
        IoManager.CallDriver(lower, irp);
        return NtStatus.Pending;
    }));

    [Fact]
    public void A_request_that_the_framework_completes_in_its_queue_callback_is_legal() => Run(kernel =>
    {
        var world = new RuleWorld(kernel);
        world.Device.CreateDefaultQueue(static (_, request) => request.Complete(NtStatus.Success));
        new IrpRuleWorld(kernel).Send(world.Device.DeviceObject, MajorFunction.DeviceControl);
    });

    private static void Run(Action<SimulatedKernel> body)
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() => body(kernel));
        kernel.Violations.Should().BeEmpty();
    }

    private static void SendThroughSkip(SimulatedKernel kernel) => SendThrough(kernel, w => w.Later, static (lower, irp) =>
    {
        irp.SkipCurrentIrpStackLocation();
        return IoManager.CallDriver(lower, irp);
    });

    private static void SendThroughRoutine(SimulatedKernel kernel, IoCompletionRoutine routine) => SendThrough(kernel, w => w.Later, (lower, irp) =>
    {
        Copy(irp, routine);
        return IoManager.CallDriver(lower, irp);
    });

    private static NtStatus MarkAndSend(DeviceObject lower, Irp irp)
    {
        irp.MarkIrpPending();
        Copy(irp, GoOn);
        IoManager.CallDriver(lower, irp);
        return NtStatus.Pending;
    }

    private static void SendThrough(SimulatedKernel kernel, Func<IrpRuleWorld, DeviceObject> below, Func<DeviceObject, Irp, NtStatus> dispatch)
    {
        var world = new IrpRuleWorld(kernel);
        world.Send(world.Filter(below(world), dispatch));
    }
}
