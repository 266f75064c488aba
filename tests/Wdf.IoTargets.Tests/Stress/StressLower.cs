namespace Wdf.IoTargets.Tests.Stress;

/// <summary>A lower device that answers each IRP as its control code says.</summary>
internal sealed class StressLower
{
    private readonly SimulatedKernel _kernel;

    public StressLower(SimulatedKernel kernel)
    {
        _kernel = kernel;
        var driver = new DriverObject(kernel);
        driver.SetAll(Dispatch);
        Device = new DeviceObject(driver);
    }

    public DeviceObject Device { get; }

    public static uint Code(StressAnswer answer, int delay) => 0x00220000 | ((uint)answer << 2) | ((uint)delay << 8);

    private NtStatus Dispatch(DeviceObject device, Irp irp)
    {
        ref var location = ref irp.GetCurrentIrpStackLocation();
        if (location.MajorFunction != MajorFunction.DeviceControl)
        {
            return Complete(irp, NtStatus.Success);
        }

        var code = location.Parameters.DeviceIoControl.IoControlCode;
        var answer = (StressAnswer)((code >> 2) & 7);
        if (answer == StressAnswer.Inline)
        {
            return Complete(irp, NtStatus.Success);
        }

        irp.MarkIrpPending();
        switch (answer)
        {
            case StressAnswer.FromUnit:
                _kernel.Post("completion", () => Complete(irp, NtStatus.Success), irp);
                break;
            case StressAnswer.IgnoringCancel:
                After((code >> 8) & 0xFF, () => Complete(irp, irp.Cancel ? NtStatus.Cancelled : NtStatus.Success));
                break;
            case StressAnswer.AfterDelay:
                var entry = new Entry(irp);
                After((code >> 8) & 0xFF, () => CompleteUnlessCancelled(entry));
                MakeCancelable(entry);
                break;
            default:
                MakeCancelable(new Entry(irp));
                break;
        }

        return NtStatus.Pending;
    }

    private static NtStatus Complete(Irp irp, NtStatus status)
    {
        irp.IoStatus = new IoStatusBlock { Status = status };
        IoManager.CompleteRequest(irp);
        return status;
    }

    private void MakeCancelable(Entry entry)
    {
        // Under the cancel spin lock, so that neither a canceller nor the delay can come in between.
        var irql = IoManager.AcquireCancelSpinLock(_kernel);
        if (entry.IsDone)
        {
            IoManager.ReleaseCancelSpinLock(_kernel, irql);
            return;
        }

        if (entry.Irp.Cancel)
        {
            entry.IsDone = true;
            IoManager.ReleaseCancelSpinLock(_kernel, irql);
            Complete(entry.Irp, NtStatus.Cancelled);
            return;
        }

        entry.Irp.SetCancelRoutine((_, irp) =>
        {
            entry.IsDone = true;
            IoManager.ReleaseCancelSpinLock(_kernel, irp.CancelIrql);
            Complete(irp, NtStatus.Cancelled);
        });
        IoManager.ReleaseCancelSpinLock(_kernel, irql);
    }

    private void CompleteUnlessCancelled(Entry entry)
    {
        var irql = IoManager.AcquireCancelSpinLock(_kernel);
        var isOurs = !entry.IsDone;
        entry.IsDone = true;
        if (isOurs)
        {
            entry.Irp.SetCancelRoutine(null);
        }

        IoManager.ReleaseCancelSpinLock(_kernel, irql);
        if (isOurs)
        {
            Complete(entry.Irp, NtStatus.Success);
        }
    }

    private void After(uint milliseconds, Action action) =>
        _kernel.Delay(TimeSpan.FromMilliseconds(milliseconds)).ContinueWith(
            static (_, a) => ((Action)a!)(), action, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private sealed class Entry(Irp irp)
    {
        public Irp Irp { get; } = irp;

        public bool IsDone { get; set; }
    }
}
