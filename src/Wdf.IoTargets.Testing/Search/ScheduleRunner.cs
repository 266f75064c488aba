namespace Wdf.IoTargets.Testing;

/// <summary>Runs a body under one schedule after another, in one kernel for as long as that can be reset. What it is given starts the kernel's run.</summary>
internal sealed class ScheduleRunner : IDisposable
{
    private readonly SimulatedKernelOptions _options;
    private readonly Action<SimulatedKernel> _start;
    private SimulatedKernel? _kernel;

    public ScheduleRunner(Action<SimulatedKernel> start, SimulatedKernelOptions options, int seed)
    {
        _start = start;
        _options = options with
        {
            Mode = SchedulingMode.Deterministic,
            Strategy = Recorder,
            Seed = seed,
            TraceCapacity = 0,
            Logger = null,
            Sink = null,
            Meters = null,
        };
    }

    public ScheduleRecorder Recorder { get; } = new();

    /// <summary>Runs the body once.</summary>
    /// <param name="chooser">Who chooses.</param>
    /// <returns>What the run reported; null when it passed.</returns>
    public Exception? Run(Chooser chooser)
    {
        Recorder.Reset(chooser);
        if (_kernel is null || !_kernel.TryReset())
        {
            _kernel?.Dispose();
            _kernel = new SimulatedKernel(_options);
        }

        try
        {
            _start(_kernel);
            return null;
        }
        catch (Exception e)
        {
            _kernel.Dispose();
            _kernel = null;
            return e;
        }
    }

    public void Dispose() => _kernel?.Dispose();
}
