using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Wdf.IoTargets;

/// <content>Running a test's body, and the report at its end.</content>
public sealed partial class SimulatedKernel
{
    /// <summary>The page that the last failed run has written (<see cref="SimulatedKernelOptions.PictureDirectory"/>); null when there is none.</summary>
    public string? PicturePath { get; private set; }

    /// <summary>Runs a test's body as an actor of this kernel, on the calling thread, and reports what went wrong.</summary>
    /// <param name="body">The body.</param>
    /// <remarks>
    /// When the body has ended, everything that can still run does so, without time passing. The report has the body's
    /// exception first, then exceptions out of callbacks, then violations, then what was left over (requests pending,
    /// objects leaked, actors stuck); the last only when nothing else went wrong. A run that fails also writes its trace as a page
    /// (<see cref="SimulatedKernelOptions.PictureDirectory"/>), and the message names it last. An exception whose message is not this
    /// library's, such as a failed assertion, stays as it is: the path is in its <see cref="Exception.Data"/> under <c>Wdf.Picture</c>, and on standard error.
    /// </remarks>
    /// <exception cref="WdfViolationException">A rule was broken, here or on another actor.</exception>
    /// <exception cref="KernelDeadlockException">Nothing could run any more.</exception>
    /// <exception cref="KernelStallException">Code blocked outside the kernel.</exception>
    /// <exception cref="KernelRunException">A callback or another actor threw, several things went wrong, or something was left over.</exception>
    public void Run(Action body)
    {
        ArgumentNullException.ThrowIfNull(body);
        RunBody(body, static (body, _) => body(), body);
    }

    /// <summary>Runs a test's body as an actor of this kernel, on the calling thread.</summary>
    /// <param name="body">The body; it is given the kernel.</param>
    /// <inheritdoc cref="Run(Action)"/>
    public void Run(Action<SimulatedKernel> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        RunBody(body, static (body, kernel) => body(kernel), body);
    }

    /// <summary>Runs an asynchronous body as an actor of this kernel. It may await what is simulated, and nothing else.</summary>
    /// <param name="body">The body.</param>
    /// <returns>A task that is complete when the body has ended; in deterministic mode it is complete on return.</returns>
    /// <inheritdoc cref="Run(Action)"/>
    public Task RunAsync(Func<Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return RunAsync(body, body);
    }

    /// <summary>Runs an asynchronous body as an actor of this kernel. It may await what is simulated, and nothing else.</summary>
    /// <param name="body">The body; it is given the kernel.</param>
    /// <inheritdoc cref="RunAsync(Func{Task})"/>
    public Task RunAsync(Func<SimulatedKernel, Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return RunAsync(() => body(this), body);
    }

    private Task RunAsync(Func<Task> body, Delegate named)
    {
        if (!IsDeterministic)
        {
            return RunConcurrentlyAsync(body, named);
        }

        try
        {
            RunBody(body, static (body, kernel) => BodyPump.Run(kernel, body), named);
            return Task.CompletedTask;
        }
        catch (Exception e)
        {
            return Task.FromException(e);
        }
    }

    /// <summary>Reports what <see cref="Run(Action)"/> would report at its end; for a harness that does not use it.</summary>
    public void Verify()
    {
        ThrowIfStopped();
        Report(bodyFailure: null, named: null);
    }

    // Not inlined: the frame says where a walk of the stack ends.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunBody<T>(T body, Action<T, SimulatedKernel> start, Delegate named)
    {
        if (_running)
        {
            throw new InvalidOperationException("kernel.Run is running already: a run cannot be nested in another one. Use Spawn for a second actor.");
        }

        ThrowIfStopped();
        var outer = KernelActor.Current;
        _body.Irql = Irql.Passive;
        _body.CriticalRegionDepth = 0;
        _body.GuardedRegionDepth = 0;
        _badEndings.Clear();
        EnterBody();
        _deterministic?.BeginRun();
        _running = true;
        Exception? failure = null;
        var watchdog = StartWatchdog();
        try
        {
            try
            {
                start(body, this);
                NoteEnding(_body);
                if (!IsStopped)
                {
                    Scheduler.RunUntilIdle();
                }

                if (!IsStopped && Options.CheckLeftOvers)
                {
                    _ = StopForHang() || StopForRule(RunEnd.Ended);
                }
            }
            catch (ThreadInterruptedException) when (IsStopped)
            {
                failure = _stopped!.SourceException;
            }
            catch (Exception e)
            {
                failure = e;
            }
        }
        finally
        {
            watchdog?.End(keep: _wasReset);
        }

        _running = false;
        KernelActor.Current = outer;
        DriverContext.Current = null;
        Report(failure, named);
    }

    private Task RunConcurrentlyAsync(Func<Task> body, Delegate named)
    {
        var outer = KernelActor.Current;
        EnterBody();
        _running = true;
        var run = RunToEndAsync(body, named);

        // The body goes on elsewhere, as another actor; this thread is the caller's again.
        KernelActor.Current = outer;
        return run;
    }

    private async Task RunToEndAsync(Func<Task> body, Delegate named)
    {
        Exception? failure = null;
        try
        {
            await body().ConfigureAwait(false);

            // The body may have been continued inside a unit, which would then wait here for its own end.
            await Task.Yield();
            Scheduler.RunUntilIdle();
        }
        catch (Exception e)
        {
            failure = e;
        }

        _running = false;
        Report(failure, named);
    }

    private void EnterBody()
    {
        if (_deterministic is not null)
        {
            BindBody();
        }
        else
        {
            _ = CurrentActor;
        }
    }

    private Watchdog? StartWatchdog()
    {
        if (_deterministic is null || Debugger.IsAttached)
        {
            return null;
        }

        _watchdog ??= new Watchdog(this, _deterministic, _body);
        _watchdog.Begin();
        return _watchdog;
    }

    private void Report(Exception? bodyFailure, Delegate? named)
    {
        if (bodyFailure is null && !IsStopped && !HasCallbackFailures && (!Options.CheckLeftOvers || !HasLeftOvers()))
        {
            return;
        }

        var findings = new List<string>();
        var exceptions = new List<Exception>();
        var stop = _stopped?.SourceException;

        // The stop is what the body gets when another actor failed, too; its place is behind what may have caused it.
        var own = ReferenceEquals(bodyFailure, stop) ? null : bodyFailure;
        if (own is not null)
        {
            findings.Add($"The body ended with {own.GetType().Name}: {own.Message}");
            exceptions.Add(own);
        }

        var failures = CallbackFailures;
        foreach (var failure in failures)
        {
            findings.Add($"{failure.Callback} threw {failure.Exception.GetType().Name}: {failure.Exception.Message}");
            exceptions.Add(failure.Exception);
        }

        if (stop is not null)
        {
            findings.Add(stop.Message);
            exceptions.Add(stop);
        }

        if (exceptions.Count == 0 && Options.CheckLeftOvers)
        {
            findings.AddRange(LeftOvers());
        }

        if (findings.Count > 0)
        {
            // A lone exception reaches the test as what it is: test frameworks show assertion failures best that way.
            // One out of a callback does not: it would not say which callback.
            var isAlone = failures.Count == 0 && exceptions.Count == 1;
            Throw(isAlone ? exceptions[0] : new KernelRunException(findings, exceptions), findings, named);
        }
    }

    private void Throw(Exception exception, List<string> findings, Delegate? named)
    {
        PicturePath = FailurePicture.Add(this, exception, findings, named);
        ExceptionDispatchInfo.Throw(exception);
    }
}
