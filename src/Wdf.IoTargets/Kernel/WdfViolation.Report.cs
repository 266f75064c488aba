using System.Globalization;
using System.Text;

namespace Wdf.IoTargets;

/// <content>How a violation comes to be, and its report.</content>
public sealed partial class WdfViolation
{
    /// <summary>The violation of a rule that has a description.</summary>
    internal static WdfViolation Of(VerifierRule rule, RuleLevel level, string message, KernelObject? subject, SimulatedKernel kernel) => Here(
        new WdfViolation(rule.Id, message, rule.Remedy)
        {
            Level = level,
            Forbidden = rule.Forbidden,
            Page = rule.Page,
            BugCheckCode = rule.BugCheckCode,
            Parameter1 = rule.Parameter1,
            IsFatal = level == RuleLevel.Error,
            Subject = subject,
        },
        kernel);

    /// <summary>Completes a violation with who has called, from where, what happened before, and what follows from all that.</summary>
    internal static WdfViolation Here(WdfViolation stated, SimulatedKernel kernel)
    {
        // Advice may come with every send of a correct driver.
        var caller = stated.Level != RuleLevel.Advice || kernel.Options.SourceLines ? CallSite.Find() : null;
        var derived = StopCode.ParametersOf(stated.BugCheckCode, stated.Parameter1, stated.Parameter2, stated.Subject, KernelActor.Current, caller);
        stated.Parameter1Object = derived.First;
        stated.Parameter2Object ??= derived.Second;
        stated.Parameter3Object = derived.Third;
        stated.Parameter4Object = derived.Fourth;
        stated.Actor = KernelActor.Current;
        stated.CalledFrom = caller;
        stated.History = kernel.Trace.HistoryOf(stated.Subject, SimulatedKernel.HistoryLines);
        return stated;
    }

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
        AppendBlueScreen(text);
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

        if (CalledFrom is not null)
        {
            text.Append("  called from ").AppendLine(CalledFrom);
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

    private void AppendBlueScreen(StringBuilder text)
    {
        if (BugCheckCode is { } code)
        {
            text.Append("  on a real system: bug check 0x").Append(code.ToString("X", CultureInfo.InvariantCulture));
            text.AppendLine(BugCheckName is { } name ? $" ({name})" : string.Empty).Append("    ").AppendLine(StopCode.Line(this));
        }
        else if (Forbidden is null && IsFatal)
        {
            text.AppendLine("  on a real system: the framework's verifier breaks into the debugger");
        }
    }
}
