namespace Wdf.IoTargets.Testing;

/// <summary>One run with everything named, and its outcome.</summary>
internal sealed class StoryRun
{
    private const int TraceCapacity = 1 << 16;

    private StoryRun(StoryWriter story, ScheduleRecorder recorder, Exception? exception)
    {
        Story = story;
        Recorder = recorder;
        Exception = exception;
    }

    public StoryWriter Story { get; }

    public ScheduleRecorder Recorder { get; }

    public Exception? Exception { get; }

    /// <summary>The page that shows the run, when it was told and has failed.</summary>
    public string? PicturePath { get; private init; }

    /// <summary>Runs the body.</summary>
    /// <param name="start">Starts the run of the body.</param>
    /// <param name="options">How the kernel is made.</param>
    /// <param name="seed">Seed of what is random in it.</param>
    /// <param name="twoCpu">Whether units get stacks of their own.</param>
    /// <param name="chooser">Who chooses.</param>
    /// <param name="isTold">Whether the trace is kept, and the caller's log and sink see the run.</param>
    /// <param name="text">Makes the story from the run, while the kernel lives.</param>
    public static StoryRun Of(
        Action<SimulatedKernel> start,
        SimulatedKernelOptions options,
        int seed,
        bool twoCpu,
        Chooser chooser,
        bool isTold = false,
        Action<StoryRun>? text = null)
    {
        var story = new StoryWriter();
        var recorder = new ScheduleRecorder { Story = story, OwnStacks = twoCpu };
        recorder.Reset(chooser);
        using var kernel = new SimulatedKernel(options with
        {
            Mode = SchedulingMode.Deterministic,
            Strategy = recorder,
            Seed = seed,
            TraceCapacity = isTold ? TraceCapacity : 0,
            SourceLines = isTold || options.SourceLines,
            Logger = isTold ? options.Logger : null,
            Sink = isTold ? options.Sink : null,
            Meters = isTold ? options.Meters : null,
        });
        story.Kernel = kernel;
        Exception? exception = null;
        try
        {
            start(kernel);
        }
        catch (Exception e)
        {
            exception = e;
        }

        chooser.Finish(recorder);
        var run = new StoryRun(story, recorder, exception) { PicturePath = kernel.PicturePath };
        text?.Invoke(run);
        story.Kernel = null;
        return run;
    }
}
