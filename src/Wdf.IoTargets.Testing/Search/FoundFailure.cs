namespace Wdf.IoTargets.Testing;

/// <summary>A schedule that failed, as the search found it.</summary>
internal sealed record FoundFailure(long Order, Exception Exception, int[] Choices, ExploreStrategy Strategy, bool TwoCpu);
