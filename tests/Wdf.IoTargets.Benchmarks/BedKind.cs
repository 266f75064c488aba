namespace Wdf.IoTargets.Benchmarks;

/// <summary>How the kernel of a bed behaves.</summary>
internal enum BedKind
{
    /// <summary>Concurrent, all rules, trace and log off: what the goals are stated for.</summary>
    Fast,

    /// <summary>Deterministic, verifier and trace off.</summary>
    Deterministic,

    /// <summary>Concurrent with the framework's verifier.</summary>
    Verified,

    /// <summary>Concurrent with every rule at its default level: the preset All.</summary>
    AllRules,

    /// <summary>Concurrent with a trace.</summary>
    Traced,

    /// <summary>Concurrent with a clock that the work moves itself.</summary>
    OwnClock,

    /// <summary>A kernel as a test gets it: deterministic, verifier and trace on.</summary>
    Default,
}
