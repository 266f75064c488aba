namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Routines that are called at an IRQL at which they must not be.</summary>
public class IrqlTableTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "IrqlDispatch",
            kernel =>
            {
                var guard = new KernelSpinLock(kernel);
                guard.AcquireAtDpcLevel();
                guard.ReleaseFromDpcLevel();
            },
            kernel => WdmWorld.InDpc(kernel, () =>
            {
                var guard = new KernelSpinLock(kernel);
                guard.AcquireAtDpcLevel();
                guard.ReleaseFromDpcLevel();
            })
        },
        {
            "IrqlIoApcLte",
            kernel =>
            {
                var device = NewDevice(kernel);
                WdmWorld.UnderSpinLock(kernel, device.Delete);
            },
            kernel =>
            {
                var device = NewDevice(kernel);
                WdmWorld.At(kernel, Irql.Apc, device.Delete);
            }
        },
        {
            "IrqlIoPassive1",
            kernel =>
            {
                var lower = new ScriptedDriver(kernel);
                WdmWorld.UnderSpinLock(kernel, () => Build(kernel, lower.Device));
            },
            kernel =>
            {
                var lower = new ScriptedDriver(kernel);
                Irp? irp = null;
                WdmWorld.At(kernel, Irql.Apc, () => irp = Build(kernel, lower.Device));
                IoManager.CallDriver(lower.Device, irp!).Should().Be(NtStatus.Success);
            }
        },
        {
            "IrqlIoPassive3",
            kernel =>
            {
                var upper = Attached(kernel);
                WdmWorld.InDpc(kernel, upper.Detach);
            },
            kernel =>
            {
                var upper = Attached(kernel);
                upper.Detach();
            }
        },
        {
            "IrqlIoPassive4",
            kernel => WdmWorld.UnderSpinLock(kernel, () => kernel.DeleteSymbolicLink(@"\??\Rule")),
            kernel => WdmWorld.UnderSpinLock(kernel, () => new KernelEvent(kernel, KernelEventType.Notification).Clear())
        },
        {
            "IrqlIoPassive5",
            kernel =>
            {
                var lower = new ScriptedDriver(kernel, new LowerDriverOptions { ObjectName = @"\Device\Rule" });
                WdmWorld.At(kernel, Irql.Apc, () => IoManager.GetDeviceObjectPointer(kernel, lower.Device.ObjectName!, 0, out _, out _));
            },
            kernel =>
            {
                var lower = new ScriptedDriver(kernel, new LowerDriverOptions { ObjectName = @"\Device\Rule" });
                IoManager.GetDeviceObjectPointer(kernel, lower.Device.ObjectName!, 0, out var file, out var device).Should().Be(NtStatus.Success);
                device.Should().BeSameAs(lower.Device);
                IoManager.Dereference(file!);
            }
        },
        {
            "IrqlKeApcLte1",
            kernel => WdmWorld.InDpc(kernel, () => kernel.Sleep(TimeSpan.FromMilliseconds(1))),
            kernel =>
            {
                WdmWorld.InDpc(kernel, () => KeStallExecutionProcessor(10));
                kernel.Sleep(TimeSpan.FromMilliseconds(1));
            }
        },
        {
            "IrqlKeApcLte2",
            kernel => WdmWorld.UnderSpinLock(kernel, () =>
            {
                kernel.EnterCriticalRegion();
                kernel.LeaveCriticalRegion();
            }),
            kernel =>
            {
                kernel.EnterCriticalRegion();
                WdmWorld.UnderSpinLock(kernel, static () => { });
                kernel.LeaveCriticalRegion();
            }
        },
        {
            "IrqlKeDispatchLte",
            kernel => ClearAt(kernel, WdmWorld.DeviceIrql),
            kernel => ClearAt(kernel, Irql.Dispatch)
        },
        {
            "IrqlKeSetEvent",
            kernel => SetAt(kernel, Irql.Dispatch, wait: true),
            kernel => SetAt(kernel, Irql.Dispatch, wait: false)
        },
        {
            "PagedCode",
            kernel => WdmWorld.InDpc(kernel, kernel.PagedCode),
            kernel => WdmWorld.InDispatch(kernel, kernel.PagedCode)
        },
        {
            "0xC9_0x0E",
            kernel => CompleteAt(kernel, WdmWorld.DeviceIrql),
            kernel => CompleteAt(kernel, Irql.Dispatch)
        },
        {
            "0xC4_0x80",
            kernel => SetAt(kernel, WdmWorld.DeviceIrql, wait: false),
            kernel => SetAt(kernel, Irql.Apc, wait: true),
            "IrqlKeSetEvent"
        },
        {
            "0xC4_0xE5",
            kernel =>
            {
                var lower = new ScriptedDriver(kernel);
                var done = new KernelEvent(kernel, KernelEventType.Notification);
                WdmWorld.At(kernel, Irql.Dispatch, () => IoManager.BuildSynchronousFsdRequest(MajorFunction.FlushBuffers, lower.Device, default, null, done, new IoStatusTarget()));
            },
            kernel => WdmWorld.At(kernel, Irql.Dispatch, () => IoManager.FreeIrp(IoManager.AllocateIrp(kernel, 1)!))
        },
        {
            "0xC4_0x11A",
            kernel => WdmWorld.At(kernel, Irql.Dispatch, kernel.EnterCriticalRegion),
            kernel =>
            {
                WdmWorld.At(kernel, Irql.Apc, kernel.EnterCriticalRegion);
                kernel.LeaveCriticalRegion();
            },
            "IrqlKeApcLte2"
        },
        {
            "0xC4_0x11B",
            kernel =>
            {
                kernel.EnterCriticalRegion();
                WdmWorld.At(kernel, Irql.Dispatch, kernel.LeaveCriticalRegion);
            },
            kernel =>
            {
                kernel.EnterCriticalRegion();
                WdmWorld.At(kernel, Irql.Apc, kernel.LeaveCriticalRegion);
            },
            "IrqlKeApcLte2"
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);

    private static DeviceObject NewDevice(SimulatedKernel kernel) => new(new DriverObject(kernel));

    private static DeviceObject Attached(SimulatedKernel kernel)
    {
        var upper = NewDevice(kernel);
        upper.AttachTo(NewDevice(kernel));
        return upper;
    }

    private static Irp Build(SimulatedKernel kernel, DeviceObject device) =>
        IoManager.BuildDeviceIoControlRequest(RuleWorld.Ioctl, device, default, default, isInternal: false, new KernelEvent(kernel, KernelEventType.Notification), new IoStatusTarget())!;

    private static void ClearAt(SimulatedKernel kernel, Irql irql)
    {
        var done = new KernelEvent(kernel, KernelEventType.Notification);
        WdmWorld.At(kernel, irql, () => done.Clear());
    }

    private static void SetAt(SimulatedKernel kernel, Irql irql, bool wait)
    {
        var done = new KernelEvent(kernel, KernelEventType.Notification);
        WdmWorld.At(kernel, irql, () => KeSetEvent(done, 0, wait));
    }

    private static void CompleteAt(SimulatedKernel kernel, Irql irql)
    {
        var driver = new DispatchDriver(kernel, (_, irp) =>
        {
            WdmWorld.At(kernel, irql, () => DispatchDriver.CompleteIrp(irp, NtStatus.Success));
            return NtStatus.Success;
        });
        var irp = WdmWorld.NewIrp(kernel, driver.Device);
        IoManager.CallDriver(driver.Device, irp);
        IoManager.FreeIrp(irp);
    }
}
