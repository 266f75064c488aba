using System.Globalization;

namespace Course.Runner;

/// <summary>What the program was asked to do.</summary>
internal sealed record CourseArguments
{
    public const string Usage = """
        Usage: Course [--exercise N] [--solutions] [--export FILE]
               Course --check
          (nothing)       runs all exercises and prints the score
          --exercise N    runs one, and shows the report of its failure and a hint
          --solutions     runs the solutions in place of the exercises
          --export FILE   also writes the score: as CSV when FILE ends in .csv, else as JSON
          --check         whether the exercises fail as they should before they are solved, and the solutions pass
        Exit code: 0 all passed, 1 something failed, 2 wrong arguments.
        """;

    public int? Exercise { get; init; }

    public bool Solutions { get; init; }

    public bool Check { get; init; }

    public string Export { get; init; }

    public static CourseArguments Parse(string[] args, out string problem)
    {
        var result = new CourseArguments();
        problem = null;
        for (var i = 0; i < args.Length && problem is null; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--solutions":
                    result = result with { Solutions = true };
                    break;

                case "--check":
                    result = result with { Check = true };
                    break;

                case "--exercise" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Catalog.Exercises.Any(e => e().Number == number):
                    result = result with { Exercise = number };
                    i++;
                    break;

                case "--exercise":
                    problem = $"--exercise needs a number from 1 to {Catalog.Exercises.Count}.";
                    break;

                case "--export" when value is not null:
                    result = result with { Export = value };
                    i++;
                    break;

                case "--export":
                    problem = "--export needs the name of a file.";
                    break;

                default:
                    problem = $"'{args[i]}' is not known.";
                    break;
            }
        }

        if (problem is null && result.Check && result != new CourseArguments { Check = true })
        {
            problem = "--check stands alone.";
        }

        return problem is null ? result : null;
    }
}
