namespace Wdf.IoTargets;

/// <summary>The control codes of a <see cref="StreamDevice"/>: codes of its own, as a vendor's, all METHOD_BUFFERED.</summary>
public static class StreamIoctl
{
    /// <summary>The stream begins to run; nothing happens when it runs.</summary>
    public const uint Start = 0x00222400;

    /// <summary>The stream stops; what is buffered stays.</summary>
    public const uint Stop = 0x00222404;

    /// <summary>Gives the <see cref="StreamCounters"/>.</summary>
    public const uint GetCounters = 0x00222408;

    /// <summary>Sets the counters to 0.</summary>
    public const uint ResetCounters = 0x0022240C;
}
