namespace Wdf.IoTargets;

/// <summary>The requests that came are not those that a script expects; the message lists the differences.</summary>
public sealed class ScriptNotMetException : Exception
{
    /// <summary>Makes the exception.</summary>
    public ScriptNotMetException()
        : base("A script was not met.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is not met.</param>
    public ScriptNotMetException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is not met.</param>
    /// <param name="innerException">What caused it.</param>
    public ScriptNotMetException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
