namespace Wdf.IoTargets;

/// <summary>Stands for what a script expects among the things that may be left over at the end of a run.</summary>
internal sealed class ScriptWatch : KernelObject
{
    private readonly Func<string?> _unmet;

    private ScriptWatch(SimulatedKernel kernel, string name, Func<string?> unmet)
        : base(kernel, KernelObjectKind.Driver, name)
    {
        _unmet = unmet;
    }

    internal override string? LeftOver => _unmet() is { } report ? "was not met:" + report : null;

    /// <summary>Has the end of the run ask what is not met; deterministic mode only.</summary>
    public static void Begin(SimulatedKernel kernel, string name, Func<string?> unmet) => kernel.Track(new ScriptWatch(kernel, name, unmet));
}
