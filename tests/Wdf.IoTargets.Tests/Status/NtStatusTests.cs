namespace Wdf.IoTargets.Tests.Status;

public class NtStatusTests
{
    [Theory]
    [InlineData(0x00000000u, true, false, false, false)]
    [InlineData(0x00000103u, true, false, false, false)]
    [InlineData(0x3FFFFFFFu, true, false, false, false)]
    [InlineData(0x40000000u, true, true, false, false)]
    [InlineData(0x7FFFFFFFu, true, true, false, false)]
    [InlineData(0x80000000u, false, false, true, false)]
    [InlineData(0xBFFFFFFFu, false, false, true, false)]
    [InlineData(0xC0000000u, false, false, false, true)]
    [InlineData(0xFFFFFFFFu, false, false, false, true)]
    public void Severity_follows_the_two_highest_bits(uint value, bool success, bool information, bool warning, bool error)
    {
        var status = (NtStatus)value;

        status.IsSuccess.Should().Be(success);
        status.IsInformation.Should().Be(information);
        status.IsWarning.Should().Be(warning);
        status.IsError.Should().Be(error);
    }

    [Theory]
    [InlineData(NtStatus.Success, "STATUS_SUCCESS")]
    [InlineData(NtStatus.InvalidParameter, "STATUS_INVALID_PARAMETER")]
    [InlineData(NtStatus.WdfDeviceRemovedNotSent, "STATUS_WDF_DEVICE_REMOVED_NOT_SENT")]
    [InlineData((NtStatus)0xC0001234, "0xC0001234")]
    [InlineData((NtStatus)1, "0x00000001")]
    public void ToName_gives_the_C_name_or_the_value(NtStatus status, string name)
    {
        status.ToName().Should().Be(name);
    }

    [Fact]
    public void Every_status_has_a_name_of_its_own()
    {
        var names = Enum.GetValues<NtStatus>().Distinct().Select(status => status.ToName()).ToList();

        names.Should().OnlyHaveUniqueItems().And.AllSatisfy(name => name.Should().StartWith("STATUS_"));
    }
}
