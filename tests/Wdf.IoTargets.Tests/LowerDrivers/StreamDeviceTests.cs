namespace Wdf.IoTargets.Tests.LowerDrivers;

/// <summary>Ten bytes come each millisecond; 40 bytes are kept.</summary>
public sealed class StreamDeviceTests
{
    private static readonly StreamDeviceOptions s_tenBytes = new() { PacketSize = 10, Period = TimeSpan.FromMilliseconds(1), BufferSize = 40 };

    [Fact]
    public void Reads_that_wait_lose_nothing()
    {
        OnDevice((kernel, device) =>
        {
            device.Start();
            var buffers = new byte[4][];
            var sent = new List<Sent>();
            for (var i = 0; i < 4; i++)
            {
                sent.Add(Sent.Read(device, buffers[i] = new byte[25]));
            }

            var times = sent.ConvertAll(s =>
            {
                s.Result().Should().Be((NtStatus.Success, 25));
                return kernel.Elapsed;
            });

            times.Should().Equal(Ms(3), Ms(5), Ms(8), Ms(10));
            buffers.SelectMany(b => b).Should().Equal(Enumerable.Range(0, 100).Select(i => (byte)i));
            device.Counters.Should().Be(new StreamCounters { BytesProduced = 100, BytesDelivered = 100 });
        });
    }

    [Fact]
    public void What_finds_no_room_is_dropped_and_counted()
    {
        OnDevice((kernel, device) =>
        {
            Sent.Control(device, StreamIoctl.Start).Result().Status.Should().Be(NtStatus.Success);
            kernel.RunFor(Ms(7));
            var buffer = new byte[50];
            var read = Sent.Read(device, buffer);
            CountersOf(device).Should().Be(new StreamCounters { BytesProduced = 70, BytesDropped = 30, Overruns = 3 });

            read.Result().Should().Be((NtStatus.Success, 50));

            kernel.Elapsed.Should().Be(Ms(8));
            buffer[39..41].Should().Equal(39, 70);
            CountersOf(device).Should().Be(new StreamCounters { BytesProduced = 80, BytesDelivered = 50, BytesDropped = 30, Overruns = 3 });
            Sent.Control(device, StreamIoctl.ResetCounters).Result().Status.Should().Be(NtStatus.Success);
            CountersOf(device).Should().Be(default(StreamCounters));
        });
    }

    [Fact]
    public void A_day_without_a_reader_is_an_overrun_of_a_day()
    {
        OnDevice((kernel, device) =>
        {
            device.Start();
            kernel.RunFor(TimeSpan.FromDays(1));
            device.Counters.Should().Be(new StreamCounters { BytesProduced = 864_000_000, BytesDropped = 864_000_000 - 40, Overruns = 86_400_000 - 4 });
        });
    }

    [Fact]
    public void Short_reads_end_with_the_first_packet()
    {
        OnDevice((kernel, device) =>
        {
            device.Start();
            Sent.Read(device, new byte[25]).Result().Should().Be((NtStatus.Success, 10));
            kernel.Elapsed.Should().Be(Ms(1));
            Sent.Read(device, new byte[4]).Result().Should().Be((NtStatus.Success, 4));
            Sent.Read(device, new byte[25]).Result().Should().Be((NtStatus.Success, 6));
            kernel.Elapsed.Should().Be(Ms(2));
        }, s_tenBytes with { ShortReads = true, Pattern = new byte[] { 1, 2, 3 }, BufferSize = 10 });
    }

    [Fact]
    public void A_cancelled_read_leaves_its_data_to_the_next()
    {
        OnDevice((kernel, device) =>
        {
            device.Start();
            var buffer = new byte[30];
            var first = Sent.Read(device, new byte[30]);
            var second = Sent.Read(device, buffer);
            kernel.RunFor(Ms(2));

            IoManager.CancelIrp(first.Irp).Should().BeTrue();

            first.Result().Should().Be((NtStatus.Cancelled, 0));
            second.Result().Should().Be((NtStatus.Success, 30));
            kernel.Elapsed.Should().Be(Ms(3));
            buffer.Should().Equal(Enumerable.Range(0, 30).Select(i => (byte)i));
        });
    }

    [Fact]
    public void A_stopped_stream_keeps_what_it_has_and_reads_wait()
    {
        OnDevice((kernel, device) =>
        {
            var waiting = Sent.Read(device, new byte[10]);
            kernel.RunFor(Ms(10));
            waiting.IsDone.Should().BeFalse("the stream does not run yet");
            device.Start();
            waiting.Result().Information.Should().Be(10);
            kernel.Elapsed.Should().Be(Ms(11));
            kernel.RunFor(Ms(2.5));
            Sent.Control(device, StreamIoctl.Stop).Result().Status.Should().Be(NtStatus.Success);
            device.IsRunning.Should().BeFalse();
            kernel.RunFor(Ms(10));

            Sent.Read(device, new byte[20]).Result().Information.Should().Be(20);
            device.Counters.BytesProduced.Should().Be(30);
        });
    }

    [Fact]
    public void A_running_stream_hides_no_deadlock()
    {
        using var kernel = new SimulatedKernel();
        var run = () => kernel.Run(() =>
        {
            var device = new StreamDevice(kernel, s_tenBytes);
            device.Start();
            kernel.Wait(new KernelEvent(kernel, KernelEventType.Notification), KernelTimeout.Infinite);
        });

        run.Should().Throw<KernelDeadlockException>();
    }

    [Fact]
    public void Controls_check_their_buffers_and_codes()
    {
        OnDevice((_, device) =>
        {
            Sent.Control(device, StreamIoctl.GetCounters, default, new byte[31]).Returned.Should().Be(NtStatus.BufferTooSmall);
            Sent.Control(device, 0x222000).Returned.Should().Be(NtStatus.InvalidDeviceRequest);
            Sent.Write(device, new byte[1]).Returned.Should().Be(NtStatus.InvalidDeviceRequest);
            Sent.Read(device, default).Returned.Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void Removal_ends_reads_that_wait()
    {
        OnDevice((kernel, device) =>
        {
            device.Start();
            var sent = new[] { Sent.Read(device, new byte[10]), Sent.Read(device, new byte[10]) };
            device.Remove();
            sent.Select(s => s.Result().Status).Should().OnlyContain(s => s == NtStatus.DeviceRemoved);
            kernel.RunFor(Ms(5));
        });
    }

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private static StreamCounters CountersOf(StreamDevice device)
    {
        var bytes = new byte[StreamCounters.Size];
        Sent.Control(device, StreamIoctl.GetCounters, default, bytes).Result().Should().Be((NtStatus.Success, 32));
        return StreamCounters.Read(bytes);
    }

    private static void OnDevice(Action<SimulatedKernel, StreamDevice> body, StreamDeviceOptions? options = null)
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() => body(kernel, new StreamDevice(kernel, options ?? s_tenBytes)));
    }
}
