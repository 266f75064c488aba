using TimeOuts;

namespace Wdf.IoTargets.Samples.Tests.TimeOuts;

public class TimeOutTests
{
    private static readonly TimeOutOutcome TimedOut = new(NtStatus.IoTimeout, TimeSpan.FromSeconds(2));

    [Fact]
    public void A_synchronous_send_times_out() => TimeOutBench.AskSynchronously().Should().Be(TimedOut);

    [Fact]
    public void An_asynchronous_send_times_out() => TimeOutBench.AskAsynchronously().Should().Be(TimedOut);

    [Fact]
    public void A_device_that_does_not_listen_keeps_the_request() =>
        TimeOutBench.AskOneThatDoesNotListen().Should().Be(new TimeOutOutcome(NtStatus.Success, TimeSpan.FromSeconds(10)));

    [Fact]
    public void Without_a_time_out_the_report_names_who_has_the_request() =>
        TimeOutBench.AskWithoutTimeout().Should().Contain("Deadlock").And.Contain(@"\Device\Mute has it");
}
