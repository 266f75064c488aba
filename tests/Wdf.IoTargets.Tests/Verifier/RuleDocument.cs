using System.Text;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Writes <c>docs/verifier-rules.md</c> from the rules themselves.</summary>
internal static class RuleDocument
{
    public static string Render(IReadOnlyList<VerifierRule> rules, Func<VerifierRule, string> testOf)
    {
        var text = new StringBuilder();
        text.Append("""
            # The rules of the verifier

            Generated from the checkers in `src/Wdf.IoTargets/Verifier/Checkers`: run the tests with `WDF_UPDATE_DOCS=1` to write it anew. The ids are those of the
            real tools: set `kmdf` are Static Driver Verifier's rules for framework drivers, set `wdm` its rules for WDM drivers and the checks and bug checks of
            Driver Verifier and the I/O manager. What the framework's own verifier checks is part of each function.

            Default is what the preset `All` does: an error stops the kernel at the offending call, a warning or an advice is recorded, off is not looked at unless
            asked for (`VerifierOptions.With`, or the preset `Strict`). Rules marked with * are judged only when the run ends or nothing can run any more,
            because an earlier judgement could blame correct drivers. The test is the class whose table has a driver that breaks the rule and one that does not.


            """.ReplaceLineEndings("\n"));
        foreach (var set in rules.GroupBy(static r => r.Set).OrderBy(static g => g.Key, StringComparer.Ordinal))
        {
            text.Append("## Set ").Append(set.Key).Append("\n\n| id | forbidden | default | test |\n|---|---|---|---|\n");
            foreach (var rule in set.OrderBy(static r => r.Id, StringComparer.Ordinal))
            {
                text.Append("| [").Append(rule.Id).Append("](").Append(rule.Page).Append(") | ").Append(rule.Forbidden.Replace("|", "\\|", StringComparison.Ordinal))
                    .Append(" | ").Append(rule.Default.ToString().ToLowerInvariant()).Append(rule.IsJudgedAtEnd ? "*" : string.Empty)
                    .Append(" | ").Append(testOf(rule)).Append(" |\n");
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
