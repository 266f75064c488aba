using static Wdf.IoTargets.Tests.Verifier.IrpRuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>The byte count of a buffered transfer.</summary>
public class InformationTooLargeTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "0xC9_0x312",
            kernel => Answer(kernel, NtStatus.Success, 8),
            kernel => Answer(kernel, NtStatus.BufferOverflow, 4)
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
    public void An_error_may_say_how_much_would_be_needed()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() => Answer(kernel, NtStatus.Unsuccessful, 8));
    }

    private static void Answer(SimulatedKernel kernel, NtStatus status, ulong information)
    {
        var world = new IrpRuleWorld(kernel);
        var device = world.Device("device", (_, irp) => Complete(irp, status, information));
        var done = world.Event();
        var irp = IoManager.BuildDeviceIoControlRequest(Ioctl, device, new byte[16], new byte[4], isInternal: false, done, new IoStatusTarget())!;
        world.SendAndWait(device, irp, done);
    }
}
