using static PortingTable.Rows.Codes;

namespace PortingTable.Rows;

/// <summary>
/// A sent request is cancelled by another thread while the lower driver completes it. Each order is forced. In WDM the sender, its
/// completion routine and the canceller settle by a state word that the IRP is neither freed nor reused under IoCancelIrp; in WDF the
/// framework sees to that.
/// </summary>
internal sealed class CancelSentRequestRow(CancelOrder order) : Row
{
    private const LONG CANCELABLE = 0;
    private const LONG CANCEL_STARTED = 1;
    private const LONG CANCEL_COMPLETE = 2;
    private const LONG COMPLETED = 3;

    public override string Title => $"WdfRequestCancelSentRequest, {Order} | IoCancelIrp and a state word";

    private string Order => order switch
    {
        CancelOrder.CompletionFirst => "completion first",
        CancelOrder.CompletionDuringCancellation => "completion during cancellation",
        _ => "cancellation first",
    };

    public override void Script(ScriptedDriver lower) => lower.OnControl(IOCTL_LOWER_ASK).Pend();

    public override Outcome Wdm(Bench bench)
    {
        PDEVICE_OBJECT lowerDevice = bench.LowerDeviceObject;
        var context = new CancelContext();
        PIRP irp = IoAllocateIrp((CCHAR)lowerDevice.StackSize, FALSE);
        if (irp == NULL)
        {
            return new Outcome(STATUS_INSUFFICIENT_RESOURCES);
        }

        ref IO_STACK_LOCATION next = ref IoGetNextIrpStackLocation(irp);
        next.MajorFunction = IRP_MJ_DEVICE_CONTROL;
        next.Parameters.DeviceIoControl.IoControlCode = IOCTL_LOWER_ASK;
        IoSetCompletionRoutine(irp, OnIrpCompleted, context, TRUE, TRUE, TRUE);
        IoCallDriver(lowerDevice, irp);

        // Before its first interlocked operation the canceller has not begun.
        BOOLEAN wasCancelled = Meet(bench, irp, KernelStep.DriverPoint, null, () => CancelSentIrp(irp, context));

        // Set by the routine or the canceller, whoever is the last to look at the IRP.
        KeWaitForSingleObject(context.Done, Executive, KernelMode, FALSE, NULL);
        var outcome = new Outcome(irp.IoStatus.Status, irp.IoStatus.Information, Also: $"cancelled: {wasCancelled}");
        IoFreeIrp(irp);
        return outcome;
    }

    public override Outcome Wdf(Bench bench)
    {
        WDFIOTARGET target = WdfDeviceGetIoTarget(bench.Device);
        var context = new SendContext();
        NTSTATUS status = WdfRequestCreate(WDF_NO_OBJECT_ATTRIBUTES, target, out WDFREQUEST request);
        if (!NT_SUCCESS(status))
        {
            return new Outcome(status);
        }

        status = WdfIoTargetFormatRequestForIoctl(target, request, IOCTL_LOWER_ASK, NULL, NULL, NULL, NULL);
        if (!NT_SUCCESS(status))
        {
            WdfObjectDelete(request);
            return new Outcome(status);
        }

        WdfRequestSetCompletionRoutine(request, SendContext.EvtRequestCompleted, context);
        if (!WdfRequestSend(request, target, WDF_NO_SEND_OPTIONS))
        {
            status = WdfRequestGetStatus(request);
            WdfObjectDelete(request);
            return new Outcome(status);
        }

        PIRP irp = WdfRequestWdmGetIrp(request);
        BOOLEAN wasCancelled = Meet(
            bench, irp, KernelStep.RequestCancelling, request, () => WdfRequestCancelSentRequest(request));
        KeWaitForSingleObject(context.Done, Executive, KernelMode, FALSE, NULL);
        WdfObjectDelete(request);
        return new Outcome(context.Status, context.Information, Also: $"cancelled: {wasCancelled}");
    }

    private static NTSTATUS OnIrpCompleted(PDEVICE_OBJECT DeviceObject, PIRP Irp, object Context)
    {
        var context = (CancelContext)Context;
        if (InterlockedExchange(ref context.State, COMPLETED) != CANCEL_STARTED)
        {
            KeSetEvent(context.Done, IO_NO_INCREMENT, FALSE);
        }

        // Else the canceller still works on the IRP, and wakes the sender when it no longer does.
        return STATUS_MORE_PROCESSING_REQUIRED;
    }

    private static BOOLEAN CancelSentIrp(PIRP irp, CancelContext context)
    {
        if (InterlockedCompareExchange(ref context.State, CANCEL_STARTED, CANCELABLE) != CANCELABLE)
        {
            // Completed: the sender may have freed the IRP.
            return FALSE;
        }

        BOOLEAN wasCancelled = IoCancelIrp(irp);
        if (InterlockedCompareExchange(ref context.State, CANCEL_COMPLETE, CANCEL_STARTED) == COMPLETED)
        {
            KeSetEvent(context.Done, IO_NO_INCREMENT, FALSE);
        }

        return wasCancelled;
    }

    // Forces the order: the side that begins is held at a named step while the other goes all the way.
    private BOOLEAN Meet(Bench bench, PIRP irp, KernelStep cancelStep, KernelObject cancelSubject, Func<BOOLEAN> cancel)
    {
        var wasCancelled = FALSE;
        var held = bench.Lower.Pending[0];
        void StartCancellation() => bench.Kernel.Spawn("canceller", () => wasCancelled = cancel());
        void StartCompletion() => bench.Kernel.Post("DPC of the lower driver", () => held.Complete(STATUS_SUCCESS));
        (StepGate gate, Action first, Action second) = order switch
        {
            CancelOrder.CompletionFirst => (bench.Kernel.HoldAt(cancelStep, cancelSubject), StartCancellation, StartCompletion),
            CancelOrder.CompletionDuringCancellation => (bench.Kernel.HoldAt(KernelStep.IrpCancelling, irp), StartCancellation, StartCompletion),
            _ => (bench.Kernel.HoldAt(KernelStep.ActorStarted, null), (Action)StartCompletion, (Action)StartCancellation),
        };
        first();
        bench.Kernel.RunUntilIdle();
        if (!gate.IsReached)
        {
            throw new InvalidOperationException($"Nobody came to {gate.Step}: the order was not forced.");
        }

        second();
        bench.Kernel.RunUntilIdle();
        gate.Release();
        bench.Kernel.RunUntilIdle();
        return wasCancelled;
    }

    private sealed class CancelContext
    {
        public KEVENT Done;
        public LONG State = CANCELABLE;

        public CancelContext() => KeInitializeEvent(out Done, NotificationEvent, FALSE);
    }
}
