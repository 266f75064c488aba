using System.Diagnostics.CodeAnalysis;

namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <summary>What is tried with each rule of a table, whatever the table is about.</summary>
/// <typeparam name="TTable">The class itself: the rules are named before there is an object to ask.</typeparam>
public abstract class RuleTests<TTable>
    where TTable : RuleTests<TTable>, new()
{
    private static readonly Dictionary<string, RuleCase> Cases = new TTable().Table.ToDictionary();

    [SuppressMessage("Design", "CA1000", Justification = "Only the theories name it, from within.")]
    public static TheoryData<string> Ids => [.. Cases.Keys];

    internal abstract IEnumerable<(string Id, RuleCase Rule)> Table { get; }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => RuleRun.Reports(id, Cases[id]);

    [Theory]
    [MemberData(nameof(Ids))]
    public void After_a_break_the_call_is_refused_or_goes_on(string id) => RuleRun.GoesOn(id, Cases[id]);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Without_the_verifier(string id) => RuleRun.WithoutTheVerifier(id, Cases[id]);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_look_alike_passes(string id) => RuleRun.PassesTheLegalOne(Cases[id]);
}
