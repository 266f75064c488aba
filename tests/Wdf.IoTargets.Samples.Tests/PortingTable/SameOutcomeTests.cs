using PortingTable;

namespace Wdf.IoTargets.Samples.Tests.PortingTable;

public class SameOutcomeTests
{
    public static TheoryData<string> Titles => [.. Table.Rows.Select(r => r.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Both_ways_have_the_same_outcome(string title)
    {
        var row = Table.Rows.Single(r => r.Title == title);

        Bench.Run(row, row.Wdf).Outcome.Should().Be(Bench.Run(row, row.Wdm).Outcome);
    }
}
