using System.Globalization;

namespace Wdf.IoTargets;

/// <summary>A violation as the blue screen that it would be.</summary>
internal static class BlueScreen
{
    /// <summary>The first line: the bug check with its parameters, or what else a real system does.</summary>
    public static string Heading(WdfViolation violation) => violation.Level == RuleLevel.Advice ? "*** ADVICE: noted, and the run went on"
        : violation.BugCheckCode is { } code ? string.Create(CultureInfo.InvariantCulture, $"*** STOP: 0x{code:X8} (0x{violation.Parameter1:X}, {SecondParameter(violation)})")
        : violation.IsFatal ? "*** BREAK: the verifier stops here" : "*** RULE BROKEN: noted, and the run went on";

    /// <summary>The lines below.</summary>
    public static IEnumerable<(string Label, string Text)> Lines(WdfViolation violation)
    {
        yield return ("what happened", violation.Message);
        yield return ("what to do", violation.Remedy);
        if (violation.Subject is { } subject)
        {
            yield return ("about", $"{subject.Name} {subject.DescribeState()}".TrimEnd());
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

    private static string SecondParameter(WdfViolation violation) => violation.Parameter2IsPointer
        ? violation.Parameter2Object?.ToString() ?? "pointer"
        : string.Create(CultureInfo.InvariantCulture, $"0x{violation.Parameter2:X}");
}
