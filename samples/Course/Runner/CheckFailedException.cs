namespace Course.Runner;

/// <summary>A test's own check failed.</summary>
internal sealed class CheckFailedException(string message) : Exception(message);
