namespace Course.Runner;

/// <summary>The exit codes of the program.</summary>
internal static class CourseExit
{
    /// <summary>All that ran passed; with --check: everything is as delivered.</summary>
    public const int Passed = 0;

    /// <summary>Something failed.</summary>
    public const int Failed = 1;

    /// <summary>The arguments make no sense, or the file of the score could not be written.</summary>
    public const int WrongArguments = 2;
}
