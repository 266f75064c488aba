namespace PortingTable.Rows;

/// <summary>What a sender shares with its completion routine.</summary>
internal sealed class SendContext
{
    public KEVENT Done;
    public NTSTATUS Status;
    public ULONG_PTR Information;

    public SendContext() => KeInitializeEvent(out Done, NotificationEvent, FALSE);

    /// <summary>The completion routine of a WDM driver for an IRP that it allocated: it keeps the IRP, and wakes the sender.</summary>
    public static NTSTATUS OnIrpCompleted(PDEVICE_OBJECT DeviceObject, PIRP Irp, object Context)
    {
        var context = (SendContext)Context;
        context.Status = Irp.IoStatus.Status;
        context.Information = Irp.IoStatus.Information;
        KeSetEvent(context.Done, IO_NO_INCREMENT, FALSE);

        // Without this the I/O manager would go on with an IRP that nobody else may free.
        return STATUS_MORE_PROCESSING_REQUIRED;
    }

    /// <summary>The completion routine of a WDF driver.</summary>
    public static void EvtRequestCompleted(WDFREQUEST Request, WDFIOTARGET Target, in WDF_REQUEST_COMPLETION_PARAMS Params, WDFCONTEXT Context)
    {
        var context = (SendContext)Context;
        context.Status = Params.IoStatus.Status;
        context.Information = Params.IoStatus.Information;
        KeSetEvent(context.Done, IO_NO_INCREMENT, FALSE);
    }
}
