using System.Globalization;
using System.Text;

namespace Wdf.IoTargets;

/// <summary>A rule that the driver under test broke: what a real system answers with a bug check or a break into the debugger.</summary>
public sealed class WdfViolation
{
    internal WdfViolation(string rule, string message, string remedy)
    {
        Rule = rule;
        Message = message;
        Remedy = remedy;
    }

    /// <summary>The rule's name.</summary>
    public string Rule { get; }

    /// <summary>How hard the rule is: an error stops the kernel, the others are only recorded.</summary>
    public RuleLevel Level { get; internal init; } = RuleLevel.Error;

    /// <summary>What the rule forbids, in general; null for a check of the framework's own.</summary>
    public string? Forbidden { get; internal init; }

    /// <summary>The page of the documentation that the rule follows; null when there is none.</summary>
    public string? Page { get; internal init; }

    /// <summary>Why it was allowed (<see cref="SimulatedKernel.Allow(string, string)"/>); null for a violation that was not.</summary>
    public string? AllowedBecause { get; internal set; }

    /// <summary>What happened.</summary>
    public string Message { get; }

    /// <summary>What to do instead.</summary>
    public string Remedy { get; }

    /// <summary>The bug check that it is on a real system, such as 0x10D (WDF_VIOLATION); null for a break alone.</summary>
    public uint? BugCheckCode { get; internal init; }

    /// <summary>Parameter 1 of the bug check.</summary>
    public ulong Parameter1 { get; internal init; }

    /// <summary>Parameter 2 of the bug check where it is a number; see <see cref="Parameter2Object"/>.</summary>
    public ulong Parameter2 { get; internal init; }

    /// <summary>The object to which parameter 2 of the bug check points, where it is a pointer.</summary>
    public object? Parameter2Object { get; internal init; }

    /// <summary>Whether parameter 2 of the bug check is a pointer.</summary>
    public bool Parameter2IsPointer { get; internal init; }

    /// <summary>Whether the kernel has stopped for it.</summary>
    public bool IsFatal { get; internal init; }

    /// <summary>The object that the rule is about.</summary>
    public KernelObject? Subject { get; internal init; }

    /// <summary>The actor that broke the rule.</summary>
    public KernelActor? Actor { get; internal init; }

    /// <summary>What happened to the subject recently, as far as the trace has it.</summary>
    public IReadOnlyList<string> History { get; internal init; } = [];

    /// <summary>The number of its event in the trace; 0 when nobody observed it.</summary>
    internal long Sequence { get; set; }

    /// <summary>The violation of a rule that has a description.</summary>
    internal static WdfViolation Of(VerifierRule rule, RuleLevel level, string message, KernelObject? subject, SimulatedKernel kernel) => new(rule.Id, message, rule.Remedy)
    {
        Level = level,
        Forbidden = rule.Forbidden,
        Page = rule.Page,
        BugCheckCode = rule.BugCheckCode,
        Parameter1 = rule.Parameter1,
        IsFatal = level == RuleLevel.Error,
        Subject = subject,
        Actor = KernelActor.Current,
        History = kernel.Trace.HistoryOf(subject, SimulatedKernel.HistoryLines),
    };

    /// <summary>The whole report.</summary>
    /// <returns>Text of several lines.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Rule).Append(": ").AppendLine(Message);
        if (Forbidden is not null)
        {
            text.Append("  the rule: ").AppendLine(Forbidden);
        }

        text.Append("  what to do: ").AppendLine(Remedy);
        if (BugCheckCode is { } code)
        {
            text.Append("  on a real system: bug check 0x").Append(code.ToString("X", CultureInfo.InvariantCulture));
            text.Append(" (0x").Append(Parameter1.ToString("X", CultureInfo.InvariantCulture)).Append(", ");
            text.Append(Parameter2IsPointer ? Parameter2Object?.ToString() ?? "pointer" : "0x" + Parameter2.ToString("X", CultureInfo.InvariantCulture));
            text.AppendLine(")");
        }

        if (Page is not null)
        {
            text.Append("  see: ").AppendLine(Page);
        }

        if (AllowedBecause is not null)
        {
            text.Append("  allowed, because: ").AppendLine(AllowedBecause);
        }

        if (Subject is not null)
        {
            text.Append("  about: ").Append(Subject.Name).Append(' ').AppendLine(Subject.DescribeState());
        }

        if (Actor is not null)
        {
            text.Append("  by: ").AppendLine(Actor.Name);
        }

        if (History.Count > 0)
        {
            text.AppendLine("  recent history:");
            foreach (var line in History)
            {
                text.Append("    ").AppendLine(line);
            }
        }

        return text.ToString().TrimEnd();
    }
}
