namespace Wdf.IoTargets;

/// <content>Whether what came is what the script expects.</content>
public sealed partial class ScriptedDriver
{
    // A report names so many of the things that went wrong; the first ones say the most.
    private const int MaximumDiscrepancies = 20;
    private const int MaximumShown = 20;

    private readonly List<string> _discrepancies = [];
    private int _discrepancyCount;

    /// <summary>
    /// Whether the script is strict: every request must be taken by a rule, and expectations must be met in the order in which
    /// they were written. Loose (false, the default), they may be met in any order, and other requests may come between.
    /// </summary>
    /// <remarks>A request that breaks this is answered all the same; the report has it.</remarks>
    public bool IsStrict { get; set; }

    /// <summary>Begins an expectation: a rule for a major function whose requests must come; once, unless the rule is told otherwise.</summary>
    /// <param name="major">Read, Write, DeviceControl, InternalDeviceControl, FlushBuffers or another that is no PnP, power or open.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule Expect(MajorFunction major) => On(major).Expected();

    /// <summary>Begins an expectation: a rule for a control code whose requests must come; once, unless the rule is told otherwise.</summary>
    /// <param name="controlCode">The code.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule ExpectControl(uint controlCode) => OnControl(controlCode).Expected();

    /// <summary>Checks that everything has come that the script expects, and nothing that it forbids.</summary>
    /// <remarks>
    /// The end of <see cref="SimulatedKernel.Run(Action)"/> reports the same by itself in deterministic mode, when nothing else went wrong. On real threads
    /// only this call does.
    /// </remarks>
    /// <exception cref="ScriptNotMetException">Something has not come, or too often, or unexpected, or out of order.</exception>
    public void Verify()
    {
        if (Unmet() is { } report)
        {
            throw new ScriptNotMetException($"The script of {Device.Name} was not met:{report}");
        }
    }

    /// <summary>What is not met, as a text; null when all is well.</summary>
    internal string? Unmet()
    {
        ScriptedRule[] rules;
        List<string> lines;
        SeenRequest[] seen;
        int hidden;
        lock (_scriptLock)
        {
            rules = [.. _rules];
            lines = [.. _discrepancies];
            hidden = _discrepancyCount - _discrepancies.Count;
            seen = [.. _seen];
        }

        if (hidden > 0)
        {
            lines.Add($"{hidden} more of this kind.");
        }

        lines.InsertRange(0, rules.Select(static r => r.Shortfall).OfType<string>());
        if (lines.Count == 0)
        {
            return null;
        }

        lines.Add(seen.Length == 0 ? "No request came at all." : "What came:");
        if (seen.Length > MaximumShown)
        {
            lines.Add($"  ({seen.Length - MaximumShown} requests before these)");
        }

        lines.AddRange(seen.TakeLast(MaximumShown).Select(
            static s => $"  {s}{(s.Rule is { } rule ? $" (taken by: {rule})" : string.Empty)}"));
        return string.Join("\n  ", lines.Prepend(string.Empty));
    }

    private void Judge(ScriptedRule[] rules, SeenRequest seen, SimulatedIo io)
    {
        if (seen.Rule is { } rule)
        {
            if (IsStrict && rule.IsExpectation
                && rules.TakeWhile(r => !ReferenceEquals(r, rule)).FirstOrDefault(static r => r.IsWanting) is { } earlier)
            {
                AddDiscrepancy($"Out of order: {seen} came before what the script has first: {earlier}.");
            }
        }
        else if (!Array.Exists(rules, r => r.IsExpectation && r.Fits(io) && r.TakeExcess()) && IsStrict)
        {
            AddDiscrepancy($"Unexpected: {seen}.");
        }
    }

    private void AddDiscrepancy(string text)
    {
        lock (_scriptLock)
        {
            _discrepancyCount++;
            if (_discrepancies.Count < MaximumDiscrepancies)
            {
                _discrepancies.Add(text);
            }
        }
    }
}
