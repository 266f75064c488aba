namespace Wdf.IoTargets;

/// <summary>Why the rules that are judged at the end are asked.</summary>
internal enum RunEnd
{
    /// <summary>The body has ended and nothing runs any more.</summary>
    Ended,

    /// <summary>Nothing can run, and no time-out is left that could change that.</summary>
    Deadlock,
}
