using System.Collections.Frozen;

namespace Wdf.IoTargets;

/// <summary>Which rules a kernel enforces, and how hard. Immutable; begin with a preset and set single rules by <see cref="With"/>.</summary>
/// <example><code>new SimulatedKernelOptions { Verifier = VerifierOptions.All.With("0xC9_0x21C", RuleLevel.Warning) }</code></example>
public sealed class VerifierOptions
{
    private readonly FrozenDictionary<string, RuleLevel> _levels;

    private VerifierOptions(VerifierPreset preset, FrozenDictionary<string, RuleLevel> levels)
    {
        Preset = preset;
        _levels = levels;
    }

    /// <summary>No rule; costs nothing. See <see cref="VerifierPreset.None"/>.</summary>
    public static VerifierOptions None { get; } = new(VerifierPreset.None, FrozenDictionary<string, RuleLevel>.Empty);

    /// <summary>What the real framework's verifier does. See <see cref="VerifierPreset.KmdfVerifier"/>.</summary>
    public static VerifierOptions KmdfVerifier { get; } = new(VerifierPreset.KmdfVerifier, FrozenDictionary<string, RuleLevel>.Empty);

    /// <summary>Every rule at its default level. See <see cref="VerifierPreset.All"/>.</summary>
    public static VerifierOptions All { get; } = new(VerifierPreset.All, FrozenDictionary<string, RuleLevel>.Empty);

    /// <summary>Also the rules that are off by default. See <see cref="VerifierPreset.Strict"/>.</summary>
    public static VerifierOptions Strict { get; } = new(VerifierPreset.Strict, FrozenDictionary<string, RuleLevel>.Empty);

    /// <summary>The preset to begin with.</summary>
    public VerifierPreset Preset { get; }

    /// <summary>Whether rules beyond those of the framework's own verifier are looked at.</summary>
    internal bool HasCheckers => Preset is VerifierPreset.All or VerifierPreset.Strict || _levels.Values.Any(static l => l != RuleLevel.Off);

    /// <summary>Which checkers have a rule that is on, in the order of the book; found once by the verifier, for all kernels with these options.</summary>
    internal bool[]? CheckersOn { get; set; }

    /// <summary>The same options with one rule at another level.</summary>
    /// <param name="rule">
    /// The rule's id, as in <c>docs/verifier-rules.md</c>; or one of two parts that are off by default: <c>InvalidReqAccess-Marked</c>, any use of a
    /// request that is marked cancelable, and <c>WdfIoQueueRetrieveFoundRequest-NotFound</c>, which asks drivers of every version for a search first. A check of the framework's own verifier that stops every real system cannot be turned off.
    /// </param>
    /// <param name="level">Its level.</param>
    /// <returns>The new options.</returns>
    public VerifierOptions With(string rule, RuleLevel level)
    {
        ArgumentException.ThrowIfNullOrEmpty(rule);
        return new VerifierOptions(Preset, _levels.Where(p => p.Key != rule).Append(KeyValuePair.Create(rule, level)).ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>The level of a rule with a description.</summary>
    internal RuleLevel LevelOf(VerifierRule rule) => _levels.TryGetValue(rule.Switch ?? rule.Id, out var level)
        || (rule.Switch is not null && _levels.TryGetValue(rule.Id, out level) && level == RuleLevel.Off)
        ? level
        : Preset switch
        {
            VerifierPreset.All => rule.Default,
            VerifierPreset.Strict => rule.Default == RuleLevel.Off ? RuleLevel.Error : rule.Default,
            _ => RuleLevel.Off,
        };

    /// <summary>The level that was set for a check of the framework's own verifier; null when none was.</summary>
    internal RuleLevel? LevelOf(string rule) => _levels.TryGetValue(rule, out var level) ? level : null;
}
