using Wdf.IoTargets.Ddi;
using static Wdf.IoTargets.Tests.Verifier.IrpRuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>IRPs and devices that do not exist.</summary>
public class InvalidIrpOrDeviceTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "0xC9_0x03",
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                var irp = world.Own(world.Inline, Stop);
                IoManager.FreeIrp(irp);
                IoManager.CallDriver(world.Inline, irp);
            },
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                var irp = world.Own(world.Inline, Stop);
                IoManager.CallDriver(world.Inline, irp);
                IoManager.ReuseIrp(irp, NtStatus.Success);
                irp.GetNextIrpStackLocation().MajorFunction = MajorFunction.Read;
                irp.SetCompletionRoutine(Stop, null, true, true, true);
                IoManager.CallDriver(world.Inline, irp);
                IoManager.FreeIrp(irp);
            }
        },
        {
            "0xC9_0x04",
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                world.Inline.Delete();
                world.Send(world.Inline);
            },
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                var top = world.Inline.ReferenceTop();
                world.Inline.Delete();
                world.Send(top);
                top.Dereference();
            }
        },
        {
            "0xC9_0x0F",
            kernel => CreateAgain(kernel, own: false),
            kernel => CreateAgain(kernel, own: true)
        },
        {
            "0xC9_0x204",
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                WdmH.IoCallDriver(null!, world.Own(world.Inline, Stop));
            },
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                var irp = world.Own(world.Inline, Stop);
                WdmH.IoCallDriver(world.Inline, irp);
                WdmH.IoFreeIrp(irp);
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


    // A create sent with a file object that was opened and closed before, or with a new one.
    private static void CreateAgain(SimulatedKernel kernel, bool own)
    {
        var world = new IrpRuleWorld(kernel);
        var device = new DeviceObject(new DriverObject(kernel), @"\Device\Files");
        device.DriverObject.SetAll(static (_, irp) => Complete(irp));
        IoManager.CreateFile(kernel, @"\Device\Files", 0, 0, 0, 1, 0, out var handle, out _).Should().Be(NtStatus.Success);
        IoManager.CloseFile(handle!);
        var irp = world.Own(device, Stop, major: MajorFunction.Create);
        irp.GetNextIrpStackLocation().FileObject = own ? new FileObject(device) : handle!.FileObject;
        IoManager.CallDriver(device, irp);
        IoManager.FreeIrp(irp);
    }
}
