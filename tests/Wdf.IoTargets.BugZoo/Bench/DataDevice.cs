namespace Wdf.IoTargets.BugZoo;

/// <summary>
/// A bottom device that has data or not. With data it completes inside the send; without, the IRP waits for the data and is completed by the
/// DPC that brings it.
/// </summary>
internal sealed class DataDevice
{
    private readonly NtStatus _status;
    private readonly Queue<Irp> _waiting = new();
    private bool _hasData;

    public DataDevice(SimulatedKernel kernel, NtStatus status = NtStatus.Success)
    {
        _status = status;
        Kernel = kernel;
        var driver = new DriverObject(kernel, "data driver");
        driver.SetAll(Dispatch);
        Device = new DeviceObject(driver, DriverBench.DeviceName) { Flags = DeviceFlags.BufferedIo };
    }

    public SimulatedKernel Kernel { get; }

    public DeviceObject Device { get; }

    /// <summary>The DPC that brings the data, now pending.</summary>
    public void PostArrival() => Kernel.Post("data arrival", Arrive);

    public void Arrive()
    {
        _hasData = true;
        while (_waiting.TryDequeue(out var irp))
        {
            Complete(irp);
        }
    }

    private NtStatus Dispatch(DeviceObject device, Irp irp)
    {
        if (irp.GetCurrentIrpStackLocation().MajorFunction is not (MajorFunction.DeviceControl or MajorFunction.Read or MajorFunction.Write))
        {
            irp.IoStatus = default;
            IoManager.CompleteRequest(irp);
            return NtStatus.Success;
        }

        // No step of the kernel lies between the question and the answer: as good as a lock.
        if (_hasData)
        {
            Complete(irp);
            return _status;
        }

        irp.MarkIrpPending();
        _waiting.Enqueue(irp);
        return NtStatus.Pending;
    }

    private void Complete(Irp irp)
    {
        irp.IoStatus = new IoStatusBlock { Status = _status };
        IoManager.CompleteRequest(irp);
    }
}
