namespace Wdf.IoTargets.Testing;

/// <summary>One place where a schedule differs from the default order.</summary>
/// <param name="Turn">Whose turn it would have been.</param>
/// <param name="Step">The step that this actor would have taken.</param>
/// <param name="Subject">What that step is about.</param>
/// <param name="Occurrence">The how many-th decision of this kind it is, from 1.</param>
/// <param name="Chosen">Who goes instead.</param>
internal sealed record Difference(string Turn, string Step, string Subject, int Occurrence, string Chosen);
