using AsyncPipeline;

namespace Wdf.IoTargets.Samples.Tests.AsyncPipeline;

public class ReadPipelineTests
{
    [Theory]
    [InlineData(1, 32)]
    [InlineData(2, 16)]
    [InlineData(4, 8)]
    [InlineData(8, 4)]
    public void With_more_requests_in_flight_it_takes_less_time(int depth, int milliseconds) =>
        PipelineBench.Run(depth).Should().Be(new PipelineResult(NtStatus.Success, Reads: 16, depth, TimeSpan.FromMilliseconds(milliseconds), IsDataRight: true));

    [Fact]
    public void More_requests_than_blocks_are_not_all_sent() =>
        PipelineBench.Run(20).Should().Be(new PipelineResult(NtStatus.Success, Reads: 16, MostInFlight: 16, TimeSpan.FromMilliseconds(2), IsDataRight: true));
}
