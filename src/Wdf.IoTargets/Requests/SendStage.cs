namespace Wdf.IoTargets;

/// <summary>What has become of the last send of a request, as its driver may know it.</summary>
internal enum SendStage : byte
{
    /// <summary>It was not sent since it was made or presented.</summary>
    NeverSent,

    /// <summary>A target took it, and its routine has not begun.</summary>
    InFlight,

    /// <summary>The send was refused: nothing left, and no routine will run.</summary>
    Failed,

    /// <summary>It is back.</summary>
    Done,
}
