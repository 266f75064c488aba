namespace Wdf.IoTargets;

/// <summary>A rule that may be broken for a while, and why; see <see cref="SimulatedKernel.Allow(string, string)"/>.</summary>
public sealed class RuleExemption : IDisposable
{
    private readonly SimulatedKernel _kernel;

    internal RuleExemption(SimulatedKernel kernel, string rule, string because)
    {
        _kernel = kernel;
        Rule = rule;
        Because = because;
    }

    /// <summary>The rule's id.</summary>
    public string Rule { get; }

    /// <summary>The reason that the report shows.</summary>
    public string Because { get; }

    /// <summary>Ends the exemption.</summary>
    public void Dispose() => _kernel.EndExemption(this);
}
