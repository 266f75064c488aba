namespace Wdf.IoTargets.Testing;

/// <summary>Expectations for tests of drivers that do wrong on purpose.</summary>
public static class Expect
{
    /// <summary>Runs a body that must break a rule.</summary>
    /// <param name="rule">The rule's id, as in <c>docs/verifier-rules.md</c>, or the name of a check of the framework's own.</param>
    /// <param name="kernel">The kernel to run it in, with the rule on.</param>
    /// <param name="body">The body.</param>
    /// <returns>The violation, for more assertions.</returns>
    /// <exception cref="ExpectationException">The rule was not broken, or another one was as well; the message says what happened in its place.</exception>
    /// <remarks>
    /// For an error the kernel stops at the offending call and the run ends there; for a warning or an advice the run goes on to its end. Whatever
    /// else the run reports fails the expectation.
    /// </remarks>
    public static WdfViolation Violation(string rule, SimulatedKernel kernel, Action body)
    {
        ArgumentException.ThrowIfNullOrEmpty(rule);
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(body);
        Exception? thrown = null;
        try
        {
            kernel.Run(body);
        }
        catch (Exception e)
        {
            thrown = e;
        }

        var found = kernel.Violations.Concat(kernel.Advice).Where(v => v.Level != RuleLevel.Advice || v.Rule == rule).ToList();
        if (found is [var violation] && violation.Rule == rule && (thrown is null || IsOf(thrown, violation)))
        {
            return violation;
        }

        throw new ExpectationException($"Expected a violation of {rule}, but {Tell(found, thrown)}", thrown);
    }

    /// <summary>Runs a body that must break a rule, in a kernel of its own.</summary>
    /// <param name="rule">The rule's id. A rule that is off by default is turned on.</param>
    /// <param name="body">The body; it is given the kernel.</param>
    /// <param name="options">Options of the kernel; null for the defaults.</param>
    /// <inheritdoc cref="Violation(string, SimulatedKernel, Action)"/>
    public static WdfViolation Violation(string rule, Action<SimulatedKernel> body, SimulatedKernelOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(rule);
        ArgumentNullException.ThrowIfNull(body);
        options ??= new SimulatedKernelOptions();
        if (VerifierRules.All.Any(r => r.Id == rule && r.Default == RuleLevel.Off))
        {
            options = options with { Verifier = options.Verifier.With(rule, RuleLevel.Error) };
        }

        // The run is meant to fail: nobody wants its picture.
        using var kernel = new SimulatedKernel(options with { PictureDirectory = null });
        return Violation(rule, kernel, () => body(kernel));
    }

    private static bool IsOf(Exception thrown, WdfViolation violation) =>
        thrown is WdfViolationException own && ReferenceEquals(own.Violation, violation);

    private static string Tell(List<WdfViolation> found, Exception? thrown) => found switch
    {
        [] when thrown is null => "no rule was broken.",
        [] => $"the run ended otherwise: {thrown!.Message}",
        [var one] when thrown is null or WdfViolationException => $"another rule was broken: {one}",
        _ => $"this was broken: {string.Join(", ", found.Select(static v => v.Rule))}.{(thrown is null ? string.Empty : " " + thrown.Message)}",
    };
}
