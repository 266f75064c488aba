namespace Wdf.IoTargets;

/// <summary>What an event means to somebody who looks for a mistake; each has a colour.</summary>
internal enum PictureTone
{
    /// <summary>Happens inside the kernel: locks, waits, actors.</summary>
    Quiet,

    /// <summary>Something about a request that does not move it.</summary>
    Plain,

    /// <summary>A request goes down.</summary>
    Send,

    /// <summary>A request comes up with success.</summary>
    Done,

    /// <summary>A request comes up with an error, or was not sent.</summary>
    Failed,

    /// <summary>Cancellation.</summary>
    Cancel,

    /// <summary>A time-out.</summary>
    TimeOut,

    /// <summary>A rule was broken.</summary>
    Violation,
}
