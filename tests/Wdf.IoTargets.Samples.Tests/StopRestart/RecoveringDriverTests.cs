using StopRestart;

namespace Wdf.IoTargets.Samples.Tests.StopRestart;

public class RecoveringDriverTests
{
    [Fact]
    public void All_pages_are_printed_in_order_although_the_printer_jams()
    {
        var result = RecoveryBench.Run();

        result.Succeeded.Should().Be(6);
        result.Failed.Should().Be(0);
        result.Resets.Should().Be(1);
        result.Story.Where(line => line.Contains("page ", StringComparison.Ordinal)).Select(line => line[^1]).Should().Equal('1', '2', '3', '4', '5', '6');
    }
}
