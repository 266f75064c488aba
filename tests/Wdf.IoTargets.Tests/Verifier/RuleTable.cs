using System.Collections;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>The cases of one checker: for each official id a driver that breaks the rule, and the nearest one that does not.</summary>
/// <param name="set">The set of the ids: kmdf or wdm.</param>
public sealed class RuleTable(string set) : IEnumerable<string>
{
    private readonly Dictionary<string, RuleCase> _cases = [];

    /// <summary>The set of the ids.</summary>
    public string Set => set;

    /// <summary>The ids, as cases of a theory.</summary>
    public TheoryData<string> Ids => [.. _cases.Keys];

    /// <summary>Adds a case.</summary>
    /// <param name="id">The official id.</param>
    /// <param name="bad">Breaks this rule, and no other.</param>
    /// <param name="legal">Looks like it, and breaks none.</param>
    /// <param name="reportedAs">The id under which the event is reported when the list says that another name wins; null for the id itself.</param>
    /// <param name="options">Changes the kernel's options, such as an allocation that fails.</param>
    public void Add(string id, Action<SimulatedKernel> bad, Action<SimulatedKernel> legal, string? reportedAs = null, Func<SimulatedKernelOptions, SimulatedKernelOptions>? options = null) =>
        _cases.Add(id, new RuleCase(bad, legal, reportedAs ?? id, options));

    /// <summary>Runs the bad driver: it fails with the id and no other.</summary>
    public void AssertBadIsReported(string id)
    {
        var expected = _cases[id].ReportedAs;
        using var kernel = KernelFor(id);
        var thrown = Record.Exception(() => kernel.Run(() => _cases[id].Bad(kernel)));
        kernel.Violations.Select(v => v.Rule).Should().Equal([expected], "the driver breaks this rule and no other ({0})", thrown?.Message);
        var found = kernel.Violations[0];
        if (found.Level == RuleLevel.Error)
        {
            thrown.Should().BeOfType<WdfViolationException>().Which.Violation.Rule.Should().Be(expected);
        }
        else
        {
            thrown.Should().BeNull();
        }
    }

    /// <summary>Runs the legal driver: it passes.</summary>
    public void AssertLegalPasses(string id)
    {
        using var kernel = KernelFor(id);
        kernel.Run(() => _cases[id].Legal(kernel));
        kernel.Violations.Should().BeEmpty();
    }

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => _cases.Keys.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // A rule that is off by default is asked for.
    private SimulatedKernel KernelFor(string id)
    {
        var entry = _cases[id];
        var verifier = VerifierOptions.All;
        if (VerifierRules.All.Single(r => r.Set == set && r.Id == entry.ReportedAs).Default is RuleLevel.Off or RuleLevel.Advice)
        {
            verifier = verifier.With(entry.ReportedAs, RuleLevel.Error);
        }

        var options = new SimulatedKernelOptions { Verifier = verifier };
        return new SimulatedKernel(entry.Options?.Invoke(options) ?? options);
    }

    private sealed record RuleCase(Action<SimulatedKernel> Bad, Action<SimulatedKernel> Legal, string ReportedAs, Func<SimulatedKernelOptions, SimulatedKernelOptions>? Options);
}
