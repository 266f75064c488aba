namespace Wdf.IoTargets;

/// <summary>How far a framework object has come in its life. A child waits for its parent where the parent is already at work on it.</summary>
internal enum ObjectStage : byte
{
    /// <summary>In use.</summary>
    Alive,

    /// <summary>Deleted while its parent is being disposed, which will dispose it in its turn.</summary>
    WaitingForParentsDispose,

    /// <summary>Its disposal needs PASSIVE_LEVEL; a worker, or the deferred parent, goes on with it. It was not deleted itself.</summary>
    DisposeDeferred,

    /// <summary>Deleted above PASSIVE_LEVEL; a worker will dispose it.</summary>
    DeleteDeferred,

    /// <summary>Its children and then itself are being disposed, for the parent or early.</summary>
    Disposing,

    /// <summary>The same, because it was deleted itself.</summary>
    DeleteDisposing,

    /// <summary>Cleaned up; the delete comes later.</summary>
    Disposed,

    /// <summary>Cleaned up and deleted; the parent, which is being deleted too, drops it.</summary>
    WaitingForParentsDelete,

    /// <summary>Cleaned up and deleted; references keep its memory.</summary>
    Deleted,

    /// <summary>Gone: any use is a violation.</summary>
    Destroyed,
}
