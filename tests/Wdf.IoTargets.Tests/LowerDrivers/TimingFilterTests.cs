namespace Wdf.IoTargets.Tests.LowerDrivers;

public sealed class TimingFilterTests
{
    [Fact]
    public void A_list_of_latencies_is_used_in_turn()
    {
        OnDevice((kernel, device) =>
        {
            var slow = new LatencyFilter(device.Device, Latency.InTurn(Ms(1), Ms(5), Ms(2)));

            Times(kernel, slow, 5).Should().Equal(Ms(1), Ms(5), Ms(2), Ms(1), Ms(5));
        });
    }

    [Fact]
    public void Latencies_are_drawn_from_a_list()
    {
        OnDevice((kernel, device) =>
        {
            var slow = new LatencyFilter(device.Device, Latency.AnyOf(Ms(1), Ms(5), Ms(5)));

            var times = Times(kernel, slow, 300);

            times.Should().OnlyContain(t => t == Ms(1) || t == Ms(5));
            times.Count(t => t == Ms(5)).Should().BeInRange(150, 250);
        });
    }

    [Fact]
    public void Exponential_latencies_have_their_mean_and_their_limits()
    {
        OnDevice((kernel, device) =>
        {
            var latency = Latency.Exponential(Ms(10), maximum: Ms(60), minimum: Ms(1));

            var times = Enumerable.Range(0, 2000).Select(_ => latency.Draw(kernel)).ToList();

            times.Average(t => t.TotalMilliseconds).Should().BeInRange(10, 12);
            times.Count(t => t < Ms(8)).Should().BeGreaterThan(900, "most are short: the median is 0.69 of the mean");
            times.Min().Should().BeGreaterThanOrEqualTo(Ms(1));
            times.Max().Should().BeLessThanOrEqualTo(Ms(60)).And.BeGreaterThan(Ms(40));
        });
    }

    [Fact]
    public void Draws_depend_on_the_seed_alone()
    {
        static string Draws(int seed)
        {
            using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Seed = seed });
            return string.Join(' ', Enumerable.Range(0, 20).Select(_ => Latency.Exponential(Ms(10)).Draw(kernel).Ticks));
        }

        Draws(3).Should().Be(Draws(3)).And.NotBe(Draws(4));
    }

    [Fact]
    public void Impossible_latencies_are_refused()
    {
        FluentActions.Invoking(() => Latency.Fixed(Ms(-1))).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Latency.Uniform(Ms(2), Ms(1))).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Latency.InTurn()).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Latency.AnyOf(Ms(1), Ms(-1))).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Requests_with_shorter_latencies_overtake()
    {
        OnDevice((kernel, device) =>
        {
            var slow = new LatencyFilter(device.Device, Latency.InTurn(Ms(9), Ms(1)));
            var first = Sent.Read(slow, new byte[1]);
            var second = Sent.Read(slow, new byte[1]);

            second.Result();
            first.IsDone.Should().BeFalse();
            kernel.Elapsed.Should().Be(Ms(1));
            first.Result();
            kernel.Elapsed.Should().Be(Ms(9));
        });
    }

    [Fact]
    public void Bandwidth_makes_bytes_take_time_one_request_after_the_other()
    {
        OnDevice((kernel, device) =>
        {
            device.OnControl(0x222000).CompleteWith(new byte[40]);
            var line = new BandwidthFilter(device.Device, bytesPerSecond: 1000);

            var first = Sent.Read(line, new byte[100]);
            var second = Sent.Write(line, new byte[50]);
            first.Result().Should().Be((NtStatus.Success, 100));
            kernel.Elapsed.Should().Be(Ms(100));
            second.Result().Should().Be((NtStatus.Success, 50));
            kernel.Elapsed.Should().Be(Ms(150), "the line was busy until 100 ms");

            kernel.RunFor(Ms(50));
            Sent.Control(line, 0x222000, new byte[10], new byte[64]).Result().Should().Be((NtStatus.Success, 40));
            kernel.Elapsed.Should().Be(Ms(250), "10 bytes in and 40 out, on an idle line");
        });
    }

    [Fact]
    public void A_short_transfer_takes_only_the_time_of_its_bytes()
    {
        OnDevice((kernel, device) =>
        {
            device.On(MajorFunction.Read).TransferAtMost(10);
            var line = new BandwidthFilter(device.Device, 1000);

            Sent.Read(line, new byte[100]).Result().Information.Should().Be(10);

            kernel.Elapsed.Should().Be(Ms(10));
        });
    }

    [Fact]
    public void A_request_on_the_line_can_be_cancelled_and_the_line_stays_busy()
    {
        OnDevice((kernel, device) =>
        {
            var line = new BandwidthFilter(device.Device, 1000);
            var first = Sent.Read(line, new byte[100]);
            var second = Sent.Read(line, new byte[100]);

            IoManager.CancelIrp(first.Irp).Should().BeTrue();

            first.Result().Should().Be((NtStatus.Cancelled, 0));
            second.Result().Status.Should().Be(NtStatus.Success);
            kernel.Elapsed.Should().Be(Ms(200));
        });
    }

    [Fact]
    public void Reordered_requests_complete_with_their_own_outcome()
    {
        OnDevice((kernel, device) =>
        {
            device.On(MajorFunction.Read).AtOffset(1).Complete(NtStatus.CrcError);
            var mixed = new ReorderFilter(device.Device, window: 3) { LastFirst = true };
            var order = new List<long>();
            var watch = new WatchFilter(mixed.Device, order);

            var sent = Enumerable.Range(0, 3).Select(i => Sent.Read(watch, new byte[4], i)).ToList();

            sent.Select(s => s.Result().Status).Should().Equal(NtStatus.Success, NtStatus.CrcError, NtStatus.Success);
            order.Should().Equal(2, 1, 0);
            kernel.Elapsed.Should().Be(TimeSpan.Zero);
        });
    }

    [Fact]
    public void Too_few_requests_for_a_window_go_on_when_patience_ends()
    {
        OnDevice((kernel, device) =>
        {
            var mixed = new ReorderFilter(device.Device, window: 3) { LastFirst = true, Patience = Ms(4) };
            var order = new List<long>();
            var watch = new WatchFilter(mixed.Device, order);
            var first = Sent.Read(watch, new byte[4], offset: 1);
            kernel.RunFor(Ms(3));
            var cancelled = Sent.Read(watch, new byte[4], offset: 2);
            IoManager.CancelIrp(cancelled.Irp).Should().BeTrue();
            var last = Sent.Read(watch, new byte[4], offset: 3);

            first.Result().Status.Should().Be(NtStatus.Success);
            last.Result().Status.Should().Be(NtStatus.Success);
            cancelled.Result().Status.Should().Be(NtStatus.Cancelled);

            kernel.Elapsed.Should().Be(Ms(4));
            order.Should().Equal(2, 3, 1);
        });
    }

    [Fact]
    public void The_order_is_by_the_seed()
    {
        static List<long> Order(int seed)
        {
            using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Seed = seed });
            var order = new List<long>();
            kernel.Run(() =>
            {
                var mixed = new ReorderFilter(new ScriptedDriver(kernel).Device, window: 8);
                var watch = new WatchFilter(mixed.Device, order);
                Enumerable.Range(0, 8).Select(i => Sent.Read(watch, new byte[4], i)).ToList().ForEach(s => s.Result());
            });
            return order;
        }

        Order(1).Should().BeEquivalentTo(Enumerable.Range(0, 8)).And.Equal(Order(1)).And.NotEqual(Order(2));
    }

    [Fact]
    public void Removal_ends_what_filters_keep()
    {
        OnDevice((kernel, device) =>
        {
            var mixed = new ReorderFilter(device.Device, window: 3);
            var line = new BandwidthFilter(mixed.Device, 1);
            var inLine = Sent.Write(line, new byte[4]);
            var gathered = Sent.Read(line, new byte[4]);

            device.Remove();

            inLine.Result().Status.Should().Be(NtStatus.DeviceRemoved);
            gathered.Result().Status.Should().Be(NtStatus.DeviceRemoved);
            kernel.RunFor(TimeSpan.FromSeconds(10));
        });
    }

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private static List<TimeSpan> Times(SimulatedKernel kernel, LowerDriver slow, int count)
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < count; i++)
        {
            var before = kernel.Elapsed;
            Sent.Read(slow, new byte[4]).Result().Should().Be((NtStatus.Success, 4));
            times.Add(kernel.Elapsed - before);
        }

        return times;
    }

    private static void OnDevice(Action<SimulatedKernel, ScriptedDriver> body)
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() => body(kernel, new ScriptedDriver(kernel)));
    }

    /// <summary>Notes the order in which requests come back.</summary>
    private sealed class WatchFilter(DeviceObject below, List<long> order) : FilterDriver(below)
    {
        protected override void OnReturn(Irp irp) => order.Add(new SimulatedIo(irp).Offset);
    }
}
