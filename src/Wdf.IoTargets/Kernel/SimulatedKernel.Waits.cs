using System.Diagnostics.CodeAnalysis;

namespace Wdf.IoTargets;

/// <content>Waiting, virtual time, timers.</content>
public sealed partial class SimulatedKernel
{
    private readonly long _startFileTime;

    /// <summary>The simulated system time.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromFileTime(_startFileTime + Scheduler.Now).ToUniversalTime();

    /// <summary>The simulated system time in units of 100 ns since 1601 (KeQuerySystemTime).</summary>
    public long SystemTime => _startFileTime + Scheduler.Now;

    /// <summary>Time since the kernel started.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks(Scheduler.Now);

    /// <summary>Waits for a dispatcher object (KeWaitForSingleObject).</summary>
    /// <param name="waitable">What to wait for.</param>
    /// <param name="timeout">The limit.</param>
    /// <returns><see cref="NtStatus.Success"/>, or <see cref="NtStatus.Timeout"/> when the limit passed first.</returns>
    /// <remarks>Maximum IRQL: APC_LEVEL; DISPATCH_LEVEL with a limit of zero.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-kewaitforsingleobject"/>
    public NtStatus Wait(KernelWaitable waitable, KernelTimeout timeout)
    {
        ArgumentNullException.ThrowIfNull(waitable);
        var actor = CurrentActor;
        Signals?.WaitBeginning?.Invoke(waitable, actor);
        Step(KernelStep.Waiting, waitable, actor);
        TellWaiting(actor, waitable, timeout, isMultiple: false);
        var isOver = IsOver(timeout);
        var thread = actor.Irql < Irql.Dispatch ? actor as KernelThread : null;
        WaitTimer? limit = null;
        using (LockDispatcher())
        {
            if (waitable.TryTakeLocked(actor))
            {
                return NtStatus.Success;
            }

            if (thread is not null && !isOver)
            {
                limit = timeout.IsInfinite ? null : new WaitTimer(thread, waitable);
                thread.WaitLimit = limit;
                thread.WaitStatus = NtStatus.Pending;
                waitable.AddWaiterLocked(thread);
            }
        }

        if (isOver)
        {
            return NtStatus.Timeout;
        }

        if (thread is null)
        {
            RefuseToBlock(actor, waitable);
        }

        return BlockOn(thread, waitable, limit, timeout);
    }

    /// <summary>Waits for several dispatcher objects (KeWaitForMultipleObjects).</summary>
    /// <param name="objects">What to wait for: 1 to 64 objects.</param>
    /// <param name="type">All of them, taken in one step, or any of them.</param>
    /// <param name="timeout">The limit.</param>
    /// <returns><see cref="NtStatus.Success"/> for all; success plus the index of the object taken for any; <see cref="NtStatus.Timeout"/>.</returns>
    /// <remarks>Maximum IRQL: APC_LEVEL; DISPATCH_LEVEL with a limit of zero. More than 64 objects: bug check 0xC.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-kewaitformultipleobjects"/>
    public NtStatus WaitForMultiple(IReadOnlyList<KernelWaitable> objects, KernelWaitType type, KernelTimeout timeout)
    {
        ArgumentNullException.ThrowIfNull(objects);
        var actor = CurrentActor;
        if (objects.Count is 0 or > 64)
        {
            BugCheck("MAXIMUM_WAIT_OBJECTS_EXCEEDED", 0xC, (ulong)objects.Count, $"{actor.Name} waits for {objects.Count} objects at once.", "Wait for 1 to 64 objects.", actor);
        }

        if (Signals?.WaitBeginning is { } beginning)
        {
            foreach (var waitable in objects)
            {
                beginning(waitable, actor);
            }
        }

        Step(KernelStep.Waiting, objects[0], actor);
        TellWaiting(actor, objects[0], timeout, isMultiple: true);
        Touch(null);
        var isOver = IsOver(timeout);
        var thread = actor.Irql < Irql.Dispatch ? actor as KernelThread : null;
        var wait = new MultipleWait(objects, type);
        WaitTimer? limit = null;
        using (LockDispatcher())
        {
            var index = wait.TryTakeLocked(actor);
            if (index >= 0)
            {
                return (NtStatus)(uint)index;
            }

            if (thread is not null && !isOver)
            {
                limit = timeout.IsInfinite ? null : new WaitTimer(thread, objects[0]);
                thread.WaitLimit = limit;
                thread.WaitStatus = NtStatus.Pending;
                thread.MultipleWait = wait;
                wait.EnterLocked(thread);
            }
        }

        if (isOver)
        {
            return NtStatus.Timeout;
        }

        if (thread is null)
        {
            RefuseToBlock(actor, objects[0]);
        }

        var status = BlockOn(thread, objects[0], limit, timeout);
        thread.MultipleWait = null;
        return status;
    }

    /// <summary>Lets time pass for the calling thread (KeDelayExecutionThread).</summary>
    /// <param name="time">How long; zero lets all others run first that can.</param>
    /// <remarks>Maximum IRQL: APC_LEVEL.</remarks>
    public void Sleep(TimeSpan time)
    {
        CheckCaller();
        TellCalled(WdmRoutine.KeDelayExecutionThread, null);
        if (CurrentActor is not KernelThread thread || thread.Irql >= Irql.Dispatch)
        {
            RefuseToBlock(CurrentActor, null);
            return;
        }

        Step(KernelStep.Waiting, thread);
        if (time <= TimeSpan.Zero)
        {
            Scheduler.Yield(thread);
            return;
        }

        var limit = new WaitTimer(thread, waitable: null);
        using (LockDispatcher())
        {
            thread.WaitLimit = limit;
            thread.WaitStatus = NtStatus.Pending;
        }

        BlockOn(thread, null, limit, KernelTimeout.After(time));
    }

    /// <summary>A task that completes after simulated time; for code that is simulated itself, such as an asynchronous lower driver.</summary>
    /// <param name="time">How long.</param>
    /// <param name="cancellationToken">Ends the delay early with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The task.</returns>
    public Task Delay(TimeSpan time, CancellationToken cancellationToken = default)
    {
        CheckCaller();
        var delay = new DelayTimer(this, cancellationToken);
        delay.Start(DueOf(KernelTimeout.After(time)));
        return delay.Task;
    }

    /// <summary>
    /// A completion that code of the kernel awaits. In deterministic mode continuations stay in the kernel; on real threads they must not run
    /// inside the completing unit.
    /// </summary>
    internal TaskCompletionSource<T> NewCompletion<T>() =>
        new(IsDeterministic ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);

    internal long DueOf(KernelTimeout timeout) =>
        timeout.Ticks < 0
            ? (timeout.Ticks == long.MinValue ? long.MaxValue : AddSaturated(Scheduler.Now, -timeout.Ticks))
            : timeout.Ticks - _startFileTime;

    // Zero and an instant that has passed: the object is tried once.
    private bool IsOver(KernelTimeout timeout) => !timeout.IsInfinite && timeout.Ticks >= 0 && DueOf(timeout) <= Scheduler.Now;

    private static long AddSaturated(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;

    private NtStatus BlockOn(KernelThread thread, KernelWaitable? waitable, WaitTimer? limit, KernelTimeout timeout)
    {
        if (limit is not null)
        {
            Scheduler.Arm(limit, DueOf(timeout));
        }

        Scheduler.Block(thread, waitable);
        if (limit is not null)
        {
            Scheduler.Cancel(limit);
            using (LockDispatcher())
            {
                // The timer may have left its queue without having run yet; from here on it comes too late.
                thread.WaitLimit = null;
            }
        }

        var status = thread.WaitStatus;
        Step(KernelStep.WaitEnded, waitable, thread, status);
        return status;
    }

    [DoesNotReturn]
    private void RefuseToBlock(KernelActor actor, KernelObject? waitable) => BugCheck(
        "IRQL_NOT_LESS_OR_EQUAL",
        0xA,
        (ulong)actor.Irql,
        $"{actor.Name} tried to block at {actor.Irql} ({(waitable is null ? "a delay" : waitable.Name)}).",
        "Wait only below DISPATCH_LEVEL: send asynchronously with a completion routine, or move the work to a thread or work item.",
        waitable ?? actor);
}
