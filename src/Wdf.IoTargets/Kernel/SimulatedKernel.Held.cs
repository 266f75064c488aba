using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <content>What the rules are told about locks, IRQL and routines of the kernel.</content>
public sealed partial class SimulatedKernel
{
    /// <summary>Driver code calls a routine of the kernel or the I/O manager.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void TellCalled(WdmRoutine routine, KernelObject? subject, KernelObject? partner = null) => Signals?.RoutineCalled?.Invoke(routine, subject, partner);

    /// <summary>Driver code is about to take a lock.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void TellAcquiring(in LockCall call)
    {
        if (Signals is { } signals)
        {
            TellAcquiringNow(signals, CurrentActor, call);
        }
    }

    /// <summary>Driver code is about to give a lock back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void TellReleasing(in LockCall call)
    {
        if (Signals is { } signals)
        {
            TellReleasingNow(signals, CurrentActor, call);
        }
    }

    /// <summary>Driver code has taken a lock.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void KeepHeld(KernelObject taken, LockForm form, Irql saved, object? handle = null)
    {
        if (Signals is not null)
        {
            KeepHeld(CurrentActor, taken, form, saved, handle);
        }
    }

    /// <summary>An actor, which may be waiting, has got a lock.</summary>
    internal void KeepHeld(KernelActor actor, KernelObject taken, LockForm form, Irql saved, object? handle = null)
    {
        if (Signals is not null)
        {
            var record = actor.Record;
            var driver = record.IsInCallback ? record.Innermost.Driver : DefaultDriver;
            ref var held = ref record.Add();
            held.SetObjects(taken, driver, handle);
            held.Form = form;
            held.SavedIrql = saved;
            held.Depth = record.Depth;
            held.IsReported = false;
        }
    }

    /// <summary>A wait is about to begin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void TellWaiting(KernelActor actor, KernelObject? waitable, KernelTimeout timeout, bool isMultiple)
    {
        if (Signals is { } signals)
        {
            TellWaitingNow(signals, actor, waitable, timeout, isMultiple);
        }
    }

    /// <summary>Driver code gives a lock back, or somebody else's.</summary>
    /// <param name="released">The lock.</param>
    /// <param name="owner">Who held it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void ForgetHeld(KernelObject released, KernelActor? owner)
    {
        if (Signals is not null)
        {
            ForgetHeldNow(released, owner);
        }
    }

    private static void TellWaitingNow(KernelSignals signals, KernelActor actor, KernelObject? waitable, KernelTimeout timeout, bool isMultiple)
    {
        signals.Waiting?.Invoke(actor, waitable, timeout, isMultiple);
        if (waitable is KernelMutex mutex)
        {
            TellAcquiringNow(signals, actor, new LockCall(mutex, LockForm.Mutex, mutex.Owner, IsTry: !timeout.IsInfinite && timeout.Ticks == 0));
        }
        else if (waitable is KernelFastMutex { IsFrameworks: false } fast)
        {
            TellAcquiringNow(signals, actor, new LockCall(fast, LockForm.FastMutex, fast.Owner, IsTry: !timeout.IsInfinite && timeout.Ticks == 0));
        }
    }

    // The first lock of an actor is nobody's business, when it is always taken in the same form.
    private static void TellAcquiringNow(KernelSignals signals, KernelActor actor, in LockCall call)
    {
        if (!actor.Record.Locks.IsEmpty || (call.Lock is KernelSpinLock { FirstForm: { } first } && first != call.Form))
        {
            signals.LockAcquiring?.Invoke(actor, call);
        }
    }

    // Nor is the release of the only one, in the form in which it was taken.
    private static void TellReleasingNow(KernelSignals signals, KernelActor actor, in LockCall call)
    {
        if (actor.Record.Locks is not [var held] || !ReferenceEquals(held.Lock, call.Lock) || held.Form != call.Form
            || (call.Form is LockForm.SpinLock or LockForm.CancelSpinLock && (actor.Irql != Irql.Dispatch || call.Irql != held.SavedIrql)))
        {
            signals.LockReleasing?.Invoke(actor, call);
        }
    }

    // The record of another actor may be changed only where that actor cannot run meanwhile.
    private void ForgetHeldNow(KernelObject released, KernelActor? owner)
    {
        var actor = CurrentActor;
        var record = (owner is not null && IsDeterministic ? owner : actor).Record;
        var index = record.IndexOf(released);
        if (index >= 0)
        {
            record.RemoveAt(index);
        }
    }
}
