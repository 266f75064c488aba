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
            var device = new Slow(kernel, mode);
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
            var device = new Slow(kernel) { CompleteInline = inline };
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
            var device = new Slow(kernel) { IgnoresToken = true };
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
            var device = new Slow(kernel, ServiceMode.Sequential);
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

    [Theory]
    [InlineData(ServiceMode.Parallel)]
    [InlineData(ServiceMode.Sequential)]
    public void Completion_cancellation_and_removal_may_meet_at_any_step_and_the_irp_ends_once(ServiceMode mode)
    {
        var outcomes = new HashSet<NtStatus>();
        for (var seed = 0; seed < 300; seed++)
        {
            using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Strategy = new RandomStrategy(seed) });
            kernel.Run(() =>
            {
                var answer = new TaskCompletionSource();
                var device = new Slow(kernel, mode) { Time = TimeSpan.Zero, Awaits = answer.Task };
                var irp = NewRead(device, out var done);
                var others = new[]
                {
                    kernel.Spawn("canceller", () => IoManager.CancelIrp(irp)),
                    kernel.Spawn("answerer", () => kernel.Post("answer", answer.SetResult)),
                    kernel.Spawn("remover", () =>
                    {
                        if (seed % 2 == 0)
                        {
                            device.Remove();
                        }
                    }),
                };

                IoManager.CallDriver(device.Device, irp);
                kernel.Wait(done, KernelTimeout.Infinite);
                Array.ForEach(others, o => o.Join());

                outcomes.Add(irp.IoStatus.Status);
                IoManager.FreeIrp(irp);
            });
        }

        outcomes.Should().BeEquivalentTo([NtStatus.Success, NtStatus.Cancelled, NtStatus.DeviceRemoved]);
    }

    [Fact]
    public void Removal_ends_a_request_under_the_method_that_serves_it()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new Slow(kernel) { IgnoresToken = true };
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
            var device = new Slow(kernel) { Fails = true };
            Sent.Read(device, new byte[4]).Result().Status.Should().Be(NtStatus.Unsuccessful);
        });

        run.Should().Throw<KernelRunException>().WithMessage("A request method of Slow 1 threw InvalidDataException: a bug of the device")
            .WithInnerException<InvalidDataException>();
    }

    [Fact]
    public void A_method_that_awaits_what_is_not_simulated_is_named()
    {
        using var kernel = new SimulatedKernel();
        var run = () => kernel.Run(() =>
        {
            var device = new Slow(kernel) { Awaits = new TaskCompletionSource().Task };
            Sent.Read(device, new byte[4]).Result();
        });

        run.Should().Throw<KernelDeadlockException>().WithMessage(@"*A request method of \Driver\Slow awaits something that is not simulated*");
    }

    [Fact]
    public void Real_threads_complete_every_request_once()
    {
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Mode = SchedulingMode.Concurrent });
        kernel.Run(() =>
        {
            var store = new Store(kernel);
            var device = new LatencyFilter(store.Device, TimeSpan.Zero, TimeSpan.FromMilliseconds(2));
            var results = new System.Collections.Concurrent.ConcurrentBag<NtStatus>();
            var threads = Enumerable.Range(0, 4).Select(t => kernel.Spawn($"sender {t}", () =>
            {
                for (var i = 0; i < 100; i++)
                {
                    results.Add(CancelSometimes(device, i));
                }
            })).ToList();
            threads.ForEach(t => t.Join());

            results.Should().HaveCount(400).And.OnlyContain(s => s == NtStatus.Success || s == NtStatus.Cancelled);
            device.HeldIrps.Should().BeEmpty();
            store.HeldIrps.Should().BeEmpty();
        });
    }

    // An IRP of the sender's own: kept from being freed by its routine, so that it can be cancelled at any time.
    private static NtStatus CancelSometimes(LowerDriver to, int number)
    {
        var irp = NewRead(to, out var done);
        IoManager.CallDriver(to.Device, irp).Should().Be(NtStatus.Pending);
        if (number % 3 == 0)
        {
            IoManager.CancelIrp(irp);
        }

        to.Kernel.Wait(done, KernelTimeout.Infinite);
        var status = irp.IoStatus.Status;
        IoManager.FreeIrp(irp);
        return status;
    }

    private static Irp NewRead(LowerDriver to, out KernelEvent done)
    {
        var irp = IoManager.AllocateIrp(to.Kernel, to.Device.StackSize)!;
        var completed = done = new KernelEvent(to.Kernel, KernelEventType.Notification);
        irp.GetNextIrpStackLocation().MajorFunction = MajorFunction.Read;
        irp.SetCompletionRoutine(
            (_, _, _) =>
            {
                completed.Set();
                return NtStatus.MoreProcessingRequired;
            },
            null,
            true,
            true,
            true);
        return irp;
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

    private sealed class Slow(SimulatedKernel kernel, ServiceMode mode = ServiceMode.Parallel) : SimulatedDriver(kernel, null, mode)
    {
        public TimeSpan Time { get; init; } = TimeSpan.FromMilliseconds(10);

        public bool IgnoresToken { get; init; }

        public bool Fails { get; init; }

        public Task Awaits { get; init; } = Task.CompletedTask;

        public List<long> Ended { get; } = [];

        public List<Irql> Irqls { get; } = [];

        protected override async ValueTask<IoResult> OnReadAsync(SimulatedIo io, CancellationToken cancellationToken)
        {
            if (Time > TimeSpan.Zero)
            {
                await Kernel.Delay(Time, IgnoresToken ? CancellationToken.None : cancellationToken);
            }

            await Awaits.WaitAsync(cancellationToken);
            if (Fails)
            {
                throw new InvalidDataException("a bug of the device");
            }

            var result = IoResult.Success(io.Length);
            Ended.Add(io.Offset);
            Irqls.Add(Kernel.CurrentIrql);
            return result;
        }
    }
}
