using static Wdf.IoTargets.BugZoo.DriverBench;

namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class SetCancelRoutineResultIgnored : Bug
{
    public override string Story =>
        "The DPC of a WDM driver clears the cancel routine and completes the IRP without looking at what IoSetCancelRoutine returned. " +
        "NULL means that the cancel routine already runs and completes it; a file system driver was reported for it.";

    public override string Source => "https://github.com/dokan-dev/dokany/issues/1188";

    public override int Budget => 1_000;

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var guard = new KernelSpinLock(kernel, "list lock");
        Irp? held = null;
        var options = new LowerDriverOptions { ObjectName = DeviceName };
        _ = new DispatchDriver(kernel, Dispatch, options);
        using var file = new Application(kernel).Open(DeviceName);
        var operation = file.StartDeviceIoControl(Ioctl);
        var canceller = kernel.Spawn("canceller", () => operation.Cancel());
        operation.Wait();
        canceller.Join();

        NtStatus Dispatch(DispatchDriver driver, Irp irp)
        {
            irp.MarkIrpPending();
            held = irp;
            irp.SetCancelRoutine((_, cancelled) =>
            {
                IoManager.ReleaseCancelSpinLock(kernel, cancelled.CancelIrql);
                Under(guard, () => held = null);
                DispatchDriver.CompleteIrp(cancelled, NtStatus.Cancelled);
            });
            if (irp.Cancel && irp.SetCancelRoutine(null) is not null)
            {
                held = null;
                DispatchDriver.CompleteIrp(irp, NtStatus.Cancelled);
                return NtStatus.Pending;
            }

            kernel.Post("DPC", () =>
            {
                if (Under(guard, Take) is { } taken)
                {
                    DispatchDriver.CompleteIrp(taken, NtStatus.Success);
                }
            });
            return NtStatus.Pending;
        }

        Irp? Take()
        {
            var irp = held;
            if (irp is null || (irp.SetCancelRoutine(null) is null && isFixed))
            {
                return null;
            }

            held = null;
            return irp;
        }
    }
}
