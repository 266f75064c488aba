using Exploration;

namespace Wdf.IoTargets.Samples.Tests.Exploration;

public class ButtonDriverTests
{
    [Fact]
    public void The_default_order_does_not_show_the_bug() => ButtonBench.RunOnce().Should().Be("passed");

    [Fact]
    public void Exploration_finds_the_bug_and_replays_it()
    {
        var failure = ButtonBench.Search(isFixed: false).Failure;

        failure.Should().NotBeNull();
        failure!.Exception.Should().BeOfType<WdfViolationException>();
        ButtonBench.Replay(failure.Schedule).Should().Be($"failed again: {nameof(WdfViolationException)}");
    }

    [Fact]
    public void The_repaired_driver_does_not_fail() => ButtonBench.Search(isFixed: true).Failure.Should().BeNull();
}
