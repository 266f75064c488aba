namespace Wdf.IoTargets.Tests.LowerDrivers;

public sealed class ScriptExpectationTests
{
    private const uint Code = 0x222000;

    [Fact]
    public void Loose_expectations_are_met_in_any_order_among_others()
    {
        OnDevice(device =>
        {
            device.Expect(MajorFunction.Read).AtOffset(0);
            device.ExpectControl(Code).Complete(NtStatus.DeviceBusy);
            device.On(MajorFunction.Write).ExpectedAtLeast(2);

            Sent.Control(device, Code).Returned.Should().Be(NtStatus.DeviceBusy);
            Sent.Write(device, new byte[1]);
            Sent.Write(device, new byte[1]);
            Sent.Write(device, new byte[1]);
            Sent.Flush(device);
            Sent.Read(device, new byte[1]);

            device.Verify();
        });
    }

    [Fact]
    public void What_did_not_come_is_reported_with_what_came()
    {
        OnDevice(device =>
        {
            device.Expect(MajorFunction.Read).WithLength(512).AtOffset(1024);
            device.OnControl(Code).Expected(3);
            device.On(MajorFunction.Write).ExpectedAtLeast(2).Named("the log entries");
            Sent.Read(device, new byte[4], offset: 1024);
            Sent.Control(device, Code);

            device.Invoking(d => d.Verify()).Should().Throw<ScriptNotMetException>().WithMessage("""
                The script of \Device\Scripted was not met:
                  Read, of 512 bytes, at 1024: expected once, came never.
                  control 0x00222000: expected 3 times, came once.
                  the log entries: expected at least twice, came never.
                  What came:
                    Read at 1024, 4 bytes
                    DeviceControl 0x00222000, 0 bytes in, 0 bytes out (taken by: control 0x00222000)
                """.ReplaceLineEndings("\n"));

            Sent.Read(device, new byte[512], offset: 1024);
            Sent.Control(device, Code);
            Sent.Control(device, Code);
            Sent.Write(device, new byte[1]);
            Sent.Write(device, new byte[1]);
            device.Verify();
        });
    }

    [Fact]
    public void Too_many_and_forbidden_requests_are_reported_in_loose_scripts_too()
    {
        OnDevice(device =>
        {
            device.Expect(MajorFunction.Read);
            device.On(MajorFunction.Write).Expected(0).Complete(NtStatus.MediaWriteProtected);
            Sent.Read(device, new byte[1]);
            Sent.Read(device, new byte[1]);
            Sent.Write(device, new byte[1]).Returned.Should().Be(NtStatus.Success, "an exhausted rule answers nothing");

            device.Invoking(d => d.Verify()).Should().Throw<ScriptNotMetException>()
                .WithMessage("*Read: expected once, came twice.\n*Write: expected never, came once.\n*");
            Sent.Read(device, new byte[1]);
            device.Otherwise.Complete(NtStatus.InvalidDeviceRequest);
            device.Invoking(d => d.Verify()).Should().Throw<ScriptNotMetException>().WithMessage("*came 3 times*");
        }, isMet: false);
    }

    [Fact]
    public void Expectations_of_one_kind_are_met_one_after_the_other()
    {
        OnDevice(device =>
        {
            device.Expect(MajorFunction.Read).TransferAtMost(1);
            device.Expect(MajorFunction.Read).TransferAtMost(2);

            Sent.Read(device, new byte[4]).Result().Information.Should().Be(1);
            Sent.Read(device, new byte[4]).Result().Information.Should().Be(2);

            device.Verify();
        });
    }

    [Fact]
    public void A_strict_script_reports_order_and_unexpected_requests()
    {
        OnDevice(device =>
        {
            device.IsStrict = true;
            device.ExpectControl(Code);
            device.Expect(MajorFunction.Read);
            device.On(MajorFunction.FlushBuffers).Complete(NtStatus.Success);

            Sent.Read(device, new byte[1]);
            Sent.Flush(device);
            Sent.Write(device, new byte[1], offset: 7);
            Sent.Control(device, Code);

            device.Invoking(d => d.Verify()).Should().Throw<ScriptNotMetException>().WithMessage("""
                *
                  Out of order: Read at 0, 1 bytes came before what the script has first: control 0x00222000.
                  Unexpected: Write at 7, 1 bytes.
                  What came:
                *
                """.ReplaceLineEndings("\n"));
        }, isMet: false);
    }

    [Fact]
    public void A_strict_script_that_is_followed_says_nothing()
    {
        OnDevice(device =>
        {
            device.IsStrict = true;
            device.ExpectControl(Code);
            device.On(MajorFunction.Read).Expected(2);
            device.Expect(MajorFunction.Write);

            Sent.Control(device, Code);
            Sent.Read(device, new byte[1]);
            Sent.Read(device, new byte[1]);
            Sent.Write(device, new byte[1]);

            device.Verify();
        });
    }

    [Fact]
    public void The_end_of_a_run_reports_what_was_not_met()
    {
        using var kernel = new SimulatedKernel();
        var run = () => kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel, new LowerDriverOptions { ObjectName = @"\Device\Scripted" });
            device.Expect(MajorFunction.Read);
        });

        run.Should().Throw<KernelRunException>()
            .WithMessage(@"*Left over: script of \Device\Scripted: was not met:*Read: expected once, came never.*No request came at all.*");
    }

    [Fact]
    public void A_deadlock_names_the_expectation_too()
    {
        using var kernel = new SimulatedKernel();
        var run = () => kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            device.Expect(MajorFunction.Read);
            kernel.Wait(new KernelEvent(kernel, KernelEventType.Notification), KernelTimeout.Infinite);
        });

        run.Should().Throw<KernelDeadlockException>().WithMessage("*Read: expected once, came never.*");
    }

    private static void OnDevice(Action<ScriptedDriver> body, bool isMet = true)
    {
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { CheckLeftOvers = isMet });
        kernel.Run(() => body(new ScriptedDriver(kernel, new LowerDriverOptions { ObjectName = @"\Device\Scripted" })));
    }
}
