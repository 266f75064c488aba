namespace Wdf.IoTargets.Tests.Status;

public class IoControlCodeTests
{
    [Fact]
    public void Create_puts_each_part_in_its_place()
    {
        var code = IoControlCode.Create(DeviceType.Unknown, 0x800, IoMethod.Buffered, IoAccess.Any);

        code.Value.Should().Be(0x222000);
        code.ToString().Should().Be("0x00222000");
    }

    [Fact]
    public void The_parts_can_be_read_back()
    {
        IoControlCode code = 0x8001_EFFF;

        code.DeviceType.Should().Be((DeviceType)0x8001);
        code.Access.Should().Be(IoAccess.Read | IoAccess.Write);
        code.Function.Should().Be(0xBFF);
        code.Method.Should().Be(IoMethod.Neither);
    }

    [Fact]
    public void A_code_converts_to_its_number_and_back()
    {
        uint number = new IoControlCode(0x70000);
        IoControlCode code = number;

        code.Should().Be(IoControlCode.Create(DeviceType.Disk, 0, IoMethod.Buffered, IoAccess.Any));
    }
}
