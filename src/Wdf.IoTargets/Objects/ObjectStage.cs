namespace Wdf.IoTargets;

/// <summary>How far a framework object has come in its life.</summary>
internal enum ObjectStage
{
    /// <summary>In use.</summary>
    Alive,

    /// <summary>Deleted above PASSIVE_LEVEL; a worker will dispose it.</summary>
    DisposeDeferred,

    /// <summary>Cleanup callbacks run.</summary>
    Disposing,

    /// <summary>Cleaned up; references keep its memory.</summary>
    Disposed,

    /// <summary>Gone: any use is a violation.</summary>
    Destroyed,
}
