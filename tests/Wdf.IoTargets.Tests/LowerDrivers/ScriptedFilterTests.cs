namespace Wdf.IoTargets.Tests.LowerDrivers;

/// <summary>A script on top of a device: faults by rule.</summary>
public sealed class ScriptedFilterTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_no_rule_takes_goes_to_the_device_and_what_one_takes_does_not(bool inline)
    {
        OnStack((device, script) =>
        {
            device.CompleteInline = inline;
            script.On(MajorFunction.Read).Touching(512, 512).Complete(NtStatus.DiskCorruptError);

            Sent.Read(script, new byte[8]).Result().Should().Be((NtStatus.Success, 4));
            Sent.Read(script, new byte[8], offset: 600).Result().Should().Be((NtStatus.DiskCorruptError, 0));
            Sent.Write(script, new byte[8], offset: 600).Result().Should().Be((NtStatus.Success, 8));

            device.Seen.Select(s => s.Offset).Should().Equal(0, 600);
            script.Seen.Should().HaveCount(3);
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_data_of_the_device_can_be_damaged_on_its_way(bool inline)
    {
        OnStack((device, script) =>
        {
            device.CompleteInline = inline;
            script.On(MajorFunction.Read).EveryNth(2).PassDown().CorruptAt(0, 0x80);
            var buffer = new byte[8];

            Sent.Read(script, buffer).Result().Should().Be((NtStatus.Success, 4));
            buffer.Should().Equal(1, 2, 3, 4, 0, 0, 0, 0);
            Sent.Read(script, buffer).Result().Should().Be((NtStatus.Success, 4));
            buffer.Should().Equal(0x81, 2, 3, 4, 0, 0, 0, 0);
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_result_of_the_rule_replaces_the_devices(bool inline)
    {
        OnStack((device, script) =>
        {
            device.CompleteInline = inline;
            script.On(MajorFunction.Read).Once().PassDown().Complete(NtStatus.IoTimeout);

            Sent.Read(script, new byte[8]).Result().Should().Be((NtStatus.IoTimeout, 0));
            Sent.Read(script, new byte[8]).Result().Should().Be((NtStatus.Success, 4));
            device.Seen.Should().HaveCount(2);
        });
    }

    [Fact]
    public void A_filter_can_expect_requests_and_let_them_pass()
    {
        OnStack((_, script) =>
        {
            script.Expect(MajorFunction.Write).PassDown();
            Sent.Write(script, new byte[8]).Result().Should().Be((NtStatus.Success, 8));
            script.Verify();
        });
    }

    [Fact]
    public void Faults_begin_and_end_where_they_are_told_to()
    {
        OnStack((device, _) =>
        {
            var faulty = new FaultFilter(device.Device) { Skip = 2, Limit = 3, Where = io => io.MajorFunction == MajorFunction.Read };

            var pattern = string.Concat(Enumerable.Range(0, 8).Select(_ => Sent.Read(faulty, new byte[1]).Result().Status.IsSuccess ? '.' : 'x'));

            pattern.Should().Be("..xxx...");
            faulty.FailedCount.Should().Be(3);
        });
    }

    private static void OnStack(Action<ScriptedDriver, ScriptedDriver> body)
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            device.On(MajorFunction.Read).CompleteWith([1, 2, 3, 4]);
            body(device, new ScriptedDriver(kernel, new LowerDriverOptions { AttachTo = device.Device }));
        });
    }
}
