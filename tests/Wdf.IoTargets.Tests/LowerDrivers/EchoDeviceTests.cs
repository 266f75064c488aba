namespace Wdf.IoTargets.Tests.LowerDrivers;

public sealed class EchoDeviceTests
{
    [Fact]
    public void A_read_gets_what_was_written_last()
    {
        OnDevice(device =>
        {
            var buffer = new byte[4];
            Sent.Read(device, buffer).Result().Should().Be((NtStatus.Success, 0));
            Sent.Write(device, new byte[] { 9, 9, 9, 9, 9 }).Result().Should().Be((NtStatus.Success, 5));
            Sent.Write(device, new byte[] { 1, 2, 3 }).Result().Should().Be((NtStatus.Success, 3));

            Sent.Read(device, buffer).Result().Should().Be((NtStatus.Success, 3));
            Sent.Read(device, buffer.AsMemory(0, 2)).Result().Should().Be((NtStatus.Success, 2));

            buffer.Should().Equal(1, 2, 3, 0);
            Sent.Flush(device).Result().Status.Should().Be(NtStatus.Success);
            Sent.Read(device, buffer).Result().Should().Be((NtStatus.Success, 0));
        });
    }

    [Fact]
    public void A_write_has_a_limit()
    {
        OnDevice(device =>
        {
            Sent.Write(device, new byte[EchoDevice.MaximumWrite]).Result().Status.Should().Be(NtStatus.Success);
            Sent.Write(device, new byte[EchoDevice.MaximumWrite + 1]).Result().Should().Be((NtStatus.BufferOverflow, 0));
        });
    }

    [Theory]
    [InlineData(IoMethod.Buffered, false)]
    [InlineData(IoMethod.OutDirect, false)]
    [InlineData(IoMethod.Neither, false)]
    [InlineData(IoMethod.Buffered, true)]
    public void A_control_gets_its_input_back(IoMethod method, bool isInternal)
    {
        OnDevice(device =>
        {
            var code = 0x222000 | (uint)method;
            var output = new byte[4];
            Sent.Control(device, code, new byte[] { 1, 2, 3 }, output, isInternal).Result().Should().Be((NtStatus.Success, 3));
            output.Should().Equal(1, 2, 3, 0);
            Sent.Control(device, code, new byte[] { 5, 6, 7 }, output.AsMemory(0, 2), isInternal).Result().Should().Be((NtStatus.BufferOverflow, 2));
            output.Should().Equal(5, 6, 3, 0);
        });
    }

    [Fact]
    public void The_second_buffer_of_an_in_direct_control_is_left_alone()
    {
        OnDevice(device =>
        {
            var output = new byte[] { 7, 7 };
            Sent.Control(device, 0x222001, new byte[] { 1, 2 }, output).Result().Should().Be((NtStatus.Success, 0));
            output.Should().Equal(7, 7);
        });
    }

    private static void OnDevice(Action<EchoDevice> body)
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() => body(new EchoDevice(kernel)));
    }
}
