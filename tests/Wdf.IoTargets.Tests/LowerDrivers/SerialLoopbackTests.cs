using System.Buffers.Binary;
using System.Text;

namespace Wdf.IoTargets.Tests.LowerDrivers;

/// <summary>At 10,000 baud a character takes one millisecond.</summary>
public sealed class SerialLoopbackTests
{
    private static readonly SerialLoopbackOptions s_oneMillisecond = new() { BaudRate = 10_000, ObjectName = @"\Device\Serial0" };

    [Fact]
    public void What_is_written_comes_back_at_the_speed_of_the_line()
    {
        OnPort((kernel, port) =>
        {
            var buffer = new byte[5];
            var read = Sent.Read(port, buffer);
            var write = Sent.Write(port, "hello"u8.ToArray());

            write.Result().Should().Be((NtStatus.Success, 5));
            kernel.Elapsed.Should().Be(Ms(5));
            read.Result().Should().Be((NtStatus.Success, 5));
            Encoding.ASCII.GetString(buffer).Should().Be("hello");
            port.Device.DeviceType.Should().Be(DeviceType.SerialPort);
        });
    }

    [Fact]
    public void Characters_that_nobody_waits_for_are_buffered_and_the_next_read_gets_them_at_once()
    {
        OnPort((kernel, port) =>
        {
            Sent.Write(port, new byte[] { 1, 2, 3, 4 }).Result().Status.Should().Be(NtStatus.Success);
            StatusOf(port).AmountInInQueue.Should().Be(4);
            var buffer = new byte[3];

            Sent.Read(port, buffer).Result().Should().Be((NtStatus.Success, 3));

            kernel.Elapsed.Should().Be(Ms(4));
            buffer.Should().Equal(1, 2, 3);
            StatusOf(port).AmountInInQueue.Should().Be(1);
        });
    }

    [Fact]
    public void Reads_and_writes_have_their_turn_in_order()
    {
        OnPort((kernel, port) =>
        {
            var first = new byte[2];
            var second = new byte[3];
            var reads = new[] { Sent.Read(port, first), Sent.Read(port, second) };
            var writes = new[] { Sent.Write(port, new byte[] { 1, 2, 3 }), Sent.Write(port, new byte[] { 4, 5 }) };
            var flush = Sent.Flush(port);
            kernel.RunFor(Ms(3.5));
            StatusOf(port).AmountInOutQueue.Should().Be(2);
            flush.IsDone.Should().BeFalse();

            flush.Result().Status.Should().Be(NtStatus.Success);
            kernel.Elapsed.Should().Be(Ms(5));
            reads.Concat(writes).Should().OnlyContain(s => s.IsDone);
            first.Concat(second).Should().Equal(1, 2, 3, 4, 5);
        });
    }

    [Fact]
    public void Without_time_outs_a_read_waits_for_all_of_its_bytes()
    {
        OnPort((kernel, port) =>
        {
            var read = Sent.Read(port, new byte[3]);
            port.Receive([1, 2]);
            kernel.RunFor(TimeSpan.FromDays(1));
            read.IsDone.Should().BeFalse();
            port.Receive([3]);
            read.Result().Should().Be((NtStatus.Success, 3));
        });
    }

    [Theory]
    [InlineData(10, 0, 10)]
    [InlineData(0, 3, 24)]
    [InlineData(10, 3, 34)]
    public void The_total_time_of_a_read_is_its_length_times_the_multiplier_plus_the_constant(uint constant, uint multiplier, int milliseconds)
    {
        OnPort((kernel, port) =>
        {
            SetTimeouts(port, new SerialTimeouts { ReadTotalTimeoutConstant = constant, ReadTotalTimeoutMultiplier = multiplier });
            var buffer = new byte[8];
            var read = Sent.Read(port, buffer);
            port.Receive([7, 8]);

            read.Result().Should().Be((NtStatus.Timeout, 2));

            kernel.Elapsed.Should().Be(Ms(milliseconds));
            buffer.Should().StartWith(new byte[] { 7, 8, 0 });
        });
    }

    [Fact]
    public void The_interval_runs_from_the_first_character_and_anew_with_each()
    {
        OnPort((kernel, port) =>
        {
            SetTimeouts(port, new SerialTimeouts { ReadIntervalTimeout = 5 });
            var read = Sent.Read(port, new byte[8]);
            kernel.RunFor(Ms(100));
            read.IsDone.Should().BeFalse("nothing has come yet");
            port.Receive([1]);
            kernel.RunFor(Ms(4));
            port.Receive([2]);
            kernel.RunFor(Ms(4));
            read.IsDone.Should().BeFalse();

            read.Result().Should().Be((NtStatus.Timeout, 2));

            kernel.Elapsed.Should().Be(Ms(109));
        });
    }

    [Fact]
    public void The_interval_runs_from_the_start_when_characters_were_buffered()
    {
        OnPort((kernel, port) =>
        {
            SetTimeouts(port, new SerialTimeouts { ReadIntervalTimeout = 5 });
            port.Receive([1, 2, 3]);
            kernel.RunFor(Ms(50));

            Sent.Read(port, new byte[8]).Result().Should().Be((NtStatus.Timeout, 3));

            kernel.Elapsed.Should().Be(Ms(55));
        });
    }

    [Fact]
    public void A_written_message_ends_a_longer_read_by_the_interval()
    {
        OnPort((kernel, port) =>
        {
            SetTimeouts(port, new SerialTimeouts { ReadIntervalTimeout = 3, ReadTotalTimeoutConstant = 1000 });
            var read = Sent.Read(port, new byte[100]);
            Sent.Write(port, new byte[20]).Result().Status.Should().Be(NtStatus.Success);

            read.Result().Should().Be((NtStatus.Timeout, 20));

            kernel.Elapsed.Should().Be(Ms(23));
        });
    }

    [Fact]
    public void The_largest_interval_alone_returns_what_is_there()
    {
        OnPort((kernel, port) =>
        {
            SetTimeouts(port, new SerialTimeouts { ReadIntervalTimeout = uint.MaxValue });

            Sent.Read(port, new byte[8]).Result().Should().Be((NtStatus.Success, 0));
            port.Receive([1, 2]);
            Sent.Read(port, new byte[8]).Result().Should().Be((NtStatus.Success, 2));

            kernel.Elapsed.Should().Be(TimeSpan.Zero);
        });
    }

    [Fact]
    public void The_largest_interval_with_a_total_time_waits_only_when_nothing_is_there()
    {
        OnPort((kernel, port) =>
        {
            SetTimeouts(port, new SerialTimeouts { ReadIntervalTimeout = uint.MaxValue, ReadTotalTimeoutConstant = 4, ReadTotalTimeoutMultiplier = 2 });
            port.Receive([1]);
            Sent.Read(port, new byte[3]).Result().Should().Be((NtStatus.Success, 1));
            kernel.Elapsed.Should().Be(TimeSpan.Zero);

            var waiting = Sent.Read(port, new byte[3]);
            port.Receive([1]);
            kernel.RunUntilIdle();
            waiting.IsDone.Should().BeFalse("once it waits it waits for all");

            waiting.Result().Should().Be((NtStatus.Timeout, 1));
            kernel.Elapsed.Should().Be(Ms(10));
        });
    }

    [Fact]
    public void The_largest_interval_and_multiplier_wait_for_one_character()
    {
        OnPort((kernel, port) =>
        {
            SetTimeouts(port, new SerialTimeouts { ReadIntervalTimeout = uint.MaxValue, ReadTotalTimeoutMultiplier = uint.MaxValue, ReadTotalTimeoutConstant = 50 });
            var read = Sent.Read(port, new byte[3]);
            kernel.RunFor(Ms(20));
            port.Receive([9, 8]);
            read.Result().Should().Be((NtStatus.Success, 1));
            Sent.Read(port, new byte[3]).Result().Should().Be((NtStatus.Success, 1), "the second one was buffered");

            Sent.Read(port, new byte[3]).Result().Should().Be((NtStatus.Timeout, 0));
            kernel.Elapsed.Should().Be(Ms(70));
        });
    }

    [Fact]
    public void The_largest_interval_and_constant_wait_for_all()
    {
        OnPort((kernel, port) =>
        {
            SetTimeouts(port, new SerialTimeouts { ReadIntervalTimeout = uint.MaxValue, ReadTotalTimeoutConstant = uint.MaxValue });
            port.Receive([1]);
            var read = Sent.Read(port, new byte[2]);
            kernel.RunFor(TimeSpan.FromDays(100));
            read.IsDone.Should().BeFalse();
            port.Receive([2]);
            read.Result().Should().Be((NtStatus.Success, 2));
        });
    }

    [Fact]
    public void A_write_has_a_total_time_and_tells_what_went_out()
    {
        OnPort((kernel, port) =>
        {
            SetTimeouts(port, new SerialTimeouts { WriteTotalTimeoutConstant = 3, WriteTotalTimeoutMultiplier = 0 });
            var next = Sent.Write(port, new byte[10]);

            next.Result().Should().Be((NtStatus.Timeout, 2), "the third character meets the time-out, which was armed first");

            kernel.Elapsed.Should().Be(Ms(3));
            StatusOf(port).AmountInInQueue.Should().Be(2);
        });
    }

    [Fact]
    public void Time_runs_from_a_requests_turn_with_the_time_outs_of_then()
    {
        OnPort((kernel, port) =>
        {
            SetTimeouts(port, new SerialTimeouts { ReadTotalTimeoutConstant = 10 });
            var first = Sent.Read(port, new byte[1]);
            var second = Sent.Read(port, new byte[1]);
            SetTimeouts(port, new SerialTimeouts { ReadTotalTimeoutConstant = 25 });

            first.Result().Status.Should().Be(NtStatus.Timeout);
            kernel.Elapsed.Should().Be(Ms(10));
            second.Result().Status.Should().Be(NtStatus.Timeout);
            kernel.Elapsed.Should().Be(Ms(35));
        });
    }

    [Fact]
    public void A_cancelled_read_gives_its_turn_to_the_next()
    {
        OnPort((kernel, port) =>
        {
            var first = Sent.Read(port, new byte[2]);
            var waiting = Sent.Read(port, new byte[2]);
            var third = Sent.Read(port, new byte[2]);
            port.Receive([1]);

            IoManager.CancelIrp(waiting.Irp).Should().BeTrue();
            IoManager.CancelIrp(first.Irp).Should().BeTrue();
            port.Receive([2, 3]);

            first.Result().Should().Be((NtStatus.Cancelled, 0));
            waiting.Result().Should().Be((NtStatus.Cancelled, 0));
            third.Result().Should().Be((NtStatus.Success, 2));
        });
    }

    [Fact]
    public void A_cancelled_write_stops_and_the_next_begins()
    {
        OnPort((kernel, port) =>
        {
            var first = Sent.Write(port, new byte[] { 1, 2, 3, 4 });
            var second = Sent.Write(port, new byte[] { 9 });
            kernel.RunFor(Ms(2.5));

            IoManager.CancelIrp(first.Irp).Should().BeTrue();

            second.Result().Should().Be((NtStatus.Success, 1));
            kernel.Elapsed.Should().Be(Ms(3.5));
            var buffer = new byte[3];
            Sent.Read(port, buffer).Result().Status.Should().Be(NtStatus.Success);
            buffer.Should().Equal(1, 2, 9);
        });
    }

    [Fact]
    public void Purge_aborts_and_clears_what_it_is_told()
    {
        OnPort((kernel, port) =>
        {
            var writes = new[] { Sent.Write(port, new byte[4]), Sent.Write(port, new byte[4]) };
            kernel.RunFor(Ms(2));
            Purge(port, SerialPurge.TransmitAbort).Should().Be(NtStatus.Success);
            writes.Select(w => w.Result().Status).Should().Equal(NtStatus.Cancelled, NtStatus.Cancelled);
            StatusOf(port).AmountInInQueue.Should().Be(2);

            Purge(port, SerialPurge.ReceiveClear | SerialPurge.TransmitClear).Should().Be(NtStatus.Success);
            StatusOf(port).AmountInInQueue.Should().Be(0);

            var reads = new[] { Sent.Read(port, new byte[4]), Sent.Read(port, new byte[4]) };
            port.Receive([1, 2]);
            Purge(port, SerialPurge.ReceiveAbort).Should().Be(NtStatus.Success);
            reads.Select(r => r.Result().Status).Should().Equal(NtStatus.Cancelled, NtStatus.Cancelled);

            Purge(port, SerialPurge.None).Should().Be(NtStatus.InvalidParameter);
            Purge(port, (SerialPurge)0x10).Should().Be(NtStatus.InvalidParameter);
            kernel.RunFor(Ms(100));
        });
    }

    [Fact]
    public void A_full_receive_buffer_loses_characters_and_says_so_once()
    {
        OnPort((_, port) =>
        {
            port.Receive(new byte[4]);
            StatusOf(port).Errors.Should().Be(SerialErrors.None);
            port.Receive([1]);
            var status = StatusOf(port);
            status.Errors.Should().Be(SerialErrors.QueueOverrun);
            status.AmountInInQueue.Should().Be(4);
            StatusOf(port).Errors.Should().Be(SerialErrors.None);

            Sent.Control(port, SerialIoctl.SetQueueSize, new byte[] { 6, 0, 0, 0, 0, 0, 0, 0 }).Returned.Should().Be(NtStatus.Success);
            port.Receive([1, 2]);
            StatusOf(port).AmountInInQueue.Should().Be(6);
        }, s_oneMillisecond with { ReceiveBufferSize = 4 });
    }

    [Theory]
    [InlineData(9600u, NtStatus.Success)]
    [InlineData(110u, NtStatus.Success)]
    [InlineData(115200u, NtStatus.Success)]
    [InlineData(0u, NtStatus.InvalidParameter)]
    [InlineData(100_000u, NtStatus.InvalidParameter)]
    [InlineData(921_600u, NtStatus.InvalidParameter)]
    [InlineData(uint.MaxValue, NtStatus.InvalidParameter)]
    public void Baud_rates_are_those_that_the_clock_can_make(uint rate, NtStatus status)
    {
        OnPort((kernel, port) =>
        {
            var bytes = new byte[4];
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, rate);
            Sent.Control(port, SerialIoctl.SetBaudRate, bytes).Returned.Should().Be(status);

            Sent.Control(port, SerialIoctl.GetBaudRate, default, bytes).Result().Should().Be((NtStatus.Success, 4));
            BinaryPrimitives.ReadUInt32LittleEndian(bytes).Should().Be(status == NtStatus.Success ? rate : 10_000);
            if (rate == 9600)
            {
                Sent.Write(port, new byte[96]).Result();
                kernel.Elapsed.TotalMilliseconds.Should().BeApproximately(100, 0.01);
            }
        });
    }

    [Fact]
    public void Time_outs_have_their_real_layout()
    {
        OnPort((_, port) =>
        {
            var set = Enumerable.Range(0, 20).Select(i => (byte)(i % 4 == 0 ? (i / 4) + 1 : 0)).ToArray();
            Sent.Control(port, SerialIoctl.SetTimeouts, set).Result().Should().Be((NtStatus.Success, 0));
            var got = new byte[24];
            Sent.Control(port, SerialIoctl.GetTimeouts, default, got).Result().Should().Be((NtStatus.Success, 20));

            got[..20].Should().Equal(set);
            SerialTimeouts.Read(got).Should().Be(new SerialTimeouts
            {
                ReadIntervalTimeout = 1,
                ReadTotalTimeoutMultiplier = 2,
                ReadTotalTimeoutConstant = 3,
                WriteTotalTimeoutMultiplier = 4,
                WriteTotalTimeoutConstant = 5,
            });
        });
    }

    [Fact]
    public void Controls_check_their_buffers_and_codes()
    {
        OnPort((_, port) =>
        {
            Sent.Control(port, SerialIoctl.SetTimeouts, new byte[19]).Returned.Should().Be(NtStatus.BufferTooSmall);
            Sent.Control(port, SerialIoctl.GetTimeouts, default, new byte[19]).Returned.Should().Be(NtStatus.BufferTooSmall);
            Sent.Control(port, SerialIoctl.SetBaudRate, new byte[3]).Returned.Should().Be(NtStatus.BufferTooSmall);
            Sent.Control(port, SerialIoctl.GetBaudRate, default, new byte[3]).Returned.Should().Be(NtStatus.BufferTooSmall);
            Sent.Control(port, SerialIoctl.Purge, new byte[3]).Returned.Should().Be(NtStatus.BufferTooSmall);
            Sent.Control(port, SerialIoctl.GetCommStatus, default, new byte[19]).Returned.Should().Be(NtStatus.BufferTooSmall);
            Sent.Control(port, SerialIoctl.SetTimeouts, Enumerable.Repeat((byte)0xFF, 20).ToArray()).Returned.Should().Be(NtStatus.InvalidParameter);
            Sent.Control(port, 0x001B0FFC).Returned.Should().Be(NtStatus.InvalidParameter);
            Sent.Read(port, default).Result().Should().Be((NtStatus.Success, 0));
        });
    }

    [Fact]
    public void A_line_that_leads_nowhere_brings_nothing_back()
    {
        OnPort((kernel, port) =>
        {
            port.IsConnected = false;
            Sent.Write(port, new byte[4]).Result().Should().Be((NtStatus.Success, 4));
            StatusOf(port).AmountInInQueue.Should().Be(0);
        });
    }

    [Fact]
    public void Removal_ends_reads_and_writes()
    {
        OnPort((kernel, port) =>
        {
            var sent = new[] { Sent.Read(port, new byte[4]), Sent.Read(port, new byte[4]), Sent.Write(port, new byte[2]), Sent.Write(port, new byte[2]) };

            port.Remove();

            sent.Select(s => s.Result().Status).Should().OnlyContain(s => s == NtStatus.DeviceRemoved);
            kernel.RunFor(Ms(100));
        });
    }

    [Fact]
    public void Characters_time_outs_and_cancellation_may_meet_at_any_step()
    {
        var outcomes = new HashSet<(NtStatus, ulong)>();
        for (var seed = 0; seed < 200; seed++)
        {
            using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Strategy = new RandomStrategy(seed) });
            kernel.Run(() =>
            {
                var port = new SerialLoopback(kernel, s_oneMillisecond);
                SetTimeouts(port, new SerialTimeouts { ReadTotalTimeoutConstant = 3 });
                var read = Sent.Read(port, new byte[3]);
                Sent.Write(port, new byte[3]);
                var canceller = kernel.Spawn("canceller", () =>
                {
                    kernel.Sleep(Ms(3));
                    if (!read.IsDone)
                    {
                        IoManager.CancelIrp(read.Irp);
                    }
                });
                canceller.Join();
                outcomes.Add(read.Result());
                kernel.RunFor(Ms(10));
            });
        }

        outcomes.Should().BeSubsetOf([(NtStatus.Success, 3), (NtStatus.Timeout, 2), (NtStatus.Timeout, 3), (NtStatus.Cancelled, 0)]);
        outcomes.Count.Should().BeGreaterThan(1);
    }

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private static void SetTimeouts(SerialLoopback port, SerialTimeouts timeouts)
    {
        var bytes = new byte[SerialTimeouts.Size];
        timeouts.Write(bytes);
        Sent.Control(port, SerialIoctl.SetTimeouts, bytes).Result().Status.Should().Be(NtStatus.Success);
    }

    private static NtStatus Purge(SerialLoopback port, SerialPurge mask)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)mask);
        return Sent.Control(port, SerialIoctl.Purge, bytes).Returned;
    }

    private static SerialStatus StatusOf(SerialLoopback port)
    {
        var bytes = new byte[SerialStatus.Size];
        Sent.Control(port, SerialIoctl.GetCommStatus, default, bytes).Result().Should().Be((NtStatus.Success, 20));
        return SerialStatus.Read(bytes);
    }

    private static void OnPort(Action<SimulatedKernel, SerialLoopback> body, SerialLoopbackOptions? options = null)
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() => body(kernel, new SerialLoopback(kernel, options ?? s_oneMillisecond)));
    }
}
