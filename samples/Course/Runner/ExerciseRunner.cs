namespace Course.Runner;

/// <summary>Runs the test of an exercise.</summary>
internal static class ExerciseRunner
{
    /// <summary>The finding of a test in which nothing could run any more.</summary>
    public const string Deadlock = "deadlock";

    /// <summary>The finding of a test that left something behind: a request, an object, a reference.</summary>
    public const string LeftOver = "left over";

    /// <summary>The finding of a test whose own check failed.</summary>
    public const string CheckFailed = "check failed";

    private const long SchedulesPerTest = 2_000;

    private static readonly SimulatedKernelOptions WithoutPicture = new() { PictureDirectory = null };

    /// <summary>Runs it.</summary>
    /// <param name="newExercise">Makes the exercise anew.</param>
    /// <param name="drawsPicture">Whether a failure leaves a page with a picture of the run.</param>
    /// <returns>How it ended.</returns>
    public static ExerciseResult Run(Func<Exercise> newExercise, bool drawsPicture = false)
    {
        var exercise = newExercise();
        try
        {
            Run(exercise.Mode, newExercise, drawsPicture ? new SimulatedKernelOptions { PictureName = exercise.GetType().Name } : WithoutPicture);
            return new ExerciseResult(exercise, Finding: null, Report: null);
        }
        catch (Exception e) when (FindingOf(e) is { } finding)
        {
            return new ExerciseResult(exercise, finding, e.Message + DumpOf(e));
        }
    }

    private static void Run(TestMode mode, Func<Exercise> newExercise, SimulatedKernelOptions kernelOptions)
    {
        switch (mode)
        {
            case TestMode.EveryOrder:
                Explore.Run(kernel => Play(kernel, newExercise()), new ExploreOptions { Schedules = SchedulesPerTest, KernelOptions = kernelOptions });
                break;

            case TestMode.EveryAllocation:
                Explore.FailEachAllocation(
                    kernel =>
                    {
                        var exercise = newExercise();
                        exercise.SetUp(kernel);
                        return exercise;
                    },
                    static (kernel, exercise) => exercise.Test(kernel),
                    kernelOptions);
                break;

            default:
                using (var kernel = new SimulatedKernel(kernelOptions))
                {
                    kernel.Run(() => Play(kernel, newExercise()));
                }

                break;
        }
    }

    private static void Play(SimulatedKernel kernel, Exercise exercise)
    {
        exercise.SetUp(kernel);
        exercise.Test(kernel);
    }

    // What a debugger would show of the object that the rule is about. Its history stands in the report already.
    private static string DumpOf(Exception e)
    {
        if (e is not WdfViolationException { Violation.Subject: { } subject })
        {
            return "";
        }

        var lines = subject.Kernel.Dump(subject).ReplaceLineEndings("\n").Split('\n').TakeWhile(static l => !l.Contains("recent history", StringComparison.Ordinal));
        return string.Join(Environment.NewLine, lines.Where(static l => l.Length > 0).Select(static l => "    " + l).Prepend("  the object now:").Prepend(""));
    }

    private static string FindingOf(Exception e) => e switch
    {
        ExplorationException found => FindingOf(found.Failure.Exception),
        AllocationFailureException { InnerException: { } inner } => FindingOf(inner),
        WdfViolationException broken => broken.Violation.Rule,
        KernelDeadlockException => Deadlock,
        CheckFailedException => CheckFailed,
        KernelRunException { Exceptions: [var first, ..] } => FindingOf(first),
        KernelRunException => LeftOver,
        _ => e.GetType().Name,
    };
}
