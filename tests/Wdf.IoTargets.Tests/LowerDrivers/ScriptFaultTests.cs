namespace Wdf.IoTargets.Tests.LowerDrivers;

public sealed class ScriptFaultTests
{
    private const uint Code = 0x222000;

    [Fact]
    public void Corrupt_bytes_depend_on_the_seed_and_leave_status_and_count_alone()
    {
        byte[] Corrupted(int seed)
        {
            using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Seed = seed });
            var buffer = new byte[64];
            kernel.Run(() =>
            {
                var device = new ScriptedDriver(kernel);
                device.On(MajorFunction.Read).CompleteWith(new byte[60]).Corrupt(3);
                Sent.Read(device, buffer).Result().Should().Be((NtStatus.Success, 60));
            });
            return buffer;
        }

        Corrupted(1).Count(b => b != 0).Should().Be(3);
        Corrupted(1)[60..].Should().OnlyContain(b => b == 0, "what was not returned is not touched");
        Corrupted(1).Should().Equal(Corrupted(1));
        Corrupted(1).Should().NotEqual(Corrupted(2));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_byte_can_be_chosen(bool inline)
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel) { CompleteInline = inline };
            device.OnControl(Code).CompleteWith([1, 2, 3]).CorruptAt(1, 0x80).CorruptAt(9);
            var output = new byte[4];

            Sent.Control(device, Code, default, output).Result().Should().Be((NtStatus.Success, 3));

            output.Should().Equal(1, 0x82, 3, 0);
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(77)]
    public void Gathered_requests_complete_in_the_order_given_under_any_schedule(int seed)
    {
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Strategy = seed == 0 ? null : new RandomStrategy(seed) });
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            var order = new List<long>();
            device.On(MajorFunction.Read).OutOfOrder(1, 2, 0).Answer(io =>
            {
                order.Add(io.Offset);
                return IoResult.Success(io.Length);
            });
            var sent = Enumerable.Range(0, 6).Select(i => Sent.Read(device, new byte[2], i)).ToList();

            sent.ForEach(s => s.Result().Status.Should().Be(NtStatus.Success));

            order.Where(o => o < 3).Should().Equal(1, 2, 0);
            order.Where(o => o >= 3).Should().Equal(4, 5, 3);
            device.Invoking(d => d.OnAny().OutOfOrder(1, 2)).Should().Throw<ArgumentException>();
        });
    }

    [Fact]
    public void A_request_that_is_cancelled_does_not_count_among_the_gathered()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            device.On(MajorFunction.Read).LastFirst(2);
            var first = Sent.Read(device, new byte[2]);
            IoManager.CancelIrp(first.Irp).Should().BeTrue();
            var second = Sent.Read(device, new byte[2]);
            kernel.RunUntilIdle();
            second.IsDone.Should().BeFalse();

            Sent.Read(device, new byte[2]).Result().Status.Should().Be(NtStatus.Success);
            second.Result().Status.Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void Shuffled_requests_complete_in_an_order_by_the_seed()
    {
        List<long> Order(int seed)
        {
            using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Seed = seed });
            var order = new List<long>();
            kernel.Run(() =>
            {
                var device = new ScriptedDriver(kernel);
                device.On(MajorFunction.Read).Shuffled(8).Answer(io =>
                {
                    order.Add(io.Offset);
                    return IoResult.Success(io.Length);
                });
                Enumerable.Range(0, 8).Select(i => Sent.Read(device, new byte[2], i)).ToList().ForEach(s => s.Result());
            });
            return order;
        }

        Order(1).Should().BeEquivalentTo(Enumerable.Range(0, 8)).And.Equal(Order(1)).And.NotEqual(Order(2));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_second_completion_is_a_violation(bool inline)
    {
        using var kernel = new SimulatedKernel();
        var run = () => kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel) { CompleteInline = inline };
            device.On(MajorFunction.Read).CompleteTwice();
            Sent.Read(device, new byte[2]).Result();
        });

        run.Should().Throw<WdfViolationException>().Which.Violation.Should()
            .Match<WdfViolation>(v => v.Rule == "DoubleCompletion" && v.BugCheckCode == 0x44);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_second_completion_of_a_framework_requests_irp_is_a_violation(bool inline)
    {
        using var kernel = new SimulatedKernel();
        var run = () => kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel) { CompleteInline = inline };
            device.OnAny().CompleteTwice();
            var driver = WdfDriver.Create(kernel, name: "driver under test");
            var target = driver.CreateDevice(device.Device).IoTarget!;
            var request = driver.CreateRequest(target);
            target.FormatRequestForIoctl(request, Code, null, null, null, null).Should().Be(NtStatus.Success);
            request.SetCompletionRoutine(static (WdfRequest _, WdfIoTarget _, in WdfRequestCompletionParams _, object? _) => { });
            request.Send(target);
        });

        run.Should().Throw<WdfViolationException>().Which.Violation.BugCheckCode.Should().Be(0x44);
    }

    [Fact]
    public void A_second_completion_follows_a_cancellation_too()
    {
        using var kernel = new SimulatedKernel();
        var run = () => kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            device.On(MajorFunction.Read).Pend().CompleteTwice();
            var sent = Sent.Read(device, new byte[2]);
            IoManager.CancelIrp(sent.Irp);
        });

        run.Should().Throw<WdfViolationException>().Which.Violation.BugCheckCode.Should().Be(0x44);
    }

    [Fact]
    public void A_late_second_completion_ends_the_next_request_of_the_same_irp()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            device.On(MajorFunction.Read).Once().CompleteTwice(TimeSpan.FromSeconds(1));
            device.On(MajorFunction.Read).Never().IgnoreCancellation();
            var irp = IoManager.AllocateIrp(kernel, 1)!;
            var ends = 0;
            void Send()
            {
                irp.GetNextIrpStackLocation().MajorFunction = MajorFunction.Read;
                irp.SetCompletionRoutine(
                    (_, _, _) =>
                    {
                        ends++;
                        return NtStatus.MoreProcessingRequired;
                    },
                    null,
                    true,
                    true,
                    true);
                IoManager.CallDriver(device.Device, irp);
            }

            Send();
            IoManager.ReuseIrp(irp, NtStatus.NotSupported);
            Send();
            ends.Should().Be(1);
            kernel.RunFor(TimeSpan.FromSeconds(1));

            ends.Should().Be(2, "the driver never answered the second request, but completed its IRP all the same");
            irp.IoStatus.Status.Should().Be(NtStatus.NotSupported);
            IoManager.FreeIrp(irp);
        });
    }
}
