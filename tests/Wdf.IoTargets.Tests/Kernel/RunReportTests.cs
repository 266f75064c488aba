using Xunit.Sdk;

namespace Wdf.IoTargets.Tests.Kernel;

public class RunReportTests
{
    [Fact]
    public void A_failed_assertion_of_the_body_comes_out_as_it_is()
    {
        using var kernel = Simulation.Fifo();
        var failure = kernel.FailureOf(static () => Assert.Equal(1, 2));

        failure.Should().BeAssignableTo<XunitException>().Which.Message.Should().StartWith("Assert.Equal() Failure");
    }

    [Fact]
    public void An_exception_out_of_another_actor_is_reported_with_its_name()
    {
        using var kernel = Simulation.Fifo();
        var failure = kernel.FailureOf(() => kernel.Spawn("worker", static () => throw new FormatException("bad")));

        failure.Should().BeOfType<KernelRunException>().Which.InnerException.Should().BeOfType<FormatException>();
        failure.Message.Should().Be("worker threw FormatException: bad");
    }

    [Fact]
    public void An_exception_out_of_a_callback_is_reported_with_the_callback_named()
    {
        using var kernel = Simulation.Fifo();
        var failure = kernel.FailureOf(() =>
        {
            var device = new DeviceObject(new DriverObject(kernel)) { Name = "disk" };
            device.DriverObject.SetAll(static (_, _) => throw new FormatException("bad"));
            var irp = IoManager.BuildSynchronousFsdRequest(MajorFunction.FlushBuffers, device, default, null, new KernelEvent(kernel, KernelEventType.Notification), new IoStatusTarget())!;
            IoManager.CallDriver(device, irp).Should().Be(NtStatus.Unsuccessful);
        });

        failure.Message.Should().Be("The dispatch routine of disk threw FormatException: bad");
        kernel.CallbackFailures.Should().ContainSingle().Which.Exception.Should().BeOfType<FormatException>();
    }

    [Fact]
    public void The_body_comes_first_then_callbacks_then_the_violation()
    {
        using var kernel = Simulation.Unruled();
        var failure = kernel.FailureOf(() =>
        {
            kernel.Spawn("thrower", static () => throw new FormatException("bad")).Join();
            try
            {
                new KernelSpinLock(kernel, "guard").Release(Irql.Passive);
            }
            catch (WdfViolationException)
            {
                throw new InvalidOperationException("assertion of the body");
            }
        });

        var run = failure.Should().BeOfType<KernelRunException>().Subject;
        run.Findings.Should().HaveCount(3);
        run.Message.ReplaceLineEndings("\n").Should().StartWith(
            "1. The body ended with InvalidOperationException: assertion of the body\n"
            + "2. thrower threw FormatException: bad\n"
            + "3. SPIN_LOCK_NOT_OWNED: body released guard");
        run.InnerException.Should().BeOfType<InvalidOperationException>();
        run.Exceptions.Should().HaveCount(3);
    }

    [Fact]
    public void The_exception_that_caused_a_deadlock_comes_before_it()
    {
        using var kernel = Simulation.Fifo();
        var failure = kernel.FailureOf(() =>
        {
            var answer = new KernelEvent(kernel, KernelEventType.Notification, name: "answer");
            kernel.Spawn("worker", () =>
            {
                ThrowBeforeAnswering();
                answer.Set();
            });
            kernel.Wait(answer, KernelTimeout.Infinite);
        });

        failure.Message.ReplaceLineEndings("\n").Should().StartWith(
            "1. worker threw FormatException: bad\n2. Deadlock: nothing can run and no timer is armed.\n  body waits for answer (not signaled)");
    }

    [Fact]
    public void Left_overs_are_not_looked_for_after_a_failure()
    {
        using var kernel = Simulation.Fifo();
        var failure = kernel.FailureOf(() =>
        {
            IoManager.AllocateIrp(kernel, 1);
            throw new FormatException("the cause");
        });

        failure.Should().BeOfType<FormatException>();
    }

    private static void ThrowBeforeAnswering() => throw new FormatException("bad");
}
