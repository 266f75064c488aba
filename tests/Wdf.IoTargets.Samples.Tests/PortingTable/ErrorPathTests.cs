using PortingTable;
using Wdf.IoTargets.Testing;

namespace Wdf.IoTargets.Samples.Tests.PortingTable;

public class ErrorPathTests
{
    // Without the rows that end in a deadlock, and those whose allocations are the filter's and the application's, not the row's.
    public static TheoryData<string> Titles =>
        [.. Table.Rows.Where(r => !r.EndsInDeadlock && !r.GetType().Name.StartsWith("Cancel", StringComparison.Ordinal) && !IsFilter(r)).Select(r => r.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Whatever_allocation_of_the_WDM_way_fails_nothing_is_leaked(string title)
    {
        var row = Table.Rows.Single(r => r.Title == title);

        var sites = Explore.FailEachAllocation(kernel => new Bench(row, kernel), (_, bench) => row.Wdm(bench));

        sites.Should().NotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void Whatever_allocation_of_the_WDF_way_fails_nothing_is_leaked(string title)
    {
        var row = Table.Rows.Single(r => r.Title == title);

        Explore.FailEachAllocation(
            kernel =>
            {
                var bench = new Bench(row, kernel);
                bench.Device.Should().NotBeNull();
                return bench;
            },
            (_, bench) => row.Wdf(bench));
    }

    private static bool IsFilter(Row row) => row.GetType().Name is "ForwardAsynchronouslyRow" or "ForwardSynchronouslyRow" or "SendAndForgetRow";
}
