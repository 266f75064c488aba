namespace Wdf.IoTargets;

/// <content>Completion: the walk back up the stack.</content>
public static partial class IoManager
{
    /// <summary>Completes an IRP (IoCompleteRequest): calls the completion routines on the way up, then ends it. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="irp">The IRP, with its IoStatus set and no cancel routine.</param>
    /// <param name="priorityBoost">Boost for the waiting thread; kept, without effect.</param>
    /// <remarks>After a routine answered MORE_PROCESSING_REQUIRED, the one who owns the IRP then calls this again; lower routines do not run again.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-iocompleterequest"/>
    public static void CompleteRequest(Irp irp, sbyte priorityBoost = 0)
    {
        _ = priorityBoost;
        ArgumentNullException.ThrowIfNull(irp);
        irp.Kernel.CheckCaller();
        if (irp.Record is { } record)
        {
            ObserveCompletion(irp, record);
        }

        Complete(irp);
    }

    private static void Complete(Irp irp)
    {
        var kernel = irp.Kernel;
        var record = irp.Record;
        CheckCompletable(irp);
        if (kernel.StepsMatter)
        {
            kernel.Step(KernelStep.IrpCompleting, irp, irp.Owner(), irp.StatusBlock.Status, irp.StatusBlock.Information);
        }

        var thread = ThreadContext.Current;
        while (irp.CurrentLocation <= irp.StackCount)
        {
            ref var location = ref irp.Location(irp.CurrentLocation);
            irp.CurrentLocation++;
            if (record is not null)
            {
                ObserveStepUp(irp, record);
            }

            irp.PendingReturned = (location.Control & StackLocationControl.PendingReturned) != 0;
            if (IsRoutineWanted(irp, location.Control) && location.CompletionRoutine is { } routine)
            {
                var context = location.Context;
                Blank(ref location);
                if (record is null && ReferenceEquals(routine, FrameworkCompletion.Routine))
                {
                    ReturnToFramework(irp, (ISentRequest)context!, thread);
                    return;
                }

                var answer = record is null ? CallRoutine(irp, routine, context, thread) : CallRoutineObserved(irp, record, routine, context, thread);
                if (answer == NtStatus.MoreProcessingRequired)
                {
                    return;
                }

                if (irp.Fate == IrpFate.Freed)
                {
                    kernel.BugCheck("IRP_FREED_IN_COMPLETION", 0xC9, 0x1, $"A completion routine freed {irp.Name} and let its completion go on.", "A routine that frees or reuses the IRP answers STATUS_MORE_PROCESSING_REQUIRED.", irp);
                }
            }
            else
            {
                PropagatePending(irp);
                Blank(ref location);
            }
        }

        irp.CurrentLocation = irp.StackCount + 2;
        if (record is not null)
        {
            ObserveFinish(irp, record);
        }

        Finish(irp);
    }

    // Combined by OR: with Cancel set the cancel bit is enough, whatever the status. A warning counts as an error.
    private static bool IsRoutineWanted(Irp irp, StackLocationControl control) =>
        (control & (irp.StatusBlock.Status.IsSuccess ? StackLocationControl.InvokeOnSuccess : StackLocationControl.InvokeOnError)) != 0
        || (irp.IsCancelRequested && (control & StackLocationControl.InvokeOnCancel) != 0);

    private static unsafe NtStatus CallRoutine(Irp irp, IoCompletionRoutine routine, object? context, ThreadContext thread)
    {
        var kernel = irp.Kernel;

        // The device of the driver that set the routine: the location above; the creator has none.
        var device = irp.Owner();
        kernel.Step(KernelStep.IrpRoutineCalled, irp, device, irp.StatusBlock.Status, irp.StatusBlock.Information);
        var driver = device?.DriverObject.CodeOwner;
        var outer = driver is null ? thread.Frame : thread.Enter(ref driver);
        LeaveToCreator(irp);
        try
        {
            return routine(device, irp, context);
        }
        catch (Exception e) when (kernel.KeepCallbackFailure(e, "A completion routine", irp))
        {
            return EndFailedRoutine(irp);
        }
        finally
        {
            thread.Leave(outer);
        }
    }

    // Before the creator's own routine: it may free or reuse the IRP, which is no longer in anybody's hands below.
    private static void LeaveToCreator(Irp irp)
    {
        if (irp.CurrentLocation >= irp.CreatorLocation)
        {
            irp.Fate = IrpFate.AtCreator;
        }
    }

    // What the routine can no longer do, or its originator would wait for ever.
    private static NtStatus EndFailedRoutine(Irp irp)
    {
        PropagatePending(irp);
        return NtStatus.Success;
    }

    // No code of a driver's: there is nothing to guard against, and none to name as the running one.
    private static void ReturnToFramework(Irp irp, ISentRequest request, ThreadContext thread)
    {
        if (irp.Kernel.StepsMatter)
        {
            irp.Kernel.Step(KernelStep.IrpRoutineCalled, irp, irp.Owner(), irp.StatusBlock.Status, irp.StatusBlock.Information);
        }

        LeaveToCreator(irp);
        request.OnIrpCameBack(irp, thread);
    }

    private static void PropagatePending(Irp irp)
    {
        if (irp.PendingReturned && irp.CurrentLocation <= irp.StackCount)
        {
            irp.Location(irp.CurrentLocation).Control |= StackLocationControl.PendingReturned;
        }
    }

    private static void Blank(ref IoStackLocation location)
    {
        location.MinorFunction = 0;
        location.Flags = 0;
        location.Control &= StackLocationControl.ErrorReturned;
        location.Parameters = default;
        location.FileObject = null;
        location.CompletionRoutine = null;
        location.Context = null;
    }

    private static void CheckCompletable(Irp irp)
    {
        if (irp.CurrentLocation > irp.StackCount + 1)
        {
            CompletedTwice(irp);
        }

        Require(irp);

        // With rules, one of them says it, or is off.
        if (irp.CancelRoutineWord is not null && irp.Record is null)
        {
            CompletedCancelable(irp);
        }

        if (irp.StatusBlock.Status is NtStatus.Pending or (NtStatus)0xFFFFFFFF)
        {
            CompletedPending(irp);
        }
    }

    private static void CompletedTwice(Irp irp) => irp.Kernel.BugCheck(
        "MULTIPLE_IRP_COMPLETE_REQUESTS", 0x44, 0, $"{irp.Name} was completed a second time.", "Complete an IRP once; after IoCompleteRequest it belongs to the I/O manager.", irp);

    private static void CompletedCancelable(Irp irp) => irp.Kernel.BugCheck(
        "COMPLETED_WITH_CANCEL_ROUTINE", 0xC9, 0x6, $"{irp.Name} was completed while its cancel routine was set.", "Clear it with IoSetCancelRoutine(irp, NULL) first; a null result means that the cancel routine completes the IRP.", irp);

    private static void CompletedPending(Irp irp) => irp.Kernel.BugCheck(
        "COMPLETED_WITH_PENDING", 0xC9, 0x5, $"{irp.Name} was completed with {irp.StatusBlock.Status.ToName()}, which is no final status.", "Set IoStatus.Status to the result before IoCompleteRequest.", irp);
}
