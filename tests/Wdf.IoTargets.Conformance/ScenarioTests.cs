namespace Wdf.IoTargets.Conformance;

/// <summary>Each scenario is a test case of its name.</summary>
public sealed class ScenarioTests
{
    private static readonly string Data = Path.Combine(AppContext.BaseDirectory, "data");
    private static readonly string Support = Path.Combine(Data, "support");

    public static TheoryData<string> ByHand => Cases(Data);

    public static TheoryData<string> Random => Cases(Path.Combine(Data, "fuzz"));

    public static TheoryData<string> SupportByHand => Cases(Support);

    public static TheoryData<string> SupportRandom => Cases(Path.Combine(Support, "fuzz"));

    [Theory]
    [MemberData(nameof(ByHand))]
    public void Written(string scenario) => Check(Data, scenario);

    [Theory]
    [MemberData(nameof(Random))]
    public void Generated(string scenario) => Check(Path.Combine(Data, "fuzz"), scenario);

    [Theory]
    [MemberData(nameof(SupportByHand))]
    public void SupportWritten(string scenario) => Check(Support, scenario);

    [Theory]
    [MemberData(nameof(SupportRandom))]
    public void SupportGenerated(string scenario) => Check(Path.Combine(Support, "fuzz"), scenario);

    private static TheoryData<string> Cases(string folder)
    {
        var cases = new TheoryData<string>();
        foreach (var scenario in Scenario.Load(Path.Combine(folder, "scenarios"), Path.Combine(folder, "golden")))
        {
            cases.Add(new TheoryDataRow<string>(scenario.Name) { TestDisplayName = scenario.Name });
        }

        return cases;
    }

    private static void Check(string folder, string scenario)
    {
        var difference = Comparison.Run(Scenario.Read(scenario, Path.Combine(folder, "scenarios"), Path.Combine(folder, "golden")));
        var listed = folder.StartsWith(Support, StringComparison.Ordinal) ? $"support/{scenario}" : scenario;
        if (KnownDifferences.Names.Contains(listed))
        {
            difference.Should().NotBeNull("it is listed in docs/conformance.md; take it off the list, as it passes now");
        }
        else
        {
            difference.Should().BeNull("the recording is what the real framework does");
        }
    }
}
