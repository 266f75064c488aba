using Wdf.IoTargets.Testing.Tests.Scenarios;

namespace Wdf.IoTargets.Testing.Tests.Explore;

public class FailEachAllocationTests
{
    [Fact]
    public void The_body_runs_once_for_each_allocation()
    {
        var runs = 0;

        var sites = Testing.Explore.FailEachAllocation(
            static kernel => WdfDriver.Create(kernel),
            (_, driver) =>
            {
                runs++;
                if (driver.TryCreate(out var memory))
                {
                    memory.Delete();
                }
            });

        sites.Should().NotBeEmpty();
        runs.Should().Be(sites.Count + 2, "one without a failure comes first, and one that comes to no further allocation last");
    }

    [Fact]
    public void A_body_that_does_not_cope_is_named_with_the_allocation()
    {
        var run = () => Testing.Explore.FailEachAllocation(
            static kernel => WdfDriver.Create(kernel),
            static (kernel, driver) => driver.TryCreate(out _).Should().BeTrue());

        run.Should().Throw<AllocationFailureException>().Which.Site.Should().NotBeNull();
    }

    [Fact]
    public void A_body_that_fails_anyway_is_told_so()
    {
        var run = () => Testing.Explore.FailEachAllocation(static kernel => throw new InvalidOperationException("always"));

        run.Should().Throw<AllocationFailureException>().Which.Number.Should().Be(0);
    }
}
