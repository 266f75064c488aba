using System.Diagnostics.Metrics;
using Wdf.IoTargets.Tests.Ddi.Coverage;

namespace Wdf.IoTargets.Tests.Docs;

/// <summary>docs/observability.md names the instruments as they are.</summary>
public class ObservabilityDocumentTests
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.PathOf(Path.Combine("docs", "observability.md")));

    [Fact]
    public void The_table_has_each_instrument_with_its_kind_and_unit()
    {
        using var meters = new KernelMeters();
        var found = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (ReferenceEquals(instrument.Meter, meters.Meter))
            {
                var kind = instrument.GetType().Name;
                found.Add($"| `{instrument.Name}` | {kind[..kind.IndexOf('`')]} | `{instrument.Unit}` |");
                instrument.Description.Should().NotBeNullOrEmpty();
            }
        };
        listener.Start();

        found.Should().HaveCount(8);
        RowsOf("wdf.request.").Select(row => string.Join('|', row.Split('|').Take(4)) + "|").Where(row => !row.Contains(KernelMeters.StatusTag, StringComparison.Ordinal))
            .Should().BeEquivalentTo(found);
    }

    [Theory]
    [InlineData(KernelMeters.TargetTag)]
    [InlineData(KernelMeters.StatusTag)]
    public void The_table_of_tags_has_each_tag(string tag) => RowsOf(tag).Should().ContainSingle();

    [Fact]
    public void The_meter_is_named() => Lines.Should().Contain(line => line.Contains($"named `{KernelMeters.MeterName}`", StringComparison.Ordinal));

    private static IEnumerable<string> RowsOf(string name) => Lines.Where(line => line.StartsWith($"| `{name}", StringComparison.Ordinal));
}
