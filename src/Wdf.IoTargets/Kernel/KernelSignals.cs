namespace Wdf.IoTargets;

/// <summary>
/// What happens in a kernel, told to the rules of the verifier. There is one object for each kernel, and none when no rule listens: the code
/// that tells tests one field, and what the rules need to remember beside an object is then not kept either.
/// </summary>
/// <remarks>
/// Each floor adds what happens on it (IrpSignals, RequestSignals), so that a floor knows only what is below it. A signal nobody listens to
/// is null. Signals are given in the actor that acts, before the step takes effect unless the name says otherwise, and never while an internal lock
/// is held: a rule may throw. The order in which rules listen is the order of their names in one event: the first that reports wins.
/// </remarks>
internal abstract class KernelSignals(SimulatedKernel kernel)
{
    /// <summary>
    /// Driver code, or the test in its place, has called a DDI: which, on which object, with which partner. A call that takes two handles of the
    /// framework comes twice, once for each.
    /// </summary>
    public Action<DdiName, KernelObject?, KernelObject?>? DdiCalled;

    /// <summary>A DDI was given NULL for a handle that it needs: its name.</summary>
    public Action<string>? NullGiven;

    /// <summary>The run has ended without a failure, or nothing can run any more: rules that cannot be judged earlier are judged now.</summary>
    public Action<RunEnd>? Ended;

    /// <summary>How a kernel gets its rules. The verifier's room, which is above this one, sets it when the assembly is loaded.</summary>
    public static Func<SimulatedKernel, KernelSignals?>? Factory { get; set; }

    public SimulatedKernel Kernel { get; } = kernel;
}
