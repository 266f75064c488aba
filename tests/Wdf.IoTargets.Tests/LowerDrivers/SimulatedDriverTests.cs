using System.Text;

namespace Wdf.IoTargets.Tests.LowerDrivers;

public sealed class SimulatedDriverTests
{
    private const uint BufferedCode = 0x222000;
    private const uint InDirectCode = 0x222001;
    private const uint OutDirectCode = 0x222002;
    private const uint NeitherCode = 0x222003;

    public static TheoryData<uint> Methods => [BufferedCode, OutDirectCode, NeitherCode];

    [Theory]
    [InlineData(DeviceFlags.BufferedIo)]
    [InlineData(DeviceFlags.DirectIo)]
    [InlineData(DeviceFlags.None)]
    public void Reads_and_writes_find_their_buffer_however_it_is_passed(DeviceFlags flags)
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new Store(kernel, flags);

            var write = Sent.Write(device, "abcdef"u8.ToArray(), offset: 2);
            write.Returned.Should().Be(NtStatus.Pending);
            write.Result().Should().Be((NtStatus.Success, 6));
            var buffer = new byte[4];
            Sent.Read(device, buffer, offset: 4).Result().Should().Be((NtStatus.Success, 4));

            Encoding.ASCII.GetString(buffer).Should().Be("cdef");
        });
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Device_controls_find_input_and_output_by_their_method(uint code)
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new Store(kernel);
            var output = new byte[4];

            Sent.Control(device, code, new byte[] { 1, 2, 3 }, output).Result().Should().Be((NtStatus.Success, 3));
            output.Should().Equal(3, 2, 1, 0);
            Sent.Control(device, code, new byte[] { 9 }, output, isInternal: true).Result().Should().Be((NtStatus.Success, 1));
            output[0].Should().Be(9);
        });
    }

    [Fact]
    public void The_output_of_an_in_direct_control_is_data_for_the_device()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new Store(kernel);

            Sent.Control(device, InDirectCode, new byte[] { 1 }, new byte[] { 7, 8 }).Result().Should().Be((NtStatus.Success, 0));

            device.Data.Should().StartWith(new byte[] { 7, 8 });
        });
    }

    [Fact]
    public void What_is_not_overridden_is_an_invalid_request()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new Bare(kernel);

            Sent.Read(device, new byte[1]).Result().Status.Should().Be(NtStatus.InvalidDeviceRequest);
            Sent.Control(device, BufferedCode).Result().Status.Should().Be(NtStatus.InvalidDeviceRequest);
            Sent.Control(device, BufferedCode, isInternal: true).Result().Status.Should().Be(NtStatus.InvalidDeviceRequest);
            Sent.Flush(device).Result().Status.Should().Be(NtStatus.InvalidDeviceRequest);
        });
    }

    [Fact]
    public void Methods_run_at_dispatch_level_in_a_unit_and_inline_in_the_senders_thread()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new Store(kernel);
            Sent.Write(device, new byte[1]).Result();
            device.LastIrql.Should().Be(Irql.Dispatch);

            device.CompleteInline = true;
            Sent.Write(device, new byte[1]).Returned.Should().Be(NtStatus.Success);
            device.LastIrql.Should().Be(Irql.Passive);
        });
    }

    [Fact]
    public void An_inline_method_allocates_nothing_of_its_own_once_warm()
    {
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Mode = SchedulingMode.Concurrent });
        kernel.Run(() =>
        {
            var device = new Store(kernel, DeviceFlags.None) { CompleteInline = true };
            var irp = IoManager.AllocateIrp(kernel, device.Device.StackSize)!;
            IoCompletionRoutine stop = static (_, _, _) => NtStatus.MoreProcessingRequired;
            var buffer = new byte[8];
            void SendOnce()
            {
                IoManager.ReuseIrp(irp, NtStatus.Success);
                ref var next = ref irp.GetNextIrpStackLocation();
                next.MajorFunction = MajorFunction.Write;
                next.Parameters.Write.Length = 8;
                irp.UserBuffer = buffer;
                irp.SetCompletionRoutine(stop, null, true, true, true);
                IoManager.CallDriver(device.Device, irp);
            }

            for (var i = 0; i < 100; i++)
            {
                SendOnce();
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                SendOnce();
            }

            (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
            IoManager.FreeIrp(irp);
        });
    }

    [Theory]
    [InlineData(ServiceMode.Parallel, 10)]
    [InlineData(ServiceMode.Sequential, 30)]
    public void Awaited_delays_take_virtual_time_side_by_side_or_in_turn(ServiceMode mode, int milliseconds)
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new SlowDevice(kernel, mode);
            var sent = Enumerable.Range(0, 3).Select(i => Sent.Read(device, new byte[4], i)).ToList();

            sent.Should().OnlyContain(s => s.Returned == NtStatus.Pending);
            sent.ForEach(s => s.Result().Should().Be((NtStatus.Success, 4)));

            kernel.Elapsed.Should().Be(TimeSpan.FromMilliseconds(milliseconds));
            device.Ended.Should().Equal(0, 1, 2);
            device.Irqls.Should().OnlyContain(i => i == Irql.Dispatch);
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cancelling_fires_the_token_of_the_method(bool inline)
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new SlowDevice(kernel) { CompleteInline = inline };
            var sent = Sent.Read(device, new byte[4]);
            kernel.RunUntilIdle();

            IoManager.CancelIrp(sent.Irp).Should().BeTrue();

            sent.Result().Should().Be((NtStatus.Cancelled, 0));
            kernel.Elapsed.Should().Be(TimeSpan.Zero);
        });
    }

    [Fact]
    public void A_method_may_finish_its_work_although_it_was_cancelled()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new SlowDevice(kernel) { IgnoresToken = true };
            var sent = Sent.Read(device, new byte[4]);
            kernel.RunUntilIdle();

            IoManager.CancelIrp(sent.Irp).Should().BeTrue();

            sent.Result().Should().Be((NtStatus.Success, 4));
        });
    }

    [Fact]
    public void A_request_that_is_cancelled_in_the_queue_never_reaches_a_method()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new SlowDevice(kernel, ServiceMode.Sequential);
            var first = Sent.Read(device, new byte[4], offset: 1);
            var second = Sent.Read(device, new byte[4], offset: 2);
            var third = Sent.Read(device, new byte[4], offset: 3);
            kernel.RunUntilIdle();

            IoManager.CancelIrp(second.Irp).Should().BeTrue();

            second.IsDone.Should().BeTrue();
            second.Result().Status.Should().Be(NtStatus.Cancelled);
            first.Result().Status.Should().Be(NtStatus.Success);
            third.Result().Status.Should().Be(NtStatus.Success);
            device.Ended.Should().Equal(1, 3);
        });
    }

    [Fact]
    public void Removal_ends_a_request_under_the_method_that_serves_it()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new SlowDevice(kernel) { IgnoresToken = true };
            var sent = Sent.Read(device, new byte[4]);
            kernel.RunUntilIdle();

            device.Remove();

            sent.IsDone.Should().BeTrue();
            sent.Result().Should().Be((NtStatus.DeviceRemoved, 0));
            kernel.RunFor(TimeSpan.FromSeconds(1));
            device.Ended.Should().BeEmpty("the method finds the request gone");
        });
    }

    [Fact]
    public void An_exception_is_reported_and_the_request_fails()
    {
        using var kernel = new SimulatedKernel();
        var run = () => kernel.Run(() =>
        {
            var device = new SlowDevice(kernel) { Fails = true };
            Sent.Read(device, new byte[4]).Result().Status.Should().Be(NtStatus.Unsuccessful);
        });

        run.Should().Throw<KernelRunException>().WithMessage("A request method of SlowDevice 1 threw InvalidDataException: a bug of the device")
            .WithInnerException<InvalidDataException>();
    }

    [Fact]
    public void A_method_that_awaits_what_is_not_simulated_is_named()
    {
        using var kernel = new SimulatedKernel();
        var run = () => kernel.Run(() =>
        {
            var device = new SlowDevice(kernel) { Awaits = new TaskCompletionSource().Task };
            Sent.Read(device, new byte[4]).Result();
        });

        run.Should().Throw<KernelDeadlockException>().WithMessage(@"*A request method of \Driver\SlowDevice awaits something that is not simulated*");
    }

    private sealed class Bare(SimulatedKernel kernel) : SimulatedDriver(kernel);

    /// <summary>Keeps what is written; device controls give their input back in reverse.</summary>
    private sealed class Store(SimulatedKernel kernel, DeviceFlags flags = DeviceFlags.BufferedIo)
        : SimulatedDriver(kernel, new LowerDriverOptions { Flags = flags })
    {
        public byte[] Data { get; } = new byte[64];

        public Irql LastIrql { get; private set; }

        protected override IoResult OnRead(SimulatedIo io)
        {
            Data.AsSpan((int)io.Offset, io.Length).CopyTo(io.Output);
            return IoResult.Success(io.Length);
        }

        protected override IoResult OnWrite(SimulatedIo io)
        {
            LastIrql = Kernel.CurrentIrql;
            io.Input.CopyTo(Data.AsSpan((int)io.Offset));
            return IoResult.Success(io.Length);
        }

        protected override IoResult OnDeviceControl(SimulatedIo io)
        {
            if (io.ControlCode == InDirectCode)
            {
                io.Output.CopyTo(Data);
                return NtStatus.Success;
            }

            var input = io.Input.ToArray();
            Array.Reverse(input);
            input.CopyTo(io.Output);
            return IoResult.Success(input.Length);
        }

        protected override IoResult OnInternalDeviceControl(SimulatedIo io) => OnDeviceControl(io);
    }
}
