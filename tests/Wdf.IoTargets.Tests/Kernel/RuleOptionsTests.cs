using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Kernel;

/// <summary>Levels, exemptions and presets, shown with one rule of the verifier's room and one check of the framework's own.</summary>
public class RuleOptionsTests
{
    private const string NoTimeout = "SyncReqSend";
    private const string BadOptions = "WdfRequestSend-InvalidOptions";

    [Fact]
    public void A_rule_set_to_error_stops_the_kernel_at_the_call()
    {
        using var bed = new Bed(With(NoTimeout, RuleLevel.Error));
        var after = false;

        var violation = bed.Breaks(() =>
        {
            bed.SendIoctl(out _);
            after = true;
        });

        after.Should().BeFalse();
        violation.Should().BeEquivalentTo(new { Rule = NoTimeout, Level = RuleLevel.Error, IsFatal = true });
        violation.ToString().Should().Contain("the rule: A synchronous send must have a time-out")
            .And.Contain("see: https://learn.microsoft.com/windows-hardware/drivers/devtest/kmdf-syncreqsend");
    }

    [Fact]
    public void A_warning_is_recorded_and_the_run_passes()
    {
        using var bed = new Bed(With(NoTimeout, RuleLevel.Warning));

        bed.Run(() => bed.SendIoctl(out _).Should().Be(NtStatus.Success));

        bed.Kernel.Violations.Should().ContainSingle().Which.Level.Should().Be(RuleLevel.Warning);
    }

    [Fact]
    public void A_rule_that_is_off_says_nothing()
    {
        using var bed = new Bed(With(NoTimeout, RuleLevel.Off));

        bed.Run(() => bed.SendIoctl(out _));

        bed.Kernel.Advice.Should().BeEmpty();
    }

    [Fact]
    public void A_check_of_the_framework_can_be_a_warning_or_off()
    {
        foreach (var (level, count) in new[] { (RuleLevel.Warning, 1), (RuleLevel.Off, 0) })
        {
            using var bed = new Bed(With(BadOptions, level));
            bed.Run(() => SendWithBadOptions(bed));
            bed.Kernel.Violations.Select(v => v.Rule).Should().Equal(Enumerable.Repeat(BadOptions, count));
        }
    }

    [Fact]
    public void An_exempted_call_goes_on_and_the_report_shows_the_reason()
    {
        using var bed = new Bed(With(NoTimeout, RuleLevel.Error));

        bed.Run(() => bed.Kernel.Allow(NoTimeout, "the device answers at once", () => bed.SendIoctl(out _)));

        bed.Kernel.Violations.Should().BeEmpty();
        var allowed = bed.Kernel.AllowedViolations.Should().ContainSingle().Subject;
        allowed.AllowedBecause.Should().Be("the device answers at once");
        allowed.ToString().Should().Contain("allowed, because: the device answers at once");
    }

    [Fact]
    public void An_exemption_ends_with_its_scope()
    {
        using var bed = new Bed(With(NoTimeout, RuleLevel.Error));

        var violation = bed.Breaks(() =>
        {
            using (bed.Kernel.Allow(NoTimeout, "set up"))
            {
                bed.SendIoctl(out _);
            }

            bed.SendIoctl(out _);
        });

        violation.Rule.Should().Be(NoTimeout);
        bed.Kernel.AllowedViolations.Should().ContainSingle();
    }

    [Fact]
    public void A_check_of_the_framework_can_be_exempted_too()
    {
        using var bed = new Bed();

        bed.Run(() => bed.Kernel.Allow(BadOptions, "shows what the framework does then", () => SendWithBadOptions(bed)));

        bed.Kernel.AllowedViolations.Should().ContainSingle().Which.Rule.Should().Be(BadOptions);
    }

    [Theory]
    [InlineData(VerifierPreset.None, false)]
    [InlineData(VerifierPreset.KmdfVerifier, true)]
    [InlineData(VerifierPreset.All, true)]
    [InlineData(VerifierPreset.Strict, true)]
    public void A_preset_decides_on_the_verifier_of_the_framework(VerifierPreset preset, bool isOn)
    {
        var verifier = new[] { VerifierOptions.None, VerifierOptions.KmdfVerifier, VerifierOptions.All, VerifierOptions.Strict }.Single(v => v.Preset == preset);
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Verifier = verifier });

        kernel.FrameworkVerifierOn.Should().Be(isOn);
    }

    [Fact]
    public void Under_KmdfVerifier_a_break_is_recorded_and_the_rules_of_the_other_sets_are_silent()
    {
        using var bed = new Bed(new SimulatedKernelOptions { Verifier = VerifierOptions.KmdfVerifier });

        bed.Run(() =>
        {
            SendWithBadOptions(bed);
            bed.SendIoctl(out _);
        });

        bed.Kernel.Violations.Should().ContainSingle().Which.Rule.Should().Be(BadOptions);
        bed.Kernel.Advice.Should().BeEmpty();
    }

    private static SimulatedKernelOptions With(string rule, RuleLevel level) => new() { Verifier = VerifierOptions.All.With(rule, level) };

    // The call is refused with a status; the break comes on top.
    private static void SendWithBadOptions(Bed bed)
    {
        var request = bed.Formatted();
        request.Send(bed.Target, Bed.Options(WdfRequestSendOptionsFlags.SendAndForget | WdfRequestSendOptionsFlags.Synchronous)).Should().BeFalse();
        request.Delete();
    }
}
