namespace Wdf.IoTargets;

/// <summary>A file is no recording, or a line of it is wrong.</summary>
public sealed class RecordingFormatException : FormatException
{
    /// <summary>Makes the exception.</summary>
    public RecordingFormatException()
        : base("A recording is malformed.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong.</param>
    public RecordingFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What caused it.</param>
    public RecordingFormatException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal RecordingFormatException(string source, int line, string problem, Exception? innerException = null)
        : base($"{source}, line {line}: {problem}", innerException)
    {
        LineNumber = line;
    }

    /// <summary>The line that is wrong, counted from 1; 0 when it is not known.</summary>
    public int LineNumber { get; }
}
