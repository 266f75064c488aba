namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>The cancel spin lock.</summary>
public class CancelSpinLockTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "CancelSpinLock",
            kernel => Cancel(kernel, static (_, _) => { }),
            kernel => Cancel(kernel, static (_, irp) =>
            {
                IoManager.ReleaseCancelSpinLock(irp.Kernel, irp.CancelIrql);
                irp.IoStatus = new IoStatusBlock { Status = NtStatus.Cancelled };
                IoManager.CompleteRequest(irp);
            })
        },
        {
            "CancelSpinlockRelease",
            kernel => WdmWorld.InDispatch(kernel, () => IoManager.ReleaseCancelSpinLock(kernel, Irql.Passive)),
            kernel => WdmWorld.InDispatch(kernel, () => IoManager.ReleaseCancelSpinLock(kernel, IoManager.AcquireCancelSpinLock(kernel)))
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
    public void Its_holder_must_not_take_it_again()
    {
        using var kernel = new SimulatedKernel();
        var run = () => kernel.Run(() =>
        {
            IoManager.AcquireCancelSpinLock(kernel);
            IoManager.AcquireCancelSpinLock(kernel);
        });

        run.Should().Throw<WdfViolationException>().Which.Violation.Rule.Should().Be("CancelSpinLock");
    }

    private static void Cancel(SimulatedKernel kernel, DriverCancel routine)
    {
        var driver = new DispatchDriver(kernel, (_, irp) =>
        {
            irp.MarkIrpPending();
            irp.SetCancelRoutine(routine);
            irp.Cancel.Should().BeFalse();
            return NtStatus.Pending;
        });
        var irp = WdmWorld.NewIrp(kernel, driver.Device);
        IoManager.CallDriver(driver.Device, irp).Should().Be(NtStatus.Pending);
        IoManager.CancelIrp(irp).Should().BeTrue();
        IoManager.FreeIrp(irp);
    }
}
