namespace Wdf.IoTargets;

/// <summary>One mechanism that a driver can get wrong, with the official ids under which the real tools report it.</summary>
/// <remarks>
/// A checker keeps nothing of its own about requests, IRPs, threads or locks: what it needs to know stands beside the thing itself, where all
/// checkers find it. It only decides whether an event is a violation, and which id fits it.
/// </remarks>
internal abstract class Checker
{
    /// <summary>The rules that it reports.</summary>
    public abstract IReadOnlyList<VerifierRule> Rules { get; }

    /// <summary>The verifier that it belongs to.</summary>
    protected Verifier Verifier { get; private set; } = null!;

    /// <summary>Makes the checker listen.</summary>
    public void Join(Verifier verifier)
    {
        Verifier = verifier;
        Listen(verifier);
    }

    /// <summary>Adds its handlers to the signals that it needs.</summary>
    protected abstract void Listen(Verifier signals);

    /// <summary>Reports a broken rule, at the level that it has; nothing when it is off.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="subject">What it was broken on; its history is shown.</param>
    /// <param name="what">What happened, with the names of the objects concerned.</param>
    protected void Report(VerifierRule rule, KernelObject? subject, string what) => Verifier.Report(rule, subject, what);
}
