namespace Course.Runner;

/// <summary>Prints results for a person.</summary>
internal static class ScoreTable
{
    private const int ReportWidth = 100;

    /// <summary>Prints all results, and the score.</summary>
    /// <param name="results">The results.</param>
    /// <param name="output">Where to.</param>
    public static void Print(IReadOnlyList<ExerciseResult> results, TextWriter output)
    {
        foreach (var result in results)
        {
            output.WriteLine($"{result.Exercise.Number,2}  {(result.HasPassed ? "passed" : "FAILED")}  {result.Exercise.Title,-48}  {result.Finding}".TrimEnd());
        }

        var passed = results.Count(static r => r.HasPassed);
        output.WriteLine();
        output.WriteLine($"{passed} passed, {results.Count - passed} failed: {ScoreFile.Percent(results)} %");
        if (passed < results.Count)
        {
            output.WriteLine($"Next: --exercise {results.First(static r => !r.HasPassed).Exercise.Number}");
        }
    }

    /// <summary>Prints one result, with the report and the hint.</summary>
    /// <param name="result">The result.</param>
    /// <param name="output">Where to.</param>
    public static void PrintOne(ExerciseResult result, TextWriter output)
    {
        output.WriteLine($"Exercise {result.Exercise.Number}: {result.Exercise.Title}");
        output.WriteLine(result.Exercise.Task);
        output.WriteLine();
        if (result.HasPassed)
        {
            output.WriteLine("Passed.");
            return;
        }

        output.WriteLine($"Failed: {result.Finding}");
        output.WriteLine(new string('-', ReportWidth));
        output.WriteLine(result.Report);
        output.WriteLine(new string('-', ReportWidth));
        output.WriteLine($"Hint: {result.Exercise.Hint}");
        output.WriteLine($"Your file: {result.Exercise.GetType().Namespace!.Replace("Course.", "", StringComparison.Ordinal)}/{result.Exercise.GetType().Name}.cs");
    }
}
