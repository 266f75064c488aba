namespace Wdf.IoTargets.BugZoo;

/// <summary>An expectation of a scenario was not met.</summary>
internal sealed class ScenarioFailedException(string message) : Exception(message);
