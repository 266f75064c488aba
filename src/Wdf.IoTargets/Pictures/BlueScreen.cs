namespace Wdf.IoTargets;

/// <summary>A violation as the blue screen that it would be.</summary>
internal static class BlueScreen
{
    /// <summary>The first line: the bug check with its parameters, or what else a real system does.</summary>
    public static string Heading(WdfViolation violation) => violation.Level == RuleLevel.Advice ? "*** ADVICE: noted, and the run went on"
        : violation.BugCheckCode is not null ? StopCode.Line(violation)
        : violation.IsFatal ? "*** BREAK: the verifier stops here" : "*** RULE BROKEN: noted, and the run went on";

    /// <summary>The lines below.</summary>
    public static IEnumerable<(string Label, string Text)> Lines(WdfViolation violation)
    {
        if (violation.BugCheckName is { } name)
        {
            yield return ("stop code", name);
        }

        yield return ("what happened", violation.Message);
        yield return ("what to do", violation.Remedy);
        if (violation.Subject is { } subject)
        {
            yield return ("about", $"{subject.Name} {subject.DescribeState()}".TrimEnd());
        }

        if (violation.CalledFrom is { } line)
        {
            yield return ("called from", line);
        }

        if (violation.Actor is { } actor)
        {
            yield return ("by", actor.Name);
        }

        if (violation.AllowedBecause is { } because)
        {
            yield return ("allowed because", because);
        }
    }
}
