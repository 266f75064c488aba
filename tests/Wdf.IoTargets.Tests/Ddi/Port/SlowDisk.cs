namespace Wdf.IoTargets.Tests.Ddi.Port;

/// <summary>A disk for the splitter, written by hand as a WDM driver: at most 4 KB a transfer, each read answered as a script says.</summary>
internal sealed class SlowDisk
{
    private readonly Func<long, int, Answer> _script;
    private readonly Dictionary<long, int> _attempts = [];
    private int _inFlight;

    public SlowDisk(SimulatedKernel kernel, int size, Func<long, int, Answer> script)
    {
        _script = script;
        Contents = new byte[size];
        new Random(5).NextBytes(Contents);
        var driver = new DriverObject(kernel, @"\Driver\SlowDisk");
        driver.SetAll(DispatchOther);
        driver[IRP_MJ_READ] = DispatchRead;
        Device = new DeviceObject(driver, @"\Device\SlowDisk") { Flags = DO_BUFFERED_IO };
    }

    /// <summary>How a read ends.</summary>
    public enum Answer
    {
        Data,
        DataLater,
        Failure,
        Never,
        HalfTheData,
    }

    public DeviceObject Device { get; }

    public byte[] Contents { get; }

    /// <summary>Offset and length of each read, in the order of arrival.</summary>
    public List<(long Offset, uint Length)> Reads { get; } = [];

    public int MostInFlight { get; private set; }

    private NTSTATUS DispatchOther(PDEVICE_OBJECT device, PIRP irp)
    {
        irp.IoStatus.Status = IoGetCurrentIrpStackLocation(irp).MajorFunction == IRP_MJ_DEVICE_CONTROL ? STATUS_NOT_SUPPORTED : STATUS_SUCCESS;
        var status = irp.IoStatus.Status;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
        return status;
    }

    private NTSTATUS DispatchRead(PDEVICE_OBJECT device, PIRP irp)
    {
        ref IO_STACK_LOCATION stack = ref IoGetCurrentIrpStackLocation(irp);
        var offset = stack.Parameters.Read.ByteOffset;
        var length = stack.Parameters.Read.Length;
        Reads.Add((offset, length));
        var attempt = _attempts.GetValueOrDefault(offset) + 1;
        _attempts[offset] = attempt;
        MostInFlight = Math.Max(MostInFlight, ++_inFlight);
        var answer = _script(offset, attempt);
        switch (answer)
        {
            case Answer.Never:
                IoMarkIrpPending(irp);
                IoSetCancelRoutine(irp, Cancelled);
                if (irp.Cancel && IoSetCancelRoutine(irp, null) != null)
                {
                    irp.IoStatus.Status = STATUS_CANCELLED;
                    IoCompleteRequest(irp, IO_NO_INCREMENT);
                }

                return STATUS_PENDING;
            case Answer.DataLater:
                IoMarkIrpPending(irp);
                device.Kernel.Post("disk", () => Finish(irp, answer, offset, length), irp);
                return STATUS_PENDING;
            default:
                return Finish(irp, answer, offset, length);
        }
    }

    private NTSTATUS Finish(PIRP irp, Answer answer, long offset, uint length)
    {
        var bytes = answer switch
        {
            Answer.Failure => 0u,
            Answer.HalfTheData => length / 2,
            _ => length,
        };
        RtlCopyMemory(irp.AssociatedIrp.SystemBuffer, Contents.AsMemory((int)offset, (int)bytes), bytes);
        return End(irp, answer == Answer.Failure ? STATUS_IO_DEVICE_ERROR : STATUS_SUCCESS, bytes);
    }

    private void Cancelled(PDEVICE_OBJECT? device, PIRP irp)
    {
        IoReleaseCancelSpinLock(irp.CancelIrql);
        End(irp, STATUS_CANCELLED, 0);
    }

    private NTSTATUS End(PIRP irp, NTSTATUS status, ULONG bytes)
    {
        _inFlight--;
        irp.IoStatus.Status = status;
        irp.IoStatus.Information = bytes;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
        return status;
    }
}
