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

    /// <summary>The whole report.</summary>
    /// <returns>Text of several lines.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Rule).Append(": ").AppendLine(Message);
        text.Append("  what to do: ").AppendLine(Remedy);
        if (BugCheckCode is { } code)
        {
            text.Append("  on a real system: bug check 0x").Append(code.ToString("X", CultureInfo.InvariantCulture));
            text.Append(" (0x").Append(Parameter1.ToString("X", CultureInfo.InvariantCulture)).Append(", ");
            text.Append(Parameter2IsPointer ? Parameter2Object?.ToString() ?? "pointer" : "0x" + Parameter2.ToString("X", CultureInfo.InvariantCulture));
            text.AppendLine(")");
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
