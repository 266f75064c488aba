namespace Wdf.IoTargets;

/// <summary>How far a framework object has come in its life.</summary>
internal enum ObjectStage
{
    /// <summary>In use.</summary>
    Alive,

    /// <summary>Deleted while its parent is being cleaned up, which will clean it up in its turn.</summary>
    AwaitingDisposal,

    /// <summary>A worker, or the parent in one, will clean it up.</summary>
    DisposeDeferred,

    /// <summary>Cleanup callbacks run, with the parent's or before a completion.</summary>
    Disposing,

    /// <summary>Cleaned up; it goes with its parent or when it is deleted.</summary>
    Disposed,

    /// <summary>Cleaned up and deleted while its parent is being cleaned up, with which it goes.</summary>
    AwaitingParent,

    /// <summary>Deleted above PASSIVE_LEVEL; a worker will clean it up.</summary>
    DeleteDeferred,

    /// <summary>Deleted; cleanup callbacks run.</summary>
    Deleting,

    /// <summary>Deleted and cleaned up; references keep its memory.</summary>
    Deleted,

    /// <summary>The last reference went above PASSIVE_LEVEL; a worker will destroy it.</summary>
    DestroyDeferred,

    /// <summary>Gone: any use is a violation.</summary>
    Destroyed,
}
