namespace Course.Runner;

/// <summary>What the program does, once it knows what it is asked for.</summary>
internal static class CourseProgram
{
    public static int Run(CourseArguments arguments, TextWriter output, TextWriter error)
    {
        if (arguments.Check)
        {
            return Check(output);
        }

        var source = arguments.Solutions ? Catalog.Solutions : Catalog.Exercises;
        var results = source
            .Where(e => arguments.Exercise is null || e().Number == arguments.Exercise)
            .Select(e => ExerciseRunner.Run(e, drawsPicture: arguments.Exercise is not null))
            .ToList();
        if (arguments.Exercise is not null)
        {
            ScoreTable.PrintOne(results[0], output);
        }
        else
        {
            ScoreTable.Print(results, output);
        }

        if (arguments.Export is not null && !TryExport(results, arguments.Export, error))
        {
            return CourseExit.WrongArguments;
        }

        return results.TrueForAll(static r => r.HasPassed) ? CourseExit.Passed : CourseExit.Failed;
    }

    private static int Check(TextWriter output)
    {
        var wrong = 0;
        foreach (var result in Catalog.Exercises.Select(static e => ExerciseRunner.Run(e)).Where(static r => r.Finding != r.Exercise.Finding))
        {
            output.WriteLine($"Exercise {result.Exercise.Number} should fail with {result.Exercise.Finding}, but {(result.HasPassed ? "passed" : $"failed with {result.Finding}: {result.Report}")}");
            wrong++;
        }

        foreach (var result in Catalog.Solutions.Select(static e => ExerciseRunner.Run(e)).Where(static r => !r.HasPassed))
        {
            output.WriteLine($"Solution {result.Exercise.Number} failed with {result.Finding}: {result.Report}");
            wrong++;
        }

        output.WriteLine(wrong == 0
            ? $"{Catalog.Exercises.Count} exercises fail as they should, {Catalog.Solutions.Count} solutions passed"
            : $"{wrong} not as delivered");
        return wrong == 0 ? CourseExit.Passed : CourseExit.Failed;
    }

    private static bool TryExport(IReadOnlyList<ExerciseResult> results, string path, TextWriter error)
    {
        try
        {
            ScoreFile.Write(results, path);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            error.WriteLine($"{path}: {e.Message}");
            return false;
        }
    }
}
