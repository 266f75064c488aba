using static Wdf.IoTargets.Tests.Verifier.IrpRuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Who waits for an event that a completion routine sets.</summary>
public class WaiterNeverSignalledTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "IoAllocateIrpSignalEventInCompletion",
            kernel => Allocated(kernel, Form.RoutineForgets),
            kernel => Allocated(kernel, Form.Plain)
        },
        {
            "IoAllocateIrpSignalEventInCompletion2",
            kernel => Allocated(kernel, Form.PlainForSuccess),
            kernel => Allocated(kernel, Form.Plain)
        },
        {
            "IoAllocateIrpSignalEventInCompletion3",
            kernel => Allocated(kernel, Form.ExtendedForSuccess),
            kernel => Allocated(kernel, Form.Extended)
        },
        {
            "IoBuildFsdIrpSignalEventInCompletion",
            kernel => Built(kernel, Form.RoutineForgets),
            kernel => Built(kernel, Form.Plain)
        },
        {
            "IoBuildFsdIrpSignalEventInCompletion2",
            kernel => Built(kernel, Form.PlainForSuccess),
            kernel => Built(kernel, Form.Plain)
        },
        {
            "IoBuildFsdIrpSignalEventInCompletion3",
            kernel => Built(kernel, Form.ExtendedForSuccess),
            kernel => Built(kernel, Form.Extended)
        },
        {
            "SignalEventInCompletion",
            kernel => Received(kernel, Form.RoutineForgets),
            kernel => Received(kernel, Form.Plain)
        },
        {
            "SignalEventInCompletion2",
            kernel => Received(kernel, Form.PlainForSuccess),
            kernel => Received(kernel, Form.Plain)
        },
        {
            "SignalEventInCompletion3",
            kernel => Received(kernel, Form.ExtendedForSuccess),
            kernel => Received(kernel, Form.Extended)
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);


    private enum Form
    {
        Plain,
        Extended,
        RoutineForgets,
        PlainForSuccess,
        ExtendedForSuccess,
    }

    private static void Allocated(SimulatedKernel kernel, Form form)
    {
        var world = new IrpRuleWorld(kernel);
        var below = Failing(world);
        world.SendTo(irp => Serve(world, irp, world.Own(below, null), below, form));
    }

    private static void Built(SimulatedKernel kernel, Form form)
    {
        var world = new IrpRuleWorld(kernel);
        var below = Failing(world);
        world.SendTo(irp => Serve(world, irp, BuildAsync(below), below, form));
    }

    private static void Received(SimulatedKernel kernel, Form form)
    {
        var world = new IrpRuleWorld(kernel);
        world.Send(world.FilterWithSelf(Failing(world), (self, lower, irp) =>
        {
            irp.CopyCurrentIrpStackLocationToNext();
            SendAndWait(world, self, lower, irp, form);
            return Complete(irp, NtStatus.Unsuccessful);
        }));
    }

    // Serves an IRP by one of the driver's own.
    private static NtStatus Serve(IrpRuleWorld world, Irp irp, Irp own, DeviceObject below, Form form)
    {
        SendAndWait(world, irp.GetCurrentIrpStackLocation().DeviceObject!, below, own, form);
        IoManager.FreeIrp(own);
        return Complete(irp);
    }

    private static void SendAndWait(IrpRuleWorld world, DeviceObject self, DeviceObject below, Irp irp, Form form)
    {
        var done = world.Event();
        IoCompletionRoutine routine = form == Form.RoutineForgets ? static (_, _, _) => NtStatus.MoreProcessingRequired : Stop;
        var always = form is Form.Plain or Form.Extended or Form.RoutineForgets;
        if (form is Form.Extended or Form.ExtendedForSuccess)
        {
            irp.SetCompletionRoutineEx(self, routine, done, true, always, always).Should().Be(NtStatus.Success);
        }
        else
        {
            irp.SetCompletionRoutine(routine, done, true, always, always);
        }

        world.SendAndWait(below, irp, done);
    }

    private static DeviceObject Failing(IrpRuleWorld world) => world.Device("failing", static (device, irp) => PendAndComplete(device, irp, NtStatus.Unsuccessful));
}
