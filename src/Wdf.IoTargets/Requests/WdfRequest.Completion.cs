using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <content>What happens when a sent request is finished.</content>
public sealed partial class WdfRequest
{
    /// <summary>
    /// The outcome of the last send (WdfRequestGetCompletionParams), for a request that a target's format method formatted. Maximum IRQL: DISPATCH_LEVEL.
    /// </summary>
    /// <param name="completionParams">A structure from WDF_REQUEST_COMPLETION_PARAMS_INIT; left as it is when its Size is wrong.</param>
    /// <remarks>Valid in and after the completion routine, until the request is reused, formatted anew or deleted.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestgetcompletionparams"/>
    [Ddi("WdfRequestGetCompletionParams")]
    public void GetCompletionParams(ref WdfRequestCompletionParams completionParams)
    {
        Enter(DdiName.WdfRequestGetCompletionParams);
        if (completionParams.Size != WdfRequestCompletionParams.StructureSize)
        {
            Kernel.Break("WdfRequestGetCompletionParams-Size", $"WDF_REQUEST_COMPLETION_PARAMS.Size is {completionParams.Size}.", "Begin with WDF_REQUEST_COMPLETION_PARAMS_INIT.", this);
            return;
        }

        if (_format is null)
        {
            completionParams = new WdfRequestCompletionParams();
            Kernel.Break("FxRequestCopyCompletionParams-NoContext", $"{Name} was never formatted by a format method of a target, so that there are no completion parameters.", "Use WdfRequestGetStatus and WdfRequestGetInformation for such a request.", this);
            return;
        }

        _format.GetParams(this, out completionParams);
    }

    /// <summary>The outcome of the last send.</summary>
    /// <returns>The parameters.</returns>
    public WdfRequestCompletionParams GetCompletionParams()
    {
        var completionParams = new WdfRequestCompletionParams();
        GetCompletionParams(ref completionParams);
        return completionParams;
    }

    void ISentRequest.OnIrpCameBack(Irp irp, ThreadContext thread)
    {
        if (_sync is not { IsInProgress: true } && irp.PendingReturned && irp.CurrentLocation <= irp.StackCount)
        {
            irp.MarkIrpPending();
        }

        Target!.OnReturned(this, thread);
    }

    /// <summary>Settles the outcome and calls the routine; the target's reference goes after that. Called once for each accepted send, outside every lock.</summary>
    internal void CompleteSubmitted(ThreadContext thread)
    {
        var target = Target!;
        var irp = Irp!;
        if (Kernel.FrameworkVerifierOn)
        {
            // The verifier wipes the owner's scratch, so that a driver that relies on it across a send notices.
            irp.ClearDriverContext();
            IsFormatted = false;
        }

        RequestSignals.OnFinished(this);
        Kernel.Note(KernelStep.RequestFinished, this, target, irp.StatusBlock.Status, irp.StatusBlock.Information);
        _format?.OnReturned(this);

        if (_sync is { IsInProgress: true } sync)
        {
            FinishSync(sync, target, irp, thread);
        }
        else if (_routine is not null)
        {
            CallRoutine(TakeRoutine(out var context), target, context, thread);
        }
    }

    /// <summary>Puts a synchronous wait in the place of the routine. The routine is called all the same when the sender asks for it.</summary>
    internal SyncWait BeginSync(bool callsRoutine)
    {
        if (_sync is not { IsTaken: false } sync)
        {
            // The first, or sent anew from the routine of the last, whose sender has yet to look at the outcome.
            sync = new SyncWait(Kernel) { HelperFormat = _sync?.HelperFormat };
            _sync = sync;
        }

        sync.Begin();
        sync.Routine = callsRoutine ? _routine : null;
        sync.Context = callsRoutine ? _routineContext : null;
        _routine = null;
        _routineContext = null;
        return sync;
    }

    /// <summary>The send was refused: the routine is back as it was, or lost with a helper.</summary>
    internal void AbandonSync(SyncWait sync)
    {
        _routine = sync.Routine;
        _routineContext = sync.Context;
        sync.IsInProgress = false;
        sync.End();
    }

    private void FinishSync(SyncWait sync, WdfIoTarget target, Irp irp, ThreadContext thread)
    {
        sync.IsInProgress = false;
        sync.Status = irp.StatusBlock.Status;
        if (sync.Routine is { } routine)
        {
            CallRoutine(routine, target, sync.Context, thread);
        }

        sync.Finish();
    }

    private EvtWdfRequestCompletionRoutine TakeRoutine(out object? context)
    {
        // One-shot: cleared before the call, so that the routine can set it again.
        var routine = _routine!;
        context = _routineContext;
        _routine = null;
        _routineContext = null;
        return routine;
    }

    private unsafe void CallRoutine(EvtWdfRequestCompletionRoutine routine, WdfIoTarget target, object? context, ThreadContext thread)
    {
        var status = Irp!.StatusBlock;
        Kernel.Step(KernelStep.CompletionRoutineCalled, this, target, status.Status, status.Information);
        EnterRoutine(thread);
        var driver = Driver ?? thread.Driver;
        var outer = thread.Enter(ref driver);
        var code = DriverScope.Note(Kernel, thread, driver, CallbackKind.EvtRequestCompletionRoutine, this, target);
        try
        {
            switch (_format)
            {
                case BareFormatContext:
                    CallWithBareParams(routine, target, context, thread);
                    break;
                case OwnFormatContext format:
                    routine(this, target, format.Params, context);
                    break;
                default:
                    CallWithoutFormat(routine, target, status, context);
                    break;
            }

            DriverScope.Returned(Kernel, thread, code);
        }
        catch (Exception e) when (Kernel.KeepCallbackFailure(e, "EvtRequestCompletionRoutine", this))
        {
            // Kept for the report; the target finishes its step.
        }
        finally
        {
            thread.NestedRoutines--;
            thread.Leave(outer);
            code?.Leave();
        }

        Kernel.Note(KernelStep.CompletionRoutineReturned, this, target);
    }

    // Apart, because room for the parameters is cleared before a method begins.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CallWithoutFormat(EvtWdfRequestCompletionRoutine routine, WdfIoTarget target, IoStatusBlock status, object? context)
    {
        var bare = new WdfRequestCompletionParams { Size = 0, IoStatus = status };
        routine(this, target, bare, context);
    }

    private void EnterRoutine(ThreadContext thread)
    {
        if (++thread.NestedRoutines > Kernel.MaximumNestedSends)
        {
            thread.NestedRoutines = 1;
            StopForNestedRoutines();
        }
    }

    private void StopForNestedRoutines() => Kernel.BugCheck(
        "KERNEL_STACK_OVERFLOW",
        0x7F,
        8,
        $"Completion routines are nested {Kernel.Options.MaximumNestedSends} deep on one stack: each sends again, and the lower driver completes inside the send.",
        "Send again from a loop, a work item or a DPC, not from within the routine, when the lower driver may complete at once.",
        this);
}
