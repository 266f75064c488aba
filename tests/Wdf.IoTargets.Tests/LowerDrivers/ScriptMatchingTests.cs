namespace Wdf.IoTargets.Tests.LowerDrivers;

public sealed class ScriptMatchingTests
{
    private const uint Code = 0x222000;

    [Fact]
    public void Rules_match_by_length_and_offset()
    {
        OnDevice(device =>
        {
            device.On(MajorFunction.Read).WithLength(3).Complete(NtStatus.DeviceBusy);
            device.OnAny().WithLength(5, 6).Complete(NtStatus.IoDeviceError);
            device.On(MajorFunction.Read).AtOffset(512).Complete(NtStatus.CrcError);
            device.OnAny().Touching(1000, 24).Complete(NtStatus.DiskCorruptError);

            Sent.Read(device, new byte[3]).Result().Status.Should().Be(NtStatus.DeviceBusy);
            Sent.Write(device, new byte[3]).Result().Status.Should().Be(NtStatus.Success);
            Sent.Write(device, new byte[5]).Result().Status.Should().Be(NtStatus.IoDeviceError);
            Sent.Read(device, new byte[6]).Result().Status.Should().Be(NtStatus.IoDeviceError);
            Sent.Read(device, new byte[7]).Result().Status.Should().Be(NtStatus.Success);
            Sent.Control(device, Code, new byte[5], new byte[5]).Result().Status.Should().Be(NtStatus.Success, "a device control is no transfer");
            Sent.Read(device, new byte[8], offset: 512).Result().Status.Should().Be(NtStatus.CrcError);
            Sent.Read(device, new byte[8], offset: 992).Result().Status.Should().Be(NtStatus.Success);
            Sent.Read(device, new byte[9], offset: 992).Result().Status.Should().Be(NtStatus.DiskCorruptError);
            Sent.Write(device, new byte[9], offset: 1023).Result().Status.Should().Be(NtStatus.DiskCorruptError);
            Sent.Write(device, new byte[9], offset: 1024).Result().Status.Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void Rules_match_by_the_buffers_of_a_control_and_by_content()
    {
        OnDevice(device =>
        {
            device.OnControl(Code).WithInputLength(2).WithOutputLength(4).Complete(NtStatus.DeviceBusy);
            device.OnAny().WithInput([1, 2, 3]).Complete(NtStatus.DataOverrun);

            Sent.Control(device, Code, new byte[2], new byte[4]).Result().Status.Should().Be(NtStatus.DeviceBusy);
            Sent.Control(device, Code, new byte[2], new byte[5]).Result().Status.Should().Be(NtStatus.Success);
            Sent.Control(device, Code, new byte[] { 1, 2, 3 }).Result().Status.Should().Be(NtStatus.DataOverrun);
            Sent.Write(device, new byte[] { 1, 2, 3 }).Result().Status.Should().Be(NtStatus.DataOverrun);
            Sent.Write(device, new byte[] { 1, 2, 4 }).Result().Status.Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void Rules_count_their_calls()
    {
        OnDevice(device =>
        {
            device.On(MajorFunction.Read).EveryNth(3).Complete(NtStatus.DeviceBusy);
            device.On(MajorFunction.Read).FromCall(5).Complete(NtStatus.IoDeviceError);

            // The second rule sees only what the first leaves: its fifth call is the seventh read.
            var statuses = Enumerable.Range(0, 9).Select(_ => Sent.Read(device, new byte[1]).Result().Status).ToList();

            const NtStatus Ok = NtStatus.Success;
            statuses.Should().Equal(Ok, Ok, NtStatus.DeviceBusy, Ok, Ok, NtStatus.DeviceBusy, NtStatus.IoDeviceError, NtStatus.IoDeviceError, NtStatus.DeviceBusy);
        });
    }

    [Fact]
    public void A_rule_tells_what_it_is_for()
    {
        OnDevice(device =>
        {
            device.On(MajorFunction.Read).WithLength(512).AtOffset(0).OnlyCall(2).ToString().Should().Be("Read, of 512 bytes, at 0, call 2");
            device.OnControl(Code).WithInput([0xAB, 1]).ToString().Should().Be("control 0x00222000, with input AB01");
            device.OnAny().When(io => io.Length > 3).ToString().Should().Be("any request, when io => io.Length > 3");
            device.OnAny().Touching(0, 512).Named("boot sector").ToString().Should().Be("boot sector");
        });
    }

    private static void OnDevice(Action<ScriptedDriver> body)
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() => body(new ScriptedDriver(kernel)));
    }
}
