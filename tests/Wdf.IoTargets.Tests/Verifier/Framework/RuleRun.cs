namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <summary>Runs the drivers of a rule as the rule says that the real framework takes them.</summary>
internal static class RuleRun
{
    private static readonly SimulatedKernelOptions On = new() { Verifier = VerifierOptions.KmdfVerifier, BreakReaction = BreakReaction.Throw };

    /// <summary>With the verifier, each break thrown: the bad driver ends with the rule, and no other.</summary>
    public static void Reports(string id, RuleCase rule)
    {
        using var world = new RuleWorld(rule, On with { CheckLeftOvers = false });
        var run = () => world.Kernel.Run(() => rule.Bad(world));
        if (rule.BugCheck is null && rule.Breaks == 0)
        {
            RunToItsEnd(rule, world, rule.ThenBugCheck);
            Rules(world).Should().BeEmpty();
            world.Answer.Should().Be(rule.On);
            return;
        }

        var violation = run.Should().Throw<WdfViolationException>().Which.Violation;
        violation.Rule.Should().Be(id);
        Rules(world).Should().Equal(id);
        violation.BugCheckCode.Should().Be(rule.BugCheck);
        if (rule.BugCheck is not null)
        {
            violation.Parameter1.Should().Be(rule.Parameter1);
        }

        if (rule.Parameter2 is { } second)
        {
            violation.Parameter2.Should().Be(second);
        }
    }

    /// <summary>With the verifier, each break recorded: the call goes on as the real one does.</summary>
    public static void GoesOn(string id, RuleCase rule)
    {
        if (rule.GoesAstray)
        {
            return;
        }

        using var world = new RuleWorld(rule, On with { CheckLeftOvers = false, BreakReaction = null });
        RunToItsEnd(rule, world, rule.BugCheck ?? rule.ThenBugCheck);
        var isFatal = rule.BugCheck is not null;
        var own = isFatal ? Math.Max(1, rule.Breaks) : rule.Breaks;
        Rules(world).Take(own).Should().Equal(Enumerable.Repeat(id, own));
        Rules(world).Should().HaveCount(own + (rule.ThenBugCheck is null ? 0 : 1));
        world.Answer.Should().Be(rule.On);
    }

    /// <summary>Without the verifier.</summary>
    public static void WithoutTheVerifier(string id, RuleCase rule)
    {
        if (rule.GoesAstray)
        {
            return;
        }

        using var world = new RuleWorld(rule, On with { CheckLeftOvers = false, Verifier = VerifierOptions.None });
        var isSame = rule.BugCheck is not null && rule.IsFatalWithout;
        RunToItsEnd(rule, world, isSame ? rule.BugCheck : rule.OffBugCheck);
        if (isSame)
        {
            Rules(world).Should().Equal(id);
            return;
        }

        Rules(world).Should().HaveCount(rule.OffBugCheck is null ? 0 : 1).And.NotContain(id);
        world.Answer.Should().Be(rule.Off);
    }

    /// <summary>With the verifier, the legal driver passes and leaves nothing.</summary>
    public static void PassesTheLegalOne(RuleCase rule)
    {
        if (rule.Legal is null)
        {
            rule.WhyNoLegal.Should().NotBeNullOrEmpty();
            return;
        }

        using var world = new RuleWorld(rule, On);
        world.RunLegal(rule.Legal);
        Rules(world).Should().BeEmpty();
    }

    private static IEnumerable<string> Rules(RuleWorld world) => world.Kernel.Violations.Select(static v => v.Rule);

    private static void RunToItsEnd(RuleCase rule, RuleWorld world, uint? code)
    {
        var run = () => world.Kernel.Run(() => rule.Bad(world));
        if (code is { } expected)
        {
            run.Should().Throw<WdfViolationException>().Which.Violation.BugCheckCode.Should().Be(expected);
        }
        else if (rule.Hangs)
        {
            run.Should().Throw<KernelDeadlockException>();
        }
        else
        {
            run.Should().NotThrow();
        }
    }
}
