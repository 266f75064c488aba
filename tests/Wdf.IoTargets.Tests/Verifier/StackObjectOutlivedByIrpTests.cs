using static Wdf.IoTargets.Tests.Verifier.IrpRuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Event and status block exist until the IRP has ended.</summary>
public class StackObjectOutlivedByIrpTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "IoBuildDeviceControlWait",
            kernel => InDriver(kernel, static world => IoManager.CallDriver(world.Later, BuildControl(world.Later, world.Event(), new IoStatusTarget()))),
            kernel => InDriver(kernel, static world =>
            {
                var done = world.Event();
                IoManager.CallDriver(world.Later, BuildControl(world.Later, done, new IoStatusTarget()));
                world.Kernel.WaitForMultiple([world.Event(), done], KernelWaitType.Any, KernelTimeout.Infinite);
            })
        },
        {
            "IoBuildSynchronousFsdRequestWait",
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                using var frame = new StackFrame(kernel);
                IoManager.CallDriver(world.Later, BuildSync(world.Later, frame.Event(KernelEventType.Notification), frame.StatusBlock()));
            },
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                using var frame = new StackFrame(kernel);
                var done = frame.Event(KernelEventType.Notification);
                world.SendAndWait(world.Later, BuildSync(world.Later, done, frame.StatusBlock()), done);
            }
        },
        {
            "0xC9_0x0C",
            kernel => SendWithoutEvent(kernel, fromFrame: true),
            kernel => SendWithoutEvent(kernel, fromFrame: false)
        },
        {
            "0xC9_0x0D",
            kernel => GiveUp(kernel, cancels: false),
            kernel => GiveUp(kernel, cancels: true)
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);


    private static void InDriver(SimulatedKernel kernel, Action<IrpRuleWorld> code)
    {
        var world = new IrpRuleWorld(kernel);
        world.SendTo(irp =>
        {
            code(world);
            return IrpRuleWorld.Complete(irp);
        });
    }

    // A routine in place of an event; nobody waits, and the status block is a local variable or not.
    private static void SendWithoutEvent(SimulatedKernel kernel, bool fromFrame)
    {
        var world = new IrpRuleWorld(kernel);
        using var frame = new StackFrame(kernel);
        var irp = BuildControl(world.Later, done: null, fromFrame ? frame.StatusBlock() : new IoStatusTarget());
        irp.SetCompletionRoutine(static (_, _, _) => NtStatus.Success, null, true, true, true);
        IoManager.CallDriver(world.Later, irp);
    }

    // A wait with a limit that passes; the careful driver cancels the IRP and waits again.
    private static void GiveUp(SimulatedKernel kernel, bool cancels)
    {
        var world = new IrpRuleWorld(kernel);
        var lower = new ScriptedDriver(kernel);
        lower.On(MajorFunction.DeviceControl).Pend();
        using var frame = new StackFrame(kernel);
        var done = frame.Event(KernelEventType.Notification);
        var irp = BuildControl(lower.Device, done, frame.StatusBlock());
        IoManager.CallDriver(lower.Device, irp).Should().Be(NtStatus.Pending);
        if (kernel.Wait(done, KernelTimeout.After(TimeSpan.FromSeconds(1))) == NtStatus.Timeout && cancels)
        {
            IoManager.CancelIrp(irp);
            kernel.Wait(done, KernelTimeout.Infinite);
        }
    }
}
