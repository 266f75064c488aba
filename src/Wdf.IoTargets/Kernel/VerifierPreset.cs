namespace Wdf.IoTargets;

/// <summary>Which rules a kernel enforces, before single rules are set otherwise.</summary>
public enum VerifierPreset
{
    /// <summary>No rule is looked at, and the framework's own verifier is off: for benchmarks. What stops a real system without any verifier still stops the kernel.</summary>
    None,

    /// <summary>What the real framework's verifier does, and nothing else: its breaks are recorded, and each call goes on as it does after a break.</summary>
    KmdfVerifier,

    /// <summary>Every rule at its default level, and the framework's verifier with its breaks thrown. The default.</summary>
    All,

    /// <summary>As <see cref="All"/>, and the rules that are off by default, because correct drivers may break them, as errors too.</summary>
    Strict,
}
