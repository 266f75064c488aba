using FaultInjection;

namespace Wdf.IoTargets.Samples.Tests.FaultInjection;

public class SectorCopierTests
{
    [Theory]
    [InlineData(0, NtStatus.Success, true)]
    [InlineData(1, NtStatus.Success, true)]
    [InlineData(2, NtStatus.Success, true)]
    [InlineData(3, NtStatus.IoDeviceError, false)]
    [InlineData(4, NtStatus.Success, true)]
    [InlineData(5, NtStatus.Success, true)]
    [InlineData(6, NtStatus.Success, false)]
    public void Retries_help_against_faults_that_pass(int fault, NtStatus status, bool isDataRight)
    {
        var outcome = FaultBench.Run(FaultBench.Faults[fault]);

        outcome.Status.Should().Be(status);
        outcome.IsDataRight.Should().Be(isDataRight);
    }

    [Fact]
    public void A_run_with_faults_is_the_same_each_time() =>
        FaultBench.Faults.Select(FaultBench.Run).Should().Equal(FaultBench.Faults.Select(FaultBench.Run));

    [Fact]
    public void Whatever_allocation_fails_nothing_is_leaked() => FaultBench.FailEachAllocation().Should().HaveCountGreaterThan(2);
}
