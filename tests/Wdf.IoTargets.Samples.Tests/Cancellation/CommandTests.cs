using Cancellation;

namespace Wdf.IoTargets.Samples.Tests.Cancellation;

public class CommandTests
{
    [Theory]
    [InlineData(MeetingOrder.CompletedFirst, NtStatus.Success, false)]
    [InlineData(MeetingOrder.CancelledFirst, NtStatus.Cancelled, true)]
    [InlineData(MeetingOrder.DeviceDoesNotListen, NtStatus.Success, true)]
    public void Each_order_has_its_outcome(MeetingOrder order, NtStatus status, bool wasAsked) =>
        CancellationBench.Force(order).Should().Be(new CommandOutcome(status, wasAsked));

    [Fact]
    public void No_order_fails()
    {
        var result = CancellationBench.ExploreAll();

        result.Failure.Should().BeNull();
        result.DistinctOrderings.Should().BeGreaterThan(100);
    }
}
