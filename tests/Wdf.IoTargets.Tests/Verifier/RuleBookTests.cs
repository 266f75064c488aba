using System.Reflection;
using Wdf.IoTargets.Tests.Docs;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>The whole list: every rule has its checker, its cases, and its row in the document.</summary>
public class RuleBookTests
{
    /// <summary>The official ids that can be judged at run time by this library, with their default.</summary>
    private static readonly IReadOnlyList<(string Set, string Id, string Default)> Official = ReadOfficial();

    private static readonly IReadOnlyList<(RuleTable Table, string Test)> Tables =
    [
        .. typeof(RuleTable).Assembly.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(f => f.FieldType == typeof(RuleTable))
            .Select(f => ((RuleTable)f.GetValue(null)!, f.DeclaringType!.Name)),
    ];

    [Fact]
    public void Every_official_rule_is_in_the_book_once() =>
        VerifierRules.All.Select(r => (r.Set, r.Id)).Should().BeEquivalentTo(Official.Select(o => (o.Set, o.Id)));

    [Fact]
    public void Every_rule_has_a_bad_driver_and_a_legal_one() =>
        Tables.SelectMany(t => t.Table.Select(id => (t.Table.Set, id))).Should().BeEquivalentTo(Official.Select(o => (o.Set, o.Id)));

    [Fact]
    public void The_default_level_of_every_rule_is_that_of_the_list() =>
        VerifierRules.All.Select(r => (r.Set, r.Id, r.Default, r.IsJudgedAtEnd)).Should().BeEquivalentTo(Official.Select(o => (o.Set, o.Id, LevelOf(o), o.Default.StartsWith("at ", StringComparison.Ordinal))));

    [Fact]
    public void Every_rule_says_what_is_forbidden_what_to_do_and_where_to_read_on() =>
        VerifierRules.All.Should().OnlyContain(r => r.Forbidden.Length > 10 && r.Remedy.Length > 10 && r.Page != null);

    [Fact]
    public void The_document_of_the_rules_is_up_to_date()
    {
        var text = RuleDocument.Render(VerifierRules.All, rule => Tables.First(t => t.Table.Set == rule.Set && t.Table.Contains(rule.Id)).Test);
        GeneratedDocument.Check("verifier-rules.md", text);
    }

    // Two rules that the list has as off are advice: the documentation asks most drivers to keep them.
    private static RuleLevel LevelOf((string Set, string Id, string Default) official) => official switch
    {
        (_, "SyncReqSend" or "SyncReqSend2", _) => RuleLevel.Advice,
        (_, _, "warning") => RuleLevel.Warning,
        (_, _, "off") => RuleLevel.Off,
        _ => RuleLevel.Error,
    };

    private static IReadOnlyList<(string Set, string Id, string Default)> ReadOfficial()
    {
        using var stream = typeof(RuleBookTests).Assembly.GetManifestResourceStream("verifier-rules.csv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',', 3)).Select(p => (p[0], p[1], p[2].Trim('"', '\r')))];
    }
}
