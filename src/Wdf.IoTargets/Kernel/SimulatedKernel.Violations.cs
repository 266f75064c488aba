using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Wdf.IoTargets;

/// <content>Violations, failures of callbacks, and the fatal stop.</content>
public sealed partial class SimulatedKernel
{
    internal const int HistoryLines = 12;

    private readonly Lock _reportLock = new();
    private readonly List<WdfViolation> _violations = [];
    private readonly List<CallbackFailure> _callbackFailures = [];
    private ExceptionDispatchInfo? _stopped;

    /// <summary>Raised for each violation, in the actor that committed it, before it takes effect.</summary>
    public event Action<WdfViolation>? ViolationFound;

    /// <summary>The violations so far, in order.</summary>
    public IReadOnlyList<WdfViolation> Violations
    {
        get
        {
            lock (_reportLock)
            {
                return [.. _violations];
            }
        }
    }

    /// <summary>Exceptions that came out of driver callbacks and of actors other than the body, in order.</summary>
    public IReadOnlyList<CallbackFailure> CallbackFailures
    {
        get
        {
            lock (_reportLock)
            {
                return [.. _callbackFailures];
            }
        }
    }

    private bool HasCallbackFailures
    {
        get
        {
            lock (_reportLock)
            {
                return _callbackFailures.Count > 0;
            }
        }
    }

    /// <summary>Whether a fatal violation, a deadlock or a stall has stopped the kernel.</summary>
    public bool IsStopped => Volatile.Read(ref _stopped) is not null;

    /// <summary>What a real system answers with a bug check: stops the kernel and throws.</summary>
    [DoesNotReturn]
    internal void BugCheck(string rule, uint code, ulong parameter1, string message, string remedy, KernelObject? subject, ulong parameter2 = 0, object? parameter2Object = null, bool parameter2IsPointer = false, ulong parameter3 = 0, ulong parameter4 = 0)
    {
        Stop(WdfViolation.Here(
            new WdfViolation(rule, message, remedy)
            {
                BugCheckCode = code,
                Parameter1 = parameter1,
                Parameter2 = parameter2,
                Parameter2Object = parameter2Object,
                Parameter2IsPointer = parameter2IsPointer || parameter2Object is not null,
                Parameter3 = parameter3,
                Parameter4 = parameter4,
                IsFatal = true,
                Subject = subject,
            },
            this));
    }

    /// <summary>Records a mistake that a real system would not notice at once, and goes on as it does.</summary>
    internal void Overlook(string rule, uint code, string message, string remedy, KernelObject? subject) =>
        Record(WdfViolation.Here(new WdfViolation(rule, message, remedy) { BugCheckCode = code, Subject = subject }, this));

    /// <summary>
    /// Where the real framework's verifier breaks into the debugger. Nothing when the verifier is off; a fatal violation,
    /// or a record and on, when it is on.
    /// </summary>
    internal void Break(string rule, string message, string remedy, KernelObject? subject)
    {
        if (FrameworkVerifierOn)
        {
            BreakAnyway(rule, message, remedy, subject);
        }
    }

    /// <summary>A break into the debugger that does not depend on the framework's verifier.</summary>
    internal void BreakAnyway(string rule, string message, string remedy, KernelObject? subject)
    {
        ThrowIfStopped();
        var level = Options.Verifier.LevelOf(rule) ?? _breakReaction switch
        {
            BreakReaction.Continue => RuleLevel.Warning,
            BreakReaction.Ignore => RuleLevel.Off,
            _ => RuleLevel.Error,
        };
        if (level != RuleLevel.Off)
        {
            Report(WdfViolation.Here(new WdfViolation(rule, message, remedy) { Level = level, IsFatal = level == RuleLevel.Error, Subject = subject }, this));
        }
    }

    /// <summary>What a deadlock report should say first, when somebody knows better than the list of waits.</summary>
    internal string? DeadlockHint { get; set; }

    [DoesNotReturn]
    internal void ThrowStopped()
    {
        Carrier.StayIfAbandoned();
        _stopped!.Throw();
    }

    internal void ThrowIfStopped()
    {
        if (Volatile.Read(ref _stopped) is not null)
        {
            ThrowStopped();
        }
    }

    /// <summary>Nothing can run any more. A hang that the driver itself has caused is the violation that it is; any other is a deadlock.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void StopForDeadlock()
    {
        if (!StopForHang() && !StopForRule(RunEnd.Deadlock))
        {
            StopWith(new KernelDeadlockException(DeadlockReport.Of(this, Leftover())));
        }
    }

    // Rules that are judged at the end throw like others; here it is the scheduler that asks.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool StopForRule(RunEnd end)
    {
        try
        {
            Signals?.Ended?.Invoke(end);
        }
        catch (WdfViolationException) when (IsStopped)
        {
            return true;
        }

        return false;
    }

    /// <summary>Stops for a thread that waits in vain, when there is one.</summary>
    /// <returns>Whether there was one.</returns>
    private bool StopForHang()
    {
        if (!_tracked.HasHang() || _tracked.All.Where(static t => t.Hang is not null).MinBy(static t => t.Number)?.Hang is not { } hang)
        {
            return StopForBlockedUnit();
        }

        Record(hang);
        StopWith(new WdfViolationException(hang));
        return true;
    }

    // A unit that spins when nobody else can run spins for ever. When the body waits too, the report of the deadlock says more.
    private bool StopForBlockedUnit()
    {
        if (_body.IsBlocked || BlockedUnits() is not [var unit, ..])
        {
            return false;
        }

        StopWith(new KernelDeadlockException(DeadlockReport.OfHang(unit, unit.Blocker)));
        return true;
    }

    /// <summary>A unit on a borrowed stack spins for something that cannot come: on a real system the processor hangs.</summary>
    [DoesNotReturn]
    internal void StopForHang(KernelActor actor, KernelObject? blocker)
    {
        StopWith(new KernelDeadlockException(DeadlockReport.OfHang(actor, blocker)));
        ThrowStopped();
    }

    /// <summary>The kernel cannot go on, for a reason of its own or of a strategy.</summary>
    internal void StopFor(Exception exception) => StopWith(exception);

    [DoesNotReturn]
    internal void StopForStall(KernelActor? actor)
    {
        StopWith(KernelStallException.For(actor, Options.StallLimit));
        ThrowStopped();
    }

    /// <summary>The body is stuck outside the kernel; it is about to be interrupted.</summary>
    internal void NoteStall(KernelActor? actor) => StopWith(KernelStallException.For(actor, Options.StallLimit));

    /// <summary>An exception reached the end of an actor. Always true: it is kept for the report.</summary>
    internal bool KeepFailure(Exception exception, KernelActor actor)
    {
        if (!IsTheStop(exception))
        {
            lock (_reportLock)
            {
                _callbackFailures.Add(new CallbackFailure(actor.Name, exception));
            }
        }

        return true;
    }

    /// <summary>An exception came out of a driver callback. It is kept, so that the framework can finish its step; a fatal stop goes on up.</summary>
    internal bool KeepCallbackFailure(Exception exception, string callback, KernelObject? subject)
    {
        if (IsTheStop(exception))
        {
            return false;
        }

        lock (_reportLock)
        {
            _callbackFailures.Add(new CallbackFailure(subject is null ? callback : $"{callback} of {subject.Name}", exception));
        }

        return true;
    }

    // A stuck body is interrupted after the kernel has stopped for it: that exception is the stop as well.
    private bool IsTheStop(Exception exception) =>
        _stopped is { } stopped && (ReferenceEquals(stopped.SourceException, exception) || exception is ThreadInterruptedException);

    [DoesNotReturn]
    private void Stop(WdfViolation violation)
    {
        // What unwinding code does after the first stop is a consequence, and no news.
        ThrowIfStopped();
        Record(violation);
        StopWith(new WdfViolationException(violation));
        if (NativeBoundary.ParksHere)
        {
            // No exception may unwind through a frame that may be C: the thread stays here for ever.
            Scheduler.Park(CurrentActor);
        }

        ThrowStopped();
    }

    private void Record(WdfViolation violation)
    {
        Note(violation);
        lock (_reportLock)
        {
            (violation.Level == RuleLevel.Advice ? _advice : _violations).Add(violation);
        }

        ViolationFound?.Invoke(violation);
    }

    // In concurrent mode the number may be that of a later event.
    private void Note(WdfViolation violation)
    {
        Note(KernelStep.Violation, violation.Subject);
        violation.Sequence = Volatile.Read(ref _sequence);
    }

    private void StopWith(Exception exception)
    {
        if (Interlocked.CompareExchange(ref _stopped, ExceptionDispatchInfo.Capture(exception), null) is null)
        {
            _entriesMatter = true;
            _stepsMatter = true;
            Scheduler.OnStopped();
        }
    }
}
