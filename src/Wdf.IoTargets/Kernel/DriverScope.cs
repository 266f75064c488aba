using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>
/// One entry into driver code: sets the current driver, and keeps the record of the actor when a rule listens. Used like this:
/// <c>var code = DriverScope.Enter(...); try { callback(); code.Returned(); } catch (...) { } finally { code.Leave(); }</c>
/// </summary>
/// <remarks>Where none listens an entry costs one load and one branch more than setting the driver alone.</remarks>
internal readonly ref struct DriverScope
{
    private readonly KernelObject? _outer;
    private readonly ActorRecord? _record;
    private readonly SimulatedKernel? _kernel;

    private DriverScope(KernelObject? outer, SimulatedKernel? kernel, ActorRecord? record)
    {
        _outer = outer;
        _kernel = kernel;
        _record = record;
    }

    /// <summary>Enters driver code.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="driver">Whose code it is.</param>
    /// <param name="kind">By which callback.</param>
    /// <param name="subject">What it is called for.</param>
    /// <param name="partner">The second object that it is given.</param>
    /// <param name="isFramework">Whether it is the framework's own routine.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DriverScope Enter(SimulatedKernel kernel, KernelObject? driver, CallbackKind kind, KernelObject? subject, KernelObject? partner = null, bool isFramework = false)
    {
        var outer = DriverContext.Current;
        DriverContext.Current = driver;
        return kernel.Signals is { } signals
            ? new DriverScope(outer, kernel, Record(kernel.CurrentActor, signals, driver, kind, subject, partner, isFramework))
            : new DriverScope(outer, kernel: null, record: null);
    }

    /// <summary>The entry alone, for the few places that keep the current driver on their own stack.</summary>
    /// <returns>The record of the actor, to be left with <see cref="ActorRecord.Leave"/>; null when no rule listens.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ActorRecord? Note(SimulatedKernel kernel, ThreadContext thread, KernelObject? driver, CallbackKind kind, KernelObject? subject, KernelObject? partner, bool isFramework = false) =>
        kernel.Signals is { } signals ? Record(kernel.ActorOf(thread), signals, driver, kind, subject, partner, isFramework) : null;

    /// <summary>A callback whose entry was noted has returned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Returned(SimulatedKernel kernel, ThreadContext thread, ActorRecord? record)
    {
        if (record is not null)
        {
            TellReturned(kernel, kernel.ActorOf(thread), record);
        }
    }

    /// <summary>The callback has returned. Not called when it threw: a report is due anyway.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Returned()
    {
        if (_record is not null)
        {
            TellReturned(_kernel!, _kernel!.CurrentActor, _record);
        }
    }

    /// <summary>Driver code is left, whichever way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Leave()
    {
        DriverContext.Current = _outer;
        _record?.Leave();
    }

    private static ActorRecord Record(KernelActor actor, KernelSignals signals, KernelObject? driver, CallbackKind kind, KernelObject? subject, KernelObject? partner, bool isFramework)
    {
        var record = actor.Record;
        ref var entry = ref record.Enter();
        entry.Kind = kind;
        entry.SetObjects(driver, subject, partner);
        entry.EntryIrql = actor.Irql;
        entry.EntryCriticalRegions = actor.CriticalRegionDepth;
        entry.EntryGuardedRegions = actor.GuardedRegionDepth;
        entry.IsFramework = isFramework;
        signals.CallbackEntered?.Invoke(actor, record);
        return record;
    }

    // Most callbacks leave nothing behind, and then no rule has anything to say.
    private static void TellReturned(SimulatedKernel kernel, KernelActor actor, ActorRecord record)
    {
        if (!record.Locks.IsEmpty || !record.Raises.IsEmpty || !record.Innermost.IsAsEntered(actor))
        {
            kernel.Signals!.CallbackReturned?.Invoke(actor, record);
        }
    }
}
