namespace Wdf.IoTargets.Testing;

/// <summary>What <see cref="Expect"/> waited for did not happen.</summary>
public sealed class ExpectationException : Exception
{
    internal ExpectationException(string message, Exception? cause)
        : base(message, cause)
    {
    }
}
