using static Wdf.IoTargets.Tests.Verifier.IrpRuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Memory that is gone, or somebody else's for a time.</summary>
public class BufferAccessTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "0xC9_0x08",
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                var device = world.Device("direct", static (_, irp) => Complete(irp), DeviceFlags.DirectIo);
                IoManager.FreeIrp(IoManager.BuildAsynchronousFsdRequest(MajorFunction.Read, device, FreedBuffer(kernel), 0, null)!);
            },
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                var device = world.Device("direct", static (_, irp) => Complete(irp), DeviceFlags.DirectIo);
                IoManager.FreeIrp(IoManager.BuildAsynchronousFsdRequest(MajorFunction.Read, device, default, 0, null)!);
            }
        },
        {
            "0xC9_0x09",
            kernel => BuildControl(kernel, method: 2, FreedBuffer(kernel)),
            kernel => BuildControl(kernel, method: 3, FreedBuffer(kernel))
        },
        {
            "0xC4_0x1010",
            kernel => WriteThrough(kernel, encryptsInPlace: true),
            kernel => WriteThrough(kernel, encryptsInPlace: false)
        },
        {
            "0xA_IRQL_NOT_LESS_OR_EQUAL",
            kernel =>
            {
                var irp = IoManager.AllocateIrp(kernel, 1)!;
                IoManager.FreeIrp(irp);
                IoManager.CancelIrp(irp);
            },
            kernel =>
            {
                var irp = IoManager.AllocateIrp(kernel, 1)!;
                IoManager.CancelIrp(irp);
                IoManager.FreeIrp(irp);
            }
        },
        {
            "0xD1_DRIVER_IRQL_NOT_LESS_OR_EQUAL",
            kernel => ReadResult(kernel, takesBack: false),
            kernel => ReadResult(kernel, takesBack: true)
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
    public void A_location_of_a_finished_irp_is_gone()
    {
        using var kernel = new SimulatedKernel();

        FluentActions.Invoking(() => kernel.Run(() => new IrpRuleWorld(kernel).SendTo(static irp =>
        {
            irp.MarkIrpPending();
            Complete(irp);
            irp.MarkIrpPending();
            return NtStatus.Pending;
        }))).Should().Throw<WdfViolationException>();
    }

    private static Memory<byte> FreedBuffer(SimulatedKernel kernel)
    {
        Memory<byte> buffer;
        var world = new RuleWorld(kernel);
        WdfMemory.Create(world.Driver, null, PoolType.NonPagedPoolNx, 0, 16, out var memory, out buffer).Should().Be(NtStatus.Success);
        memory!.Delete();
        return buffer;
    }

    private static void BuildControl(SimulatedKernel kernel, uint method, Memory<byte> output)
    {
        var world = new IrpRuleWorld(kernel);
        var irp = IoManager.BuildDeviceIoControlRequest(0x00222000 | method, world.Inline, default, output, isInternal: false, world.Event(), new IoStatusTarget())!;
        Complete(irp, NtStatus.Cancelled);
    }

    // A driver below that changes the data of a write, in the caller's pages or in a copy.
    private static void WriteThrough(SimulatedKernel kernel, bool encryptsInPlace)
    {
        var world = new IrpRuleWorld(kernel);
        var device = world.Device(
            "encrypting",
            (_, irp) =>
            {
                var data = irp.MdlAddress!.GetSystemAddress();
                (encryptsInPlace ? data.Span : data.ToArray()).Fill(0x5A);
                return Complete(irp, NtStatus.Success, 16);
            },
            DeviceFlags.DirectIo);
        var driver = new RuleWorld(kernel);
        WdfMemory.Create(driver.Driver, null, PoolType.NonPagedPoolNx, 0, 16, out var memory, out var buffer).Should().Be(NtStatus.Success);
        buffer.Span.Clear();
        var done = world.Event();
        world.SendAndWait(device, IoManager.BuildSynchronousFsdRequest(MajorFunction.Write, device, buffer, 0, done, new IoStatusTarget())!, done);
        memory!.Delete();
    }

    private static void ReadResult(SimulatedKernel kernel, bool takesBack)
    {
        var world = new IrpRuleWorld(kernel);
        world.Send(world.Filter(world.Later, (lower, irp) =>
        {
            if (takesBack)
            {
                IoManager.ForwardIrpSynchronously(lower, irp);
                return Complete(irp, irp.IoStatus.Status);
            }

            irp.SkipCurrentIrpStackLocation();
            var status = IoManager.CallDriver(lower, irp);
            _ = irp.IoStatus.Information;
            return status;
        }));
    }
}
