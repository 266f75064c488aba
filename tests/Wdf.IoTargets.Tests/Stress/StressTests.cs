namespace Wdf.IoTargets.Tests.Stress;

public class StressTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_request_completes_exactly_once_and_the_seed_gives_the_same_events(int seed)
    {
        var first = StressScenario.Run(seed, 300);
        first.Failure.Should().BeNull();
        first.Requests.Should().Be(300);

        var second = StressScenario.Run(seed, 300);
        second.Hash.Should().Be(first.Hash);
        second.Events.Should().Be(first.Events);
    }

    [Fact]
    public void Different_seeds_give_different_events()
    {
        var hashes = Enumerable.Range(0, 20).Select(seed => StressScenario.Run(seed, 50).Hash);
        hashes.Should().OnlyHaveUniqueItems();
    }
}
