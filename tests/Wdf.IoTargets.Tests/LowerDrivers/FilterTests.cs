namespace Wdf.IoTargets.Tests.LowerDrivers;

public sealed class FilterTests
{
    [Theory]
    [InlineData(false, false, NtStatus.Pending, 2)]
    [InlineData(true, false, NtStatus.IoDeviceError, 2)]
    [InlineData(true, true, NtStatus.Pending, 3)]
    public void Every_nth_request_of_a_kind_fails(bool inline, bool afterwards, NtStatus returned, int seen)
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            var faulty = new FaultFilter(device.Device) { Major = MajorFunction.Read, EveryNth = 2, CompleteInline = inline, FailAfterwards = afterwards };

            Sent.Read(faulty, new byte[4]).Result().Should().Be((NtStatus.Success, 4));
            Sent.Write(faulty, new byte[4]).Result().Should().Be((NtStatus.Success, 4));
            var failed = Sent.Read(faulty, new byte[4]);

            failed.Returned.Should().Be(returned);
            failed.Result().Should().Be((NtStatus.IoDeviceError, 0));
            faulty.FailedCount.Should().Be(1);
            device.Seen.Should().HaveCount(seen);
        });
    }

    [Fact]
    public void A_failure_afterwards_reaches_the_sender_of_a_pended_request()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel) { CompleteInline = false };
            var faulty = new FaultFilter(device.Device) { FailAfterwards = true, Status = NtStatus.DeviceNotReady };

            Sent.Read(faulty, new byte[4]).Result().Should().Be((NtStatus.DeviceNotReady, 0));
            device.Seen.Should().ContainSingle();
        });
    }

    [Fact]
    public void Faults_by_chance_depend_on_the_seed_alone()
    {
        static string Pattern(int seed)
        {
            using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Seed = seed });
            var pattern = string.Empty;
            kernel.Run(() =>
            {
                var device = new ScriptedDriver(kernel);
                var faulty = new FaultFilter(device.Device) { Probability = 0.5 };
                pattern = string.Concat(Enumerable.Range(0, 64).Select(_ => Sent.Read(faulty, new byte[1]).Result().Status.IsSuccess ? '.' : 'x'));
            });
            return pattern;
        }

        Pattern(1).Should().Be(Pattern(1)).And.NotBe(Pattern(2)).And.Contain("x").And.Contain(".");
    }

    [Fact]
    public void A_predicate_picks_what_fails()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            var faulty = new FaultFilter(device.Device) { Where = io => io.Offset == 512 };

            Sent.Read(faulty, new byte[4]).Result().Status.Should().Be(NtStatus.Success);
            Sent.Read(faulty, new byte[4], offset: 512).Result().Status.Should().Be(NtStatus.IoDeviceError);
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Latency_delays_the_completion_with_its_outcome(bool inlineBelow)
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel) { CompleteInline = inlineBelow };
            device.On(MajorFunction.Read).CompleteWith([1, 2, 3]);
            device.On(MajorFunction.Write).Complete(NtStatus.DeviceBusy);
            var slow = new LatencyFilter(device.Device, TimeSpan.FromMilliseconds(5)) { Where = io => io.Offset == 0 };
            var buffer = new byte[4];

            var sent = Sent.Read(slow, buffer);
            sent.Returned.Should().Be(NtStatus.Pending);
            sent.Result().Should().Be((NtStatus.Success, 3));
            kernel.Elapsed.Should().Be(TimeSpan.FromMilliseconds(5));
            buffer.Should().Equal(1, 2, 3, 0);
            Sent.Write(slow, new byte[4]).Result().Status.Should().Be(NtStatus.DeviceBusy);
            kernel.Elapsed.Should().Be(TimeSpan.FromMilliseconds(10));
            Sent.Read(slow, buffer, offset: 1).Result().Information.Should().Be(3);
            kernel.Elapsed.Should().Be(TimeSpan.FromMilliseconds(10));
        });
    }

    [Fact]
    public void A_delayed_request_can_be_cancelled()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            var slow = new LatencyFilter(device.Device, TimeSpan.FromMilliseconds(5));
            var sent = Sent.Read(slow, new byte[4]);
            kernel.RunFor(TimeSpan.FromMilliseconds(2));

            IoManager.CancelIrp(sent.Irp).Should().BeTrue();

            sent.Result().Should().Be((NtStatus.Cancelled, 0));
            kernel.Elapsed.Should().Be(TimeSpan.FromMilliseconds(2));
            device.Seen.Should().ContainSingle();
        });
    }

    [Fact]
    public void Random_latency_lies_between_its_limits_and_filters_stack()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            var slow = new LatencyFilter(device.Device, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(9));
            var faulty = new FaultFilter(slow.Device) { EveryNth = 100 };
            var times = new List<TimeSpan>();
            for (var i = 0; i < 20; i++)
            {
                var before = kernel.Elapsed;
                Sent.Read(faulty, new byte[4]).Result().Should().Be((NtStatus.Success, 4));
                times.Add(kernel.Elapsed - before);
            }

            times.Should().OnlyContain(t => t >= TimeSpan.FromMilliseconds(1) && t <= TimeSpan.FromMilliseconds(9));
            times.Distinct().Count().Should().BeGreaterThan(10);
            faulty.Device.StackSize.Should().Be(3);
        });
    }
}
