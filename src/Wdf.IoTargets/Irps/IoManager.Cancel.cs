namespace Wdf.IoTargets;

/// <content>Cancellation.</content>
public static partial class IoManager
{
    /// <summary>Sets or clears the cancel routine (IoSetCancelRoutine), by exchange.</summary>
    /// <param name="irp">The IRP.</param>
    /// <param name="routine">The routine; null to clear.</param>
    /// <returns>The routine before. Null when clearing means that none was set, or that cancellation has taken it: then its routine completes the IRP.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-iosetcancelroutine"/>
    public static DriverCancel? SetCancelRoutine(this Irp irp, DriverCancel? routine)
    {
        RequireOwn(irp);
        if (irp.Record is { } record)
        {
            ObserveCancelRoutine(irp, record, routine);
        }

        irp.Kernel.Step(KernelStep.IrpCancelRoutineChanged, irp);
        return Interlocked.Exchange(ref irp.CancelRoutineWord, routine);
    }

    /// <summary>Asks for cancellation (IoCancelIrp). Only the creator may: others cannot know that the IRP still exists.</summary>
    /// <param name="irp">The IRP.</param>
    /// <returns>True when a cancel routine was called; false leaves <see cref="Irp.Cancel"/> set for whoever looks later.</returns>
    /// <remarks>Maximum IRQL: DISPATCH_LEVEL.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-iocancelirp"/>
    public static bool CancelIrp(Irp irp)
    {
        ArgumentNullException.ThrowIfNull(irp);
        return CancelFrom(irp, ThreadContext.Current);
    }

    /// <summary>As <see cref="CancelIrp"/>, for a caller that has looked up its context.</summary>
    internal static bool CancelFrom(Irp irp, ThreadContext thread)
    {
        var kernel = irp.Kernel;
        kernel.CheckCaller();
        kernel.TellCalled(WdmRoutine.IoCancelIrp, irp);
        if (irp.Record is { } record)
        {
            IrpSignals.Of(kernel)?.Cancelling?.Invoke(irp, record);
            Require(irp);
        }

        if (irp.CurrentLocation > irp.StackCount + 1)
        {
            kernel.BugCheck("CANCEL_STATE_IN_COMPLETED_IRP", 0x48, 0, $"{irp.Name} was cancelled after it was completed.", "Hold the IRP against completion while cancelling it; WdfRequestCancelSentRequest does that by itself.", irp);
        }

        Require(irp);
        if (kernel.StepsMatter)
        {
            kernel.Step(KernelStep.IrpCancelling, irp, irp.Owner());
        }

        var actor = kernel.ActorOf(thread);
        var old = kernel.CancelSpinLock.AcquireAs(actor);
        irp.Cancel = true;
        var routine = Interlocked.Exchange(ref irp.CancelRoutineWord, null);
        if (routine is null)
        {
            kernel.CancelSpinLock.ReleaseAs(actor, old);
            return false;
        }

        irp.CancelIrql = old;
        var device = irp.Owner();
        kernel.Note(KernelStep.IrpCancelRoutineCalled, irp, device);
        CallCancelRoutine(irp, routine, device, old, thread);
        return true;
    }

    private static unsafe void CallCancelRoutine(Irp irp, DriverCancel routine, DeviceObject? device, Irql old, ThreadContext thread)
    {
        var kernel = irp.Kernel;
        var driver = device?.DriverObject.CodeOwner ?? thread.Driver;
        var outer = thread.Enter(ref driver);
        var code = DriverScope.Note(kernel, thread, driver, CallbackKind.Cancel, irp, device, isFramework: device?.DriverObject.FrameworkDriver is not null);
        try
        {
            routine(device, irp);
            DriverScope.Returned(kernel, thread, code);
        }
        catch (Exception e) when (kernel.KeepCallbackFailure(e, "The cancel routine", irp))
        {
            if (ReferenceEquals(kernel.CancelSpinLock.Owner, kernel.CurrentActor))
            {
                kernel.CancelSpinLock.Release(old);
            }
        }
        finally
        {
            thread.Leave(outer);
            code?.Leave();
        }
    }

    /// <summary>Takes the system-wide cancel spin lock (IoAcquireCancelSpinLock).</summary>
    /// <param name="kernel">The kernel.</param>
    /// <returns>The IRQL to restore.</returns>
    public static Irql AcquireCancelSpinLock(SimulatedKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return kernel.CancelSpinLock.Acquire();
    }

    /// <summary>Gives the cancel spin lock back (IoReleaseCancelSpinLock).</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="irql">The IRQL to restore; in a cancel routine the IRP's CancelIrql.</param>
    public static void ReleaseCancelSpinLock(SimulatedKernel kernel, Irql irql)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        kernel.CancelSpinLock.Release(irql);
    }
}
