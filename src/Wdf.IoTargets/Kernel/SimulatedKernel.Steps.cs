using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <content>Named steps: the one point of observation, the hooks of tests, and the scheduling points.</content>
public sealed partial class SimulatedKernel
{
    private readonly List<StepHook> _hooks = [];
    private IStepSink? _sink;
    private StepMeter? _meter;
    private bool _stepsMatter;
    private bool _entriesMatter;
    private long _sequence;

    /// <summary>Whether anybody is told of steps; asked first where it costs something to say what a step is about.</summary>
    internal bool StepsMatter => _stepsMatter;

    /// <summary>Runs code at a named step, once.</summary>
    /// <param name="step">The step.</param>
    /// <param name="subject">The object whose step it is, its partner in it, or the request of an IRP; null for the first such step of anything.</param>
    /// <param name="action">What to run, in the actor that takes the step, just before it is taken. What it throws is reported at the end of the run.</param>
    public void At(KernelStep step, KernelObject? subject, Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        AddHook(new StepHook(step, subject, action, Gate: null));
    }

    /// <summary>Holds the first actor that comes to a named step until the gate is released.</summary>
    /// <param name="step">The step.</param>
    /// <param name="subject">The object whose step it is, its partner in it, or the request of an IRP; null for the first such step of anything.</param>
    /// <returns>The gate.</returns>
    /// <remarks>
    /// A unit (a DPC, a time-out, a lower driver's completion) that is held gets a stack of its own, so that what it
    /// interrupted goes on meanwhile: an order that needs a second CPU.
    /// </remarks>
    public StepGate HoldAt(KernelStep step, KernelObject? subject)
    {
        var gate = new StepGate(this, step, subject);
        LetUnitsBeHeld();
        AddHook(new StepHook(step, subject, Action: null, gate));
        return gate;
    }

    /// <summary>A point at which another actor may run: for driver code whose plain memory accesses should be interleaved.</summary>
    internal void DriverPoint() => Step(KernelStep.DriverPoint, null);

    /// <summary>
    /// A step is about to be taken: hooks run, another actor may go first, then the step is observed. Never called while
    /// an internal lock is held.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Step(KernelStep step, KernelObject? subject, KernelObject? partner = null, NtStatus status = NtStatus.Success, ulong information = 0)
    {
        if (_stepsMatter)
        {
            TakeStep(step, subject, partner, status, information, isPoint: true);
        }
    }

    /// <summary>
    /// Something has happened that is observed but is no scheduling point. Hooks run here too, so an internal lock must not be held either.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Note(KernelStep step, KernelObject? subject, KernelObject? partner = null, NtStatus status = NtStatus.Success, ulong information = 0)
    {
        if (_stepsMatter)
        {
            TakeStep(step, subject, partner, status, information, isPoint: false);
        }
    }

    /// <summary>Driver code calls in: refused once the kernel has stopped, or from a thread that it does not know; a scheduling point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void EnterDdi(DdiName ddi, KernelObject? subject, KernelObject? partner = null)
    {
        if (_entriesMatter)
        {
            EnterDdiChecked(ddi, subject, partner);
        }
    }

    /// <summary>
    /// A call that is no step comes in: refused like <see cref="EnterDdi"/>, but no other actor runs.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void CheckCaller()
    {
        if (_entriesMatter)
        {
            CheckCallerNow();
        }
    }

    internal void LetUnitsBeHeld() => _deterministic?.UnitsMayBeHeld = true;

    internal void RemoveHook(StepGate gate)
    {
        lock (_hooks)
        {
            _hooks.RemoveAll(h => ReferenceEquals(h.Gate, gate));
        }
    }

    private void EnterDdiChecked(DdiName ddi, KernelObject? subject, KernelObject? partner)
    {
        if (_deterministic is not null)
        {
            TakeStep(KernelStep.DdiCalled, subject, partner, NtStatus.Success, 0, isPoint: true);
        }
        else
        {
            CheckCallerNow();
        }

        Signals?.TellDdi(ddi, subject, partner);
    }

    // In deterministic mode: who calls.
    private KernelActor? CheckCallerNow()
    {
        ThrowIfStopped();
        return _deterministic is not null ? CurrentActor : null;
    }

    private void TakeStep(KernelStep step, KernelObject? subject, KernelObject? partner, NtStatus status, ulong information, bool isPoint)
    {
        // No step is taken after a fatal stop, and none from outside.
        var caller = isPoint ? CheckCallerNow() : null;
        if (_hooks.Count > 0)
        {
            RunHooks(step, subject, partner);
        }

        if (_deterministic is not null)
        {
            if (isPoint)
            {
                _deterministic.Point(caller!, step, subject, partner);
            }
            else
            {
                _deterministic.Touch(step, subject, partner);
            }
        }

        if (_sink is { } sink && step != KernelStep.DdiCalled)
        {
            var actor = KernelActor.Current;
            sink.OnStep(new StepRecord(
                Interlocked.Increment(ref _sequence), Scheduler.Now, step, subject, partner, status, information, actor, actor?.Irql ?? Irql.Passive));
        }
    }

    private void RunHooks(KernelStep step, KernelObject? subject, KernelObject? partner)
    {
        while (TakeHook(step, subject, partner) is { } hook)
        {
            if (hook.Action is not null)
            {
                RunAction(hook.Action, step, subject);
            }
            else
            {
                hook.Gate!.Hold(CurrentActor);
            }
        }
    }

    // The step is halfway through code of the framework or the I/O manager: an exception of the test's must not unwind that.
    private void RunAction(Action action, KernelStep step, KernelObject? subject)
    {
        // The test's code, not that of the driver that came here.
        var driver = DriverContext.Lend(null);
        try
        {
            action();
        }
        catch (Exception e) when (KeepCallbackFailure(e, $"The action at {step}", subject))
        {
            // Kept for the report.
        }
        finally
        {
            DriverContext.Lend(driver);
        }
    }

    private StepHook? TakeHook(KernelStep step, KernelObject? subject, KernelObject? partner)
    {
        lock (_hooks)
        {
            var index = _hooks.FindIndex(h => h.Matches(step, subject, partner));
            if (index < 0)
            {
                return null;
            }

            var hook = _hooks[index];
            _hooks.RemoveAt(index);
            Touch(null);
            return hook;
        }
    }

    private void AddHook(StepHook hook)
    {
        lock (_hooks)
        {
            _hooks.Add(hook);
        }

        _stepsMatter = true;
    }

    private void SetSinks()
    {
        var sinks = new List<IStepSink>();
        if (Trace.Capacity > 0)
        {
            sinks.Add(Trace);
        }

        if (Options.Logger is { } logger)
        {
            sinks.Add(new StepLog(logger));
        }

        if (Options.Meters is { } meters)
        {
            _meter = new StepMeter(meters);
            sinks.Add(_meter);
        }

        if (Options.Sink is { } own)
        {
            sinks.Add(own);
        }

        _sink = sinks.Count switch
        {
            0 => null,
            1 => sinks[0],
            _ => new SinkList([.. sinks]),
        };
        _stepsMatter = _sink is not null || IsDeterministic;
        _entriesMatter = IsDeterministic || Signals is not null;
    }
}
