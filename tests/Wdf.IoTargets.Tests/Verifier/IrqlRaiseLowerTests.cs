namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Raises and lowerings of the IRQL that do not go together.</summary>
public class IrqlRaiseLowerTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "IrqlKeRaiseLower",
            kernel => WdmWorld.InDpc(kernel, () => kernel.RaiseIrql(Irql.Apc)),
            kernel => WdmWorld.InDpc(kernel, () => WdmWorld.At(kernel, Irql.Dispatch, () => WdmWorld.At(kernel, WdmWorld.DeviceIrql, static () => { })))
        },
        {
            "IrqlKeRaiseLower2",
            kernel =>
            {
                kernel.RaiseIrql(Irql.Apc);
                kernel.RaiseIrql(Irql.Dispatch);
                kernel.LowerIrql(Irql.Passive);
            },
            kernel => WdmWorld.At(kernel, Irql.Apc, () => WdmWorld.At(kernel, Irql.Dispatch, static () => { }))
        },
        {
            "0xC4_0x30",
            kernel => kernel.RaiseIrql((Irql)0xCC),
            kernel => WdmWorld.At(kernel, Irql.Passive, static () => { })
        },
        {
            "0xC4_0x31",
            kernel => WdmWorld.InDpc(kernel, () => kernel.LowerIrql(Irql.Passive)),
            kernel => WdmWorld.InDpc(kernel, () => WdmWorld.At(kernel, Irql.High, static () => { })),
            "IrqlKeRaiseLower"
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
    public void A_routine_must_not_undo_the_raise_of_its_caller()
    {
        using var kernel = new SimulatedKernel();
        var run = () => kernel.Run(() =>
        {
            var device = WdmWorld.DeviceThatRuns(kernel, () => kernel.LowerIrql(Irql.Passive));
            WdmWorld.At(kernel, Irql.Apc, () => WdmWorld.Send(kernel, device));
        });

        run.Should().Throw<WdfViolationException>().Which.Violation.Rule.Should().Be("IrqlKeRaiseLower");
    }
}
