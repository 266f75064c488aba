using System.Reflection;
using Wdf.IoTargets.Testing;
using Wdf.IoTargets.Tests.Ddi.Coverage;

namespace Wdf.IoTargets.Tests.PublicApi;

/// <summary>The public API is what the reviewed files say: a change of it shows as a change of a text.</summary>
public class PublicApiTests
{
    private const int ShownDifferences = 20;

    public static TheoryData<string> Packages => ["Wdf.IoTargets", "Wdf.IoTargets.Testing"];

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_api_is_the_one_that_was_reviewed(string package)
    {
        var path = Repository.PathOf(Path.Combine("src", package, "PublicApi.txt"));
        var text = ApiText.Of(AssemblyOf(package));
        if (Environment.GetEnvironmentVariable("WDF_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, text);
        }

        var reviewed = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : string.Empty;
        if (reviewed != text)
        {
            Assert.Fail($"The public API of {package} differs from src/{package}/PublicApi.txt. If that is meant, run the tests once with WDF_UPDATE_DOCS=1, "
                + $"read what changed in the file, and commit it.\n{Difference(reviewed, text)}");
        }
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_text_is_the_same_each_time(string package) => ApiText.Of(AssemblyOf(package)).Should().Be(ApiText.Of(AssemblyOf(package)));

    private static Assembly AssemblyOf(string package) => package == "Wdf.IoTargets" ? typeof(SimulatedKernel).Assembly : typeof(Explore).Assembly;

    private static string Difference(string before, string now)
    {
        var (old, current) = (before.Split('\n'), now.Split('\n'));
        var gone = old.Except(current).Select(line => "- " + line.Trim());
        var come = current.Except(old).Select(line => "+ " + line.Trim());
        return string.Join('\n', gone.Concat(come).Take(ShownDifferences).DefaultIfEmpty("The lines are the same, in another order or number."));
    }
}
