namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Routines that return at another IRQL or in another region than they were entered.</summary>
public class CallbackIrqlTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "IrqlReturn",
            kernel => WdmWorld.InDispatch(kernel, () => kernel.RaiseIrql(Irql.Dispatch)),
            kernel =>
            {
                var device = WdmWorld.DeviceThatRuns(kernel, static () => { });
                WdmWorld.At(kernel, Irql.Dispatch, () => WdmWorld.Send(kernel, device));
            }
        },
        {
            "0xC9_0x05",
            kernel => WdmWorld.InDispatch(kernel, () => kernel.RaiseIrql(Irql.Apc)),
            kernel => WdmWorld.InDispatch(kernel, () => WdmWorld.At(kernel, Irql.Apc, static () => { })),
            "IrqlReturn"
        },
        {
            "0xC9_0x12",
            kernel => WdmWorld.InDispatch(kernel, () => kernel.RaiseIrql(WdmWorld.DeviceIrql - 3)),
            kernel => WdmWorld.InDispatch(kernel, () => WdmWorld.UnderSpinLock(kernel, static () => { })),
            "IrqlReturn"
        },
        {
            "0xC4_0xC5",
            kernel => WdmWorld.InDispatch(kernel, () => kernel.Wait(new KernelMutex(kernel), KernelTimeout.Infinite)),
            kernel => WdmWorld.InDispatch(kernel, () =>
            {
                var mutex = new KernelMutex(kernel);
                kernel.Wait(mutex, KernelTimeout.Infinite);
                mutex.Release();
            })
        },
        {
            "0xC4_0xFA",
            kernel => WdmWorld.InCompletion(kernel, () => kernel.RaiseIrql(Irql.Dispatch)),
            kernel => WdmWorld.InCompletion(kernel, () => WdmWorld.At(kernel, Irql.Dispatch, static () => { }))
        },
        {
            "0xC4_0xFB",
            kernel =>
            {
                kernel.EnterCriticalRegion();
                WdmWorld.InCompletion(kernel, kernel.LeaveCriticalRegion);
            },
            kernel => WdmWorld.InCompletion(kernel, () =>
            {
                kernel.EnterCriticalRegion();
                kernel.EnterGuardedRegion();
                kernel.LeaveGuardedRegion();
                kernel.LeaveCriticalRegion();
            })
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Regions_that_are_not_left_are_found_when_the_dispatch_routine_returns(bool guarded)
    {
        using var kernel = new SimulatedKernel();
        var run = () => kernel.Run(() => WdmWorld.InDispatch(kernel, guarded ? kernel.EnterGuardedRegion : kernel.EnterCriticalRegion));

        run.Should().Throw<WdfViolationException>().Which.Violation.Rule.Should().Be("0xC4_0xC5");
    }
}
