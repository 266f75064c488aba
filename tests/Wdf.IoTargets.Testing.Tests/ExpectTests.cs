namespace Wdf.IoTargets.Testing.Tests;

/// <summary>Expect.Violation passes for the one rule, and for nothing else.</summary>
public class ExpectTests
{
    private const uint Ioctl = 0x00222004;
    private const string SentTwice = "WDF_VIOLATION_6_WDF_REQUEST_FATAL_ERROR_REQUEST_ALREADY_SENT";

    [Fact]
    public void It_gives_the_violation_of_the_rule()
    {
        var violation = Expect.Violation(SentTwice, kernel => SendTwice(kernel));

        violation.BugCheckCode.Should().Be(0x10D);
        violation.Subject!.Name.Should().Be("request 1");
    }

    [Fact]
    public void An_advice_can_be_expected_although_it_stops_nothing() =>
        Expect.Violation("SyncReqSend", SendWithoutTimeout).Level.Should().Be(RuleLevel.Advice);

    [Fact]
    public void A_body_that_breaks_nothing_fails_it()
    {
        var act = () => Expect.Violation("SyncReqSend", _ => { });

        act.Should().Throw<ExpectationException>().WithMessage("Expected a violation of SyncReqSend, but no rule was broken.");
    }

    [Fact]
    public void Another_rule_fails_it_and_is_named()
    {
        var act = () => Expect.Violation("SyncReqSend2", SendTwice);

        act.Should().Throw<ExpectationException>().WithMessage($"*another rule was broken: {SentTwice}*");
    }

    [Fact]
    public void An_exception_of_the_body_fails_it_and_is_told()
    {
        var act = () => Expect.Violation("SyncReqSend", _ => throw new InvalidOperationException("by itself"));

        act.Should().Throw<ExpectationException>().WithMessage("*ended otherwise: by itself").WithInnerException<InvalidOperationException>();
    }

    [Fact]
    public void A_run_that_is_meant_to_fail_is_not_drawn()
    {
        string? picture = "none yet";

        Expect.Violation(SentTwice, kernel =>
        {
            kernel.ViolationFound += v => picture = kernel.Options.PictureDirectory;
            SendTwice(kernel);
        }, new SimulatedKernelOptions { PictureDirectory = "pictures" });

        picture.Should().BeNull();
    }

    private static void SendWithoutTimeout(SimulatedKernel kernel)
    {
        var bytes = 0UL;
        Target(kernel, out _).SendIoctlSynchronously(null, Ioctl, null, null, null, ref bytes);
    }

    private static void SendTwice(SimulatedKernel kernel)
    {
        var target = Target(kernel, out var driver);
        var request = driver.CreateRequest(target);
        target.FormatRequestForIoctl(request, Ioctl, null, null, null, null);
        request.SetCompletionRoutine(static (WdfRequest _, WdfIoTarget _, in WdfRequestCompletionParams _, object? _) => { });
        request.Send(target);
        request.Send(target);
    }

    private static WdfIoTarget Target(SimulatedKernel kernel, out WdfDriver driver)
    {
        var lower = new ScriptedDriver(kernel);
        lower.OnControl(Ioctl).After(TimeSpan.FromMilliseconds(1)).Complete(NtStatus.Success);
        driver = WdfDriver.Create(kernel);
        return driver.CreateDevice(lower.Device).IoTarget!;
    }
}
