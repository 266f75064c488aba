namespace Wdf.IoTargets.Testing;

/// <summary>How far an exploration is.</summary>
/// <param name="Strategy">The strategy at work.</param>
/// <param name="TwoCpu">Whether units have stacks of their own in it.</param>
/// <param name="Schedules">Schedules run so far.</param>
/// <param name="DistinctOrderings">Distinct orderings among them, as far as the reporting worker knows.</param>
/// <param name="Elapsed">Real time since the start.</param>
public readonly record struct ExploreProgress(ExploreStrategy Strategy, bool TwoCpu, long Schedules, long DistinctOrderings, TimeSpan Elapsed);
