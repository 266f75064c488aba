namespace Wdf.IoTargets.Tests.LowerDrivers;

public sealed class ScriptedDriverTests
{
    private const uint Code = 0x222000;

    [Fact]
    public void Without_rules_everything_succeeds_in_full_at_once()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);

            Sent.Read(device, new byte[5]).Returned.Should().Be(NtStatus.Success);
            Sent.Read(device, new byte[5]).Result().Should().Be((NtStatus.Success, 5));
            Sent.Control(device, Code, default, new byte[4]).Result().Should().Be((NtStatus.Success, 0));
        });
    }

    [Fact]
    public void It_records_what_it_saw()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);

            Sent.Write(device, new byte[] { 1, 2, 3 }, offset: 512).Result();
            kernel.RunFor(TimeSpan.FromSeconds(1));
            Sent.Control(device, Code, new byte[] { 9 }, new byte[4]).Result();

            device.Seen.Should().HaveCount(2);
            device.Seen[0].Should().Match<SeenRequest>(s => s.MajorFunction == MajorFunction.Write && s.Offset == 512 && s.InputLength == 3);
            device.Seen[0].Input.ToArray().Should().Equal(1, 2, 3);
            device.Seen[0].Time.Should().Be(TimeSpan.Zero);
            device.Seen[1].Should().Match<SeenRequest>(s => s.ControlCode == Code && s.InputLength == 1 && s.OutputLength == 4);
            device.Seen[1].Input.ToArray().Should().Equal(9);
            device.Seen[1].Time.Should().Be(TimeSpan.FromSeconds(1));
            device.Seen[1].ToString().Should().Be("DeviceControl 0x00222000, 1 bytes in, 4 bytes out");
        });
    }

    [Fact]
    public void Rules_are_asked_in_order_and_used_up()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            device.On(MajorFunction.Read).OnlyCall(2).Complete(NtStatus.IoDeviceError);
            device.On(MajorFunction.Read).When(io => io.Offset == 512).TransferAtMost(3);
            var once = device.OnControl(Code).Once().CompleteWith([1, 2, 3, 4, 5]);
            device.Otherwise.Complete(NtStatus.DeviceBusy);
            var output = new byte[4];

            Sent.Read(device, new byte[8], offset: 512).Result().Should().Be((NtStatus.Success, 3));
            Sent.Read(device, new byte[8]).Result().Status.Should().Be(NtStatus.IoDeviceError);
            Sent.Control(device, Code, default, output).Result().Should().Be((NtStatus.Success, 4));
            Sent.Control(device, Code, default, output).Returned.Should().Be(NtStatus.DeviceBusy);

            output.Should().Equal(1, 2, 3, 4);
            once.Calls.Should().Be(1);
        });
    }

    [Fact]
    public void Answers_can_come_from_a_unit()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel) { CompleteInline = false };
            device.On(MajorFunction.Read).Answer(io =>
            {
                io.Output.Fill(7);
                return IoResult.Success(io.Length);
            });
            var buffer = new byte[2];

            var sent = Sent.Read(device, buffer);

            sent.Returned.Should().Be(NtStatus.Pending);
            sent.Result().Should().Be((NtStatus.Success, 2));
            buffer.Should().Equal(7, 7);
        });
    }

    [Fact]
    public void Pending_requests_are_completed_by_the_test_in_any_order()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            device.On(MajorFunction.Read).Pend();
            var buffer = new byte[2];
            var sent = new[] { Sent.Read(device, buffer), Sent.Read(device, new byte[2]), Sent.Read(device, new byte[2]), Sent.Read(device, new byte[2]) };
            device.Pending.Should().HaveCount(4);

            device.Complete(1, NtStatus.DeviceBusy).Should().BeTrue();
            device.CompleteNext([5, 6, 7]).Should().BeTrue();
            device.CompleteNext(NtStatus.Success, 1).Should().BeTrue();
            device.CompleteAll(NtStatus.IoDeviceError).Should().Be(1);

            sent.Select(s => s.Result()).Should().Equal(
                (NtStatus.Success, 2), (NtStatus.DeviceBusy, 0), (NtStatus.Success, 1), (NtStatus.IoDeviceError, 0));
            buffer.Should().Equal(5, 6);
            device.Invoking(d => d.CompleteNext()).Should().Throw<InvalidOperationException>();
        });
    }

    [Fact]
    public void A_pending_request_can_be_cancelled_unless_the_script_ignores_it()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            device.On(MajorFunction.Read).Pend();
            device.On(MajorFunction.Write).Pend().IgnoreCancellation();
            var read = Sent.Read(device, new byte[2]);
            var write = Sent.Write(device, new byte[2]);

            IoManager.CancelIrp(read.Irp).Should().BeTrue();
            IoManager.CancelIrp(write.Irp).Should().BeFalse();

            read.Result().Should().Be((NtStatus.Cancelled, 0));
            write.IsDone.Should().BeFalse();
            write.Irp.Cancel.Should().BeTrue();
            device.Pending.Should().ContainSingle();
            device.CompleteNext(NtStatus.Success, 2).Should().BeTrue();
            write.Result().Should().Be((NtStatus.Success, 2));
        });
    }

    [Fact]
    public void The_tests_completion_and_cancellation_may_meet_at_any_step()
    {
        var winners = new HashSet<(NtStatus, bool)>();
        for (var seed = 0; seed < 200; seed++)
        {
            using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Strategy = new RandomStrategy(seed) });
            kernel.Run(() =>
            {
                var device = new ScriptedDriver(kernel);
                device.On(MajorFunction.Read).Pend();
                var irp = IoManager.AllocateIrp(kernel, 1)!;
                irp.GetNextIrpStackLocation().MajorFunction = MajorFunction.Read;
                var ends = 0;
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
                IoManager.CallDriver(device.Device, irp).Should().Be(NtStatus.Pending);
                var pending = device.Pending.Single();
                var completed = false;
                var completer = kernel.Spawn("completer", () => completed = pending.Complete(NtStatus.Success));
                var canceller = kernel.Spawn("canceller", () => IoManager.CancelIrp(irp));
                completer.Join();
                canceller.Join();

                ends.Should().Be(1);
                winners.Add((irp.IoStatus.Status, completed));
                IoManager.FreeIrp(irp);
            });
        }

        winners.Should().BeEquivalentTo([(NtStatus.Success, true), (NtStatus.Cancelled, false)]);
    }

    [Fact]
    public void A_delayed_answer_takes_virtual_time_and_can_be_cancelled_meanwhile()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            device.On(MajorFunction.Read).After(TimeSpan.FromSeconds(2));
            Sent.Read(device, new byte[2]).Result().Should().Be((NtStatus.Success, 2));
            kernel.Elapsed.Should().Be(TimeSpan.FromSeconds(2));

            var second = Sent.Read(device, new byte[2]);
            kernel.RunFor(TimeSpan.FromSeconds(1));
            IoManager.CancelIrp(second.Irp).Should().BeTrue();

            second.Result().Status.Should().Be(NtStatus.Cancelled);
            kernel.Elapsed.Should().Be(TimeSpan.FromSeconds(3));
        });
    }

    [Fact]
    public void A_request_that_is_never_answered_is_a_left_over()
    {
        using var kernel = new SimulatedKernel();
        var run = () => kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel, new LowerDriverOptions { ObjectName = @"\Device\Mute" });
            device.On(MajorFunction.Read).Never();
            Sent.Read(device, new byte[2]);
            device.Pending.Should().BeEmpty();
            device.HeldIrps.Should().ContainSingle();
        });

        run.Should().Throw<KernelRunException>().WithMessage(@"*never completed; \Device\Mute has it*");
    }

    [Fact]
    public void Gathered_requests_complete_the_last_one_first()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            var order = new List<long>();
            device.On(MajorFunction.Read).LastFirst(3).Answer(io =>
            {
                order.Add(io.Offset);
                return IoResult.Success(io.Length);
            });
            var sent = Enumerable.Range(1, 3).Select(i => Sent.Read(device, new byte[2], i)).ToList();

            sent.ForEach(s => s.Result().Status.Should().Be(NtStatus.Success));

            order.Should().Equal(3, 2, 1);
        });
    }

    [Fact]
    public void A_request_can_take_the_device_away()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            device.On(MajorFunction.Read).Pend();
            device.OnControl(Code).RemoveDevice();
            var read = Sent.Read(device, new byte[2]);

            Sent.Control(device, Code).Result().Status.Should().Be(NtStatus.DeviceRemoved);

            read.Result().Status.Should().Be(NtStatus.DeviceRemoved);
            device.IsRemoved.Should().BeTrue();
        });
    }
}
