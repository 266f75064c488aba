namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Cancelled IRPs that are not completed in time.</summary>
public class LateCancellationTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        { "0xC4_0x135", kernel => CancelRead(kernel, cancelable: false), kernel => CancelRead(kernel, cancelable: true) },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);

    private static void CancelRead(SimulatedKernel kernel, bool cancelable)
    {
        var device = new DispatchDriver(
            kernel,
            (driver, irp) =>
            {
                driver.HoldIrp(irp, cancelable);
                return NtStatus.Pending;
            },
            new LowerDriverOptions { ObjectName = @"\Device\Slow" });
        using var file = new Application(kernel).Open(@"\Device\Slow");
        var read = file.StartRead(new byte[4]);
        read.Cancel().Should().Be(cancelable);
        kernel.RunFor(kernel.Options.CancellationLimit + TimeSpan.FromSeconds(1));
        read.IsCompleted.Should().BeTrue();
    }
}
