namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Waits where a thread cannot give way.</summary>
public class WaitIrqlTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "IrqlKeWaitForMultipleObjects",
            kernel => WdmWorld.InDpc(kernel, () => kernel.WaitForMultiple([Event(kernel), Event(kernel)], KernelWaitType.Any, KernelTimeout.Infinite)),
            kernel => WdmWorld.InDpc(kernel, () => kernel.WaitForMultiple([Event(kernel), Event(kernel)], KernelWaitType.Any, KernelTimeout.Zero))
        },
        {
            "IrqlKeWaitForMutexObject",
            kernel => WdmWorld.UnderSpinLock(kernel, () => KeWaitForMutexObject(new KernelMutex(kernel), Executive, KernelMode, FALSE, NULL)),
            kernel =>
            {
                var mutex = new KernelMutex(kernel);
                WdmWorld.At(kernel, Irql.Dispatch, () => kernel.Wait(mutex, KernelTimeout.Zero));
                mutex.Release();
                KeWaitForMutexObject(mutex, Executive, KernelMode, FALSE, NULL).Should().Be(STATUS_SUCCESS);
                mutex.Release();
            }
        },
        {
            "0xC4_0x3B",
            kernel => WaitAt(kernel, Irql.Dispatch, KernelTimeout.Infinite),
            kernel => WaitAt(kernel, Irql.Dispatch, KernelTimeout.Zero),
            "0xC4_0x121"
        },
        {
            "0xC4_0x120",
            kernel => WaitAt(kernel, Irql.High, KernelTimeout.Zero),
            kernel => WaitAt(kernel, Irql.Dispatch, KernelTimeout.Zero)
        },
        {
            "0xC4_0x121",
            kernel => WdmWorld.InDpc(kernel, () => kernel.Wait(Event(kernel, signaled: true), KernelTimeout.Infinite)),
            kernel => WaitAt(kernel, Irql.Apc, KernelTimeout.Infinite)
        },
        {
            "0xC4_0x122",
            kernel => WdmWorld.UnderSpinLock(kernel, () => kernel.Wait(Event(kernel), KernelTimeout.After(TimeSpan.FromMilliseconds(1)))),
            kernel => WdmWorld.UnderSpinLock(kernel, () => kernel.Wait(Event(kernel), KernelTimeout.Zero))
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);

    private static KernelEvent Event(SimulatedKernel kernel, bool signaled = false) => new(kernel, KernelEventType.Notification, signaled);

    private static void WaitAt(SimulatedKernel kernel, Irql irql, KernelTimeout timeout)
    {
        var signaled = Event(kernel, signaled: true);
        WdmWorld.At(kernel, irql, () => kernel.Wait(signaled, timeout));
    }
}
