namespace Wdf.IoTargets;

/// <content>The verifier's rules: who listens, how hard a rule is, what is exempted.</content>
public sealed partial class SimulatedKernel
{
    private readonly List<RuleExemption> _exemptions = [];
    private readonly List<WdfViolation> _allowed = [];
    private readonly List<WdfViolation> _advice = [];

    /// <summary>Where correct drivers did what the documentation asks most drivers not to do, such as a synchronous send without a time-out; once for each target.</summary>
    public IReadOnlyList<WdfViolation> Advice
    {
        get
        {
            lock (_reportLock)
            {
                return [.. _advice];
            }
        }
    }

    /// <summary>Violations of rules that were exempted when they were broken, each with the reason.</summary>
    public IReadOnlyList<WdfViolation> AllowedViolations
    {
        get
        {
            lock (_reportLock)
            {
                return [.. _allowed];
            }
        }
    }

    /// <summary>What the rules listen to; null when none does, and then nothing is kept for them.</summary>
    internal KernelSignals? Signals { get; }

    /// <summary>Exempts a rule until the result is disposed. What breaks it meanwhile is not thrown; it is in <see cref="AllowedViolations"/>, with the reason.</summary>
    /// <param name="rule">The rule's id.</param>
    /// <param name="because">Why it may be broken; the report shows it.</param>
    /// <returns>The exemption; dispose it at the end of the scope.</returns>
    /// <remarks>It holds for all actors. A bug check of a real system without any verifier cannot be exempted: the call has no way to go on.</remarks>
    public RuleExemption Allow(string rule, string because)
    {
        ArgumentException.ThrowIfNullOrEmpty(rule);
        ArgumentException.ThrowIfNullOrWhiteSpace(because);
        var exemption = new RuleExemption(this, rule, because);
        lock (_reportLock)
        {
            _exemptions.Add(exemption);
        }

        return exemption;
    }

    /// <summary>Exempts a rule for what one action does.</summary>
    /// <param name="rule">The rule's id.</param>
    /// <param name="because">Why it may be broken; the report shows it.</param>
    /// <param name="action">The code that breaks it, such as one call.</param>
    public void Allow(string rule, string because, Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        using (Allow(rule, because))
        {
            action();
        }
    }

    internal void EndExemption(RuleExemption exemption)
    {
        lock (_reportLock)
        {
            _exemptions.Remove(exemption);
        }
    }

    /// <summary>A rule was broken. Error stops the kernel and throws; the other levels are recorded.</summary>
    internal void Report(WdfViolation violation)
    {
        ThrowIfStopped();
        if (IsExempt(violation))
        {
            return;
        }

        if (violation.Level == RuleLevel.Error)
        {
            Stop(violation);
        }

        Record(violation);
    }

    private bool IsExempt(WdfViolation violation)
    {
        lock (_reportLock)
        {
            if (_exemptions.Find(e => e.Rule == violation.Rule) is not { } exemption)
            {
                return false;
            }

            violation.AllowedBecause = exemption.Because;
            _allowed.Add(violation);
        }

        Note(violation);
        return true;
    }
}
