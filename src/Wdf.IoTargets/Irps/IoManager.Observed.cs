using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <content>The same steps while rules listen: what they need to know is written down, and they are asked.</content>
public static partial class IoManager
{
    /// <summary>Code looks at an IRP: it must be the owner's.</summary>
    /// <remarks>
    /// A dispatch routine that looks after it has sent the IRP on may be about to complete or to send it, which has a better name: what it did is written
    /// down, and judged when it returns. The framework has rules of its own for its drivers.
    /// </remarks>
    internal static void Touch(Irp irp, IrpRecord record)
    {
        if (DriverContext.Current is { } caller && !ReferenceEquals(record.Top.Driver, caller)
            && irp.Kernel.CurrentActor.DispatchVisit is IrpVisit visit && ReferenceEquals(visit.Irp, irp) && ReferenceEquals(visit.Driver, caller)
            && caller is DriverObject && (visit.IsBelow || visit.IsGone))
        {
            visit.HasTouchedLate = true;
        }
    }

    private static ActorRecord? NoteEntry(ThreadContext thread, KernelObject? driver, CallbackKind kind, Irp irp, DeviceObject? device) =>
        DriverScope.Note(irp.Kernel, thread, driver ?? thread.Driver, kind, irp, device, isFramework: device?.DriverObject.FrameworkDriver is not null);

    /// <summary>A dispatch routine threw: what comes back is not what the driver returned.</summary>
    private static void NoteFailedDispatch(SimulatedKernel kernel)
    {
        if (kernel.CurrentActor.DispatchVisit is IrpVisit visit)
        {
            visit.HasFailed = true;
        }
    }

    private static NtStatus CallDriverObserved(DeviceObject device, Irp irp, IrpRecord record, ThreadContext thread)
    {
        var kernel = irp.Kernel;
        var signals = IrpSignals.Of(kernel)!;
        kernel.CheckCaller();
        var actor = kernel.ActorOf(thread);
        if (!Ordinary.IsSend(device, irp, record, actor, thread.Driver))
        {
            signals.IrpSending?.Invoke(device, irp, record);
        }

        if (irp.Fate == IrpFate.Freed || irp.CurrentLocation <= 1)
        {
            // Refused there.
            return Send(device, irp, thread);
        }

        var sender = record.Top;
        var visit = record.Enter(device, irp.CurrentLocation - 1);
        var senderSerial = sender.Serial;
        var outerVisit = actor.DispatchVisit;
        var outerDepth = actor.SendDepth;
        actor.DispatchVisit = visit;
        NtStatus status;
        var dispatch = StepDown(device, irp, actor);
        try
        {
            status = dispatch is null ? RefuseFunction(irp) : DispatchObserved(dispatch, device, irp, thread);
        }
        finally
        {
            actor.DispatchVisit = outerVisit;
        }

        actor.SendDepth = outerDepth;
        if (!Ordinary.IsReturn(visit, status) && dispatch is not null && !visit.HasFailed)
        {
            signals.DispatchReturned?.Invoke(visit, status);
        }

        visit.EndDispatch();
        if (sender.Serial == senderSerial)
        {
            sender.SendReturned(status);
            if (status == NtStatus.Pending && sender.IsCreator)
            {
                signals.IrpSendReturned?.Invoke(sender, record, status);
            }
        }

        return status;
    }

    // As Dispatch, with the entry noted.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe NtStatus DispatchObserved(DriverDispatch dispatch, DeviceObject device, Irp irp, ThreadContext thread)
    {
        var driver = device.DriverObject.CodeOwner;
        var outer = thread.Enter(ref driver);
        var code = NoteEntry(thread, driver, CallbackKind.Dispatch, irp, device);
        try
        {
            var status = dispatch(device, irp);
            DriverScope.Returned(device.Kernel, thread, code);
            return status;
        }
        catch (Exception e) when (irp.Kernel.KeepCallbackFailure(e, "The dispatch routine", device))
        {
            NoteFailedDispatch(irp.Kernel);
            return EndFailedDispatch(device, irp);
        }
        finally
        {
            thread.Leave(outer);
            code?.Leave();
        }
    }

    private static NtStatus CallRoutineObserved(Irp irp, IrpRecord record, IoCompletionRoutine routine, object? context, ThreadContext thread)
    {
        var signals = IrpSignals.Of(irp.Kernel)!;
        var actor = irp.Kernel.ActorOf(thread);
        var owner = record.Top;
        var serial = owner.Serial;
        var wasPending = irp.PendingReturned;
        var outer = actor.RoutineVisit;
        owner.BeginRoutine(irp.StatusBlock.Status);
        actor.RoutineVisit = owner;

        // A creator's routine has no device that says whose it is.
        var driver = thread.Driver;
        if (owner.IsCreator)
        {
            thread.Lend(record.Maker);
        }

        NtStatus answer;
        try
        {
            answer = CallNotedRoutine(irp, routine, context, thread);
        }
        finally
        {
            actor.RoutineVisit = outer;
            if (owner.IsCreator)
            {
                thread.Lend(driver);
            }
        }

        // A routine that stopped the completion may have given the IRP away: only the visit is looked at, and only if it is the same still.
        if (owner.Serial == serial && owner.IsMarkedByRun)
        {
            signals.RoutineReturned?.Invoke(owner);
        }

        if (answer != NtStatus.MoreProcessingRequired)
        {
            owner.LetGo();
            if (wasPending || irp.Fate == IrpFate.Freed)
            {
                signals.RoutineLetGo?.Invoke(irp, owner, wasPending);
            }
        }

        return answer;
    }

    /// <summary>IoCompleteRequest is asked for: the rules first, then what they remember of it.</summary>
    internal static void ObserveCompletion(Irp irp, IrpRecord record)
    {
        var thread = ThreadContext.Current;
        var actor = irp.Kernel.ActorOf(thread);
        if (!Ordinary.IsCompletion(irp, record, actor, thread.Driver))
        {
            irp.Kernel.TellCalled(WdmRoutine.IoCompleteRequest, irp);
            IrpSignals.Of(irp.Kernel)?.IrpCompleting?.Invoke(irp, record);
        }

        record.Top.Complete(irp.StatusBlock.Status);
    }

    /// <summary>A driver is about to complete an IRP that it has lost, and that its creator has again.</summary>
    // As CallRoutine, with the entry noted.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe NtStatus CallNotedRoutine(Irp irp, IoCompletionRoutine routine, object? context, ThreadContext thread)
    {
        var kernel = irp.Kernel;
        var device = irp.Owner();
        kernel.Step(KernelStep.IrpRoutineCalled, irp, device, irp.StatusBlock.Status, irp.StatusBlock.Information);
        var driver = device?.DriverObject.CodeOwner;
        var outer = driver is null ? thread.Frame : thread.Enter(ref driver);
        var code = NoteEntry(thread, driver, CallbackKind.Completion, irp, device);
        LeaveToCreator(irp);
        try
        {
            var status = routine(device, irp, context);
            DriverScope.Returned(kernel, thread, code);
            return status;
        }
        catch (Exception e) when (kernel.KeepCallbackFailure(e, "A completion routine", irp))
        {
            return EndFailedRoutine(irp);
        }
        finally
        {
            thread.Leave(outer);
            code?.Leave();
        }
    }

    internal static void ObserveSecondCompletion(Irp irp)
    {
        if (irp.Record is { } record)
        {
            IrpSignals.Of(irp.Kernel)?.IrpCompleting?.Invoke(irp, record);
        }
    }

    private static void ObserveStepUp(Irp irp, IrpRecord record)
    {
        record.Leave(irp.CurrentLocation);
        if (record.WriteHash is not null)
        {
            IrpSignals.Of(irp.Kernel)?.CameBack?.Invoke(irp, record);
        }
    }

    private static void ObserveFinish(Irp irp, IrpRecord record)
    {
        if (irp.IsThreadBound)
        {
            IrpSignals.Of(irp.Kernel)?.IrpFinishing?.Invoke(irp);
        }

        record.Finish();
    }

    private static void ObserveMark(Irp irp, IrpRecord record)
    {
        IrpSignals.Of(irp.Kernel)?.IrpMarking?.Invoke(irp, record);
        var top = record.Top;
        top.Mark(byOwnRoutine: ReferenceEquals(irp.Kernel.CurrentActor.RoutineVisit, top));
    }

    private static void ObserveRoutine(Irp irp, IrpRecord record, object? context, RoutineForm form)
    {
        ref readonly var next = ref irp.Location(irp.CurrentLocation - 1);
        record.Top.SetRoutine(next.CompletionRoutine is null ? RoutineForm.None : form, next.Control, context);
        if (context is KernelEvent done && !ReferenceEquals(done.Purpose, irp))
        {
            done.Purpose = record.Top;
        }
    }

    private static void ObserveCancelRoutine(Irp irp, IrpRecord record, DriverCancel? routine)
    {
        IrpSignals.Of(irp.Kernel)?.CancelRoutineChanging?.Invoke(irp, record, routine);

        // Who holds the cancel spin lock may look before, too: no cancellation comes between.
        record.Top.IsCancelUnread = routine is not null && !(record.Top.IsCancelReadUnderLock && HoldsCancelSpinLock(irp.Kernel));
    }

    internal static void ObserveCancelRead(Irp irp, IrpVisit visit)
    {
        visit.IsCancelUnread = false;
        visit.IsCancelReadUnderLock = HoldsCancelSpinLock(irp.Kernel);
    }

    private static bool HoldsCancelSpinLock(SimulatedKernel kernel) =>
        kernel.CancelSpinLock.Owner is { } owner && ReferenceEquals(owner, KernelActor.Current);

    private static void ObserveReinitialisation(Irp irp, bool isReuse)
    {
        if (irp.Record is { } record)
        {
            IrpSignals.Of(irp.Kernel)?.Reinitialising?.Invoke(irp, record, isReuse);
        }
    }

    private static void ObserveBuilt(Irp irp, IrpBuilder builder)
    {
        irp.Record?.Builder = builder;
        if (irp.Record is not null && irp.UserEvent is { } done)
        {
            done.Purpose = irp;
        }
    }
}
