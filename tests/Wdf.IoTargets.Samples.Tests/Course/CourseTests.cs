using System.Globalization;
using System.Text.Json;
using Course.Runner;

namespace Wdf.IoTargets.Samples.Tests.Course;

public sealed class CourseTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Catalog.Exercises.Count)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_course_has_twelve_exercises_each_with_its_solution()
    {
        Catalog.Exercises.Select(e => e().Number).Should().Equal(Enumerable.Range(1, 12));
        Catalog.Solutions.Select(e => e().Number).Should().Equal(Enumerable.Range(1, 12));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Unsolved_it_fails_with_what_it_is_about(int index)
    {
        var result = ExerciseRunner.Run(Catalog.Exercises[index]);

        result.Finding.Should().Be(result.Exercise.Finding, result.Report);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Its_solution_passes(int index) => ExerciseRunner.Run(Catalog.Solutions[index]).Report.Should().BeNull();

    [Fact]
    public void One_exercise_is_shown_with_its_report_and_a_hint()
    {
        var (code, output) = Run("--exercise", "3");

        code.Should().Be(1);
        output.Should().Contain("Deadlock").And.Contain("Hint: ").And.Contain("Exercises/Exercise03Timeout.cs");
    }

    [Fact]
    public void The_score_is_exported_as_JSON()
    {
        var path = Path.Combine(_folder, "score.json");

        Run("--exercise", "2", "--solutions", "--export", path).Code.Should().Be(0);

        using var json = JsonDocument.Parse(File.ReadAllText(path));
        json.RootElement.GetProperty("passed").GetInt32().Should().Be(1);
        json.RootElement.GetProperty("of").GetInt32().Should().Be(1);
        json.RootElement.GetProperty("percent").GetInt32().Should().Be(100);
        json.RootElement.GetProperty("exercises")[0].GetProperty("number").GetInt32().Should().Be(2);
    }

    [Fact]
    public void The_score_is_exported_as_CSV()
    {
        var path = Path.Combine(_folder, "score.csv");

        Run("--exercise", "3", "--export", path).Code.Should().Be(1);

        File.ReadAllLines(path).Should().Equal("number,title,passed,finding", "3,\"A device that never answers\",false,\"deadlock\"");
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_an_error() =>
        Run("--exercise", "2", "--solutions", "--export", Path.Combine(_folder, "missing", "score.json")).Code.Should().Be(2);

    [Theory]
    [InlineData("--exercise")]
    [InlineData("--exercise", "13")]
    [InlineData("--exercise", "x")]
    [InlineData("--export")]
    [InlineData("--check", "--solutions")]
    [InlineData("nonsense")]
    public void Arguments_that_make_no_sense_are_refused(params string[] args)
    {
        CourseArguments.Parse(args, out var problem).Should().BeNull();
        problem.Should().NotBeNullOrEmpty();
    }

    private static (int Code, string Output) Run(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var code = CourseProgram.Run(CourseArguments.Parse(args, out _)!, output, TextWriter.Null);
        return (code, output.ToString());
    }
}
