namespace Wdf.IoTargets;

/// <summary>A rule of the real verifiers: its official id and what a report of it says.</summary>
/// <param name="Id">The official name or code, such as <c>MarkIrpPending</c> or <c>0xC9_0x228</c>.</param>
/// <param name="Forbidden">What a driver must not do, in one sentence.</param>
/// <param name="Remedy">What to do instead.</param>
public sealed record VerifierRule(string Id, string Forbidden, string Remedy)
{
    /// <summary>What happens under <see cref="VerifierPreset.All"/>.</summary>
    public RuleLevel Default { get; init; } = RuleLevel.Error;

    /// <summary>Whether it is judged only when nothing can run any more or when the run ends, because an earlier judgement could blame correct drivers.</summary>
    public bool IsJudgedAtEnd { get; init; }

    /// <summary>The bug check that a real system stops with, where there is one, such as 0xC9 or 0xC4.</summary>
    public uint? BugCheckCode { get; init; }

    /// <summary>Parameter 1 of the bug check: the code within it.</summary>
    public ulong Parameter1 { get; init; }

    /// <summary>The page of the documentation.</summary>
    public string? Page { get; init; }
}
