using static PortingTable.Rows.Codes;

namespace PortingTable.Rows;

/// <summary>A synchronous send with a time-out of two seconds to a device that never answers.</summary>
internal sealed class TimeoutRow : Row
{
    public override string Title => "WDF_REQUEST_SEND_OPTION_TIMEOUT, and a lower driver that never answers | wait with a limit, IoCancelIrp";

    public override void Script(ScriptedDriver lower) => lower.OnControl(IOCTL_LOWER_ASK).Never();

    public override Outcome Wdm(Bench bench)
    {
        PDEVICE_OBJECT lowerDevice = bench.LowerDeviceObject;
        PIO_STATUS_BLOCK ioStatus = new();
        LARGE_INTEGER limit = WDF_REL_TIMEOUT_IN_SEC(2);
        KeInitializeEvent(out KEVENT done, NotificationEvent, FALSE);
        PIRP irp = IoBuildDeviceIoControlRequest(IOCTL_LOWER_ASK, lowerDevice, NULL, 0, NULL, 0, FALSE, NULL, ioStatus);
        if (irp == NULL)
        {
            return new Outcome(STATUS_INSUFFICIENT_RESOURCES);
        }

        // The I/O manager frees the IRP when its completion is over, and that may be between the end of the wait and IoCancelIrp.
        // So the routine stops the completion, and the sender lets it go on when it has done with the IRP.
        IoSetCompletionRoutine(irp, OnIrpCompleted, done, TRUE, TRUE, TRUE);
        IoCallDriver(lowerDevice, irp);
        var isTimedOut = KeWaitForSingleObject(done, Executive, KernelMode, FALSE, limit) == STATUS_TIMEOUT;
        if (isTimedOut)
        {
            IoCancelIrp(irp);
            KeWaitForSingleObject(done, Executive, KernelMode, FALSE, NULL);
        }

        NTSTATUS status = irp.IoStatus.Status;
        ULONG_PTR information = irp.IoStatus.Information;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
        if (isTimedOut && status == STATUS_CANCELLED)
        {
            status = STATUS_IO_TIMEOUT;
        }

        return new Outcome(status, information, Also: $"after {bench.Kernel.Elapsed.TotalSeconds} s");
    }

    public override Outcome Wdf(Bench bench)
    {
        ULONG_PTR bytesReturned = 0;
        WDF_REQUEST_SEND_OPTIONS_INIT(out WDF_REQUEST_SEND_OPTIONS options, WDF_REQUEST_SEND_OPTION_TIMEOUT);
        WDF_REQUEST_SEND_OPTIONS_SET_TIMEOUT(ref options, WDF_REL_TIMEOUT_IN_SEC(2));
        NTSTATUS status = WdfIoTargetSendIoctlSynchronously(
            WdfDeviceGetIoTarget(bench.Device), NULL, IOCTL_LOWER_ASK, NULL, NULL, options, ref bytesReturned);
        return new Outcome(status, bytesReturned, Also: $"after {bench.Kernel.Elapsed.TotalSeconds} s");
    }

    private static NTSTATUS OnIrpCompleted(PDEVICE_OBJECT DeviceObject, PIRP Irp, object Context)
    {
        KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);
        return STATUS_MORE_PROCESSING_REQUIRED;
    }
}
