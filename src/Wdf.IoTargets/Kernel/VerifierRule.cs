using System.Globalization;

namespace Wdf.IoTargets;

/// <summary>A rule of the real verifiers: its official id and what a report of it says.</summary>
/// <param name="Set">The set that the id belongs to: <c>kmdf</c> for framework drivers, <c>wdm</c> for the others.</param>
/// <param name="Id">The official name or code, such as <c>MarkIrpPending</c> or <c>0xC9_0x228</c>.</param>
/// <param name="Forbidden">What a driver must not do, in one sentence.</param>
/// <param name="Remedy">What to do instead.</param>
public sealed record VerifierRule(string Set, string Id, string Forbidden, string Remedy)
{
    /// <summary>What happens under <see cref="VerifierPreset.All"/>.</summary>
    public RuleLevel Default { get; init; } = RuleLevel.Error;

    /// <summary>Whether it is judged only when nothing can run any more or when the run ends, because an earlier judgement could blame correct drivers.</summary>
    public bool IsJudgedAtEnd { get; init; }

    /// <summary>The bug check that a real system stops with, where there is one, such as 0xC9 or 0xC4.</summary>
    public uint? BugCheckCode { get; init; }

    /// <summary>Parameter 1 of the bug check: the code within it.</summary>
    public ulong Parameter1 { get; init; }

    /// <summary>The name that sets the level of this part of the rule, where a part has a level of its own; null for the id.</summary>
    internal string? Switch { get; init; }

    /// <summary>The page of the documentation.</summary>
    public string? Page { get; init; }

    private const string Drivers = "https://learn.microsoft.com/windows-hardware/drivers/";

    /// <summary>A rule of Static Driver Verifier for framework drivers.</summary>
    internal static VerifierRule Kmdf(string id, string forbidden, string remedy) =>
        new("kmdf", id, forbidden, remedy) { Page = $"{Drivers}devtest/kmdf-{id.ToLowerInvariant()}" };

    /// <summary>A rule of Static Driver Verifier or Driver Verifier for WDM drivers.</summary>
    internal static VerifierRule Wdm(string id, string forbidden, string remedy) =>
        new("wdm", id, forbidden, remedy) { Page = $"{Drivers}devtest/wdm-{id.ToLowerInvariant()}" };

    /// <summary>A check that a real system answers with a bug check: DRIVER_VERIFIER_IOMANAGER_VIOLATION with the given code.</summary>
    internal static VerifierRule IoManager(ulong code, string forbidden, string remedy) =>
        new("wdm", $"0xC9_0x{code.ToString(code < 0x10 ? "X2" : "X", CultureInfo.InvariantCulture)}", forbidden, remedy)
        {
            BugCheckCode = 0xC9,
            Parameter1 = code,
            Page = $"{Drivers}debugger/bug-check-0xc9--driver-verifier-iomanager-violation",
        };

    /// <summary>A check that a real system answers with a bug check: DRIVER_VERIFIER_DETECTED_VIOLATION with the given code.</summary>
    internal static VerifierRule Detected(ulong code, string forbidden, string remedy) =>
        new("wdm", $"0xC4_0x{code.ToString("X", CultureInfo.InvariantCulture)}", forbidden, remedy)
        {
            BugCheckCode = 0xC4,
            Parameter1 = code,
            Page = $"{Drivers}debugger/bug-check-0xc4--driver-verifier-detected-violation",
        };
}
