namespace Wdf.IoTargets;

/// <summary>What happens when a rule of the verifier is broken.</summary>
public enum RuleLevel
{
    /// <summary>The rule is not looked at.</summary>
    Off,

    /// <summary>Recorded as advice: correct drivers do this, but the documentation asks most of them not to.</summary>
    Advice,

    /// <summary>Recorded; the run goes on and does not fail for it.</summary>
    Warning,

    /// <summary>Fatal: the kernel stops and the offending call throws <see cref="WdfViolationException"/>.</summary>
    Error,
}
