namespace Wdf.IoTargets.Tests.Kernel;

/// <summary>A violation shows the blue screen that it would be: the stop code, its name, its four parameters.</summary>
public class BlueScreenTests
{
    [Fact]
    public void A_request_that_is_sent_twice()
    {
        using var kernel = Simulation.Unruled();
        var failure = kernel.FailureOf(() =>
        {
            var world = new Verifier.RuleWorld(kernel);
            world.Lower.OnControl(Verifier.RuleWorld.Ioctl).Never();
            var request = world.Formatted();
            request.Send(world.Target);
            request.Send(world.Target);
        });

        failure.Message.ReplaceLineEndings("\n").Should().Contain("  on a real system: bug check 0x10D (WDF_VIOLATION)\n    *** STOP: 0x0000010D (0x6, 0x3, request 1, 0x0)\n");
    }

    [Fact]
    public void An_irp_that_has_no_stack_location_left()
    {
        using var kernel = Simulation.Unruled();
        var failure = kernel.FailureOf(() =>
        {
            var bottom = new DeviceObject(new DriverObject(kernel)) { Name = "bottom" };
            var top = new DeviceObject(new DriverObject(kernel)) { Name = "top" };
            top.DriverObject.SetAll((_, irp) => IoManager.CallDriver(bottom, irp));
            IoManager.CallDriver(top, IoManager.AllocateIrp(kernel, 1)!);
        });

        failure.Message.Should().Contain("bug check 0x35 (NO_MORE_IRP_STACK_LOCATIONS)").And.Contain("*** STOP: 0x00000035 (IRP 1, 0x0, 0x0, 0x0)");
    }

    [Fact]
    public void A_rule_of_the_io_manager_s_verifier_has_the_driver_s_code_and_the_irp()
    {
        using var kernel = Simulation.Fifo();
        kernel.FailureOf(() =>
        {
            var device = new DeviceObject(new DriverObject(kernel)) { Name = "hasty" };
            device.DriverObject.SetAll(static (_, irp) =>
            {
                IoManager.CompleteRequest(irp);
                return NtStatus.Success;
            });
            var irp = IoManager.AllocateIrp(kernel, 1)!;
            irp.IoStatus.Status = NtStatus.Pending;
            irp.SetCompletionRoutine(static (_, _, _) => NtStatus.MoreProcessingRequired, null, true, true, true);
            IoManager.CallDriver(device, irp);
        });

        kernel.Violations.Should().ContainSingle().Which.ToString().Should().Contain("bug check 0xC9 (DRIVER_VERIFIER_IOMANAGER_VIOLATION)").And.Contain(", IRP 1, 0x0)");
    }

    [Fact]
    public void A_stop_of_the_driver_s_own_has_all_four_parameters()
    {
        using var kernel = Simulation.Fifo();
        var failure = kernel.FailureOf(() =>
        {
            WdfDriver.Create(kernel);
            WdfVerifier.KeBugCheck(0xE2, 1, 2, 3, 4);
        });

        var violation = failure.Should().BeOfType<WdfViolationException>().Which.Violation;
        (violation.Parameter1, violation.Parameter2, violation.Parameter3, violation.Parameter4).Should().Be((1UL, 2UL, 3UL, 4UL));
        violation.BugCheckName.Should().Be("MANUALLY_INITIATED_CRASH");
        failure.Message.Should().Contain("*** STOP: 0x000000E2 (0x1, 0x2, 0x3, 0x4)");
    }

    [Fact]
    public void A_code_without_a_name_has_none()
    {
        using var kernel = Simulation.Fifo();
        kernel.FailureOf(() =>
        {
            WdfDriver.Create(kernel);
            WdfVerifier.KeBugCheck(0xDEAD, 0, 0, 0, 0);
        });

        kernel.Violations.Should().ContainSingle().Which.BugCheckName.Should().BeNull();
    }

    [Fact]
    public void A_break_is_a_break_into_the_debugger()
    {
        using var kernel = Simulation.Fifo();
        var failure = kernel.FailureOf(() =>
        {
            WdfDriver.Create(kernel);
            WdfVerifier.DbgBreakPoint();
        });

        failure.Message.Should().Contain("on a real system: the framework's verifier breaks into the debugger").And.NotContain("STOP");
    }
}
