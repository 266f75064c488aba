namespace Wdf.IoTargets;

/// <content>What must not be left of an object at the end of a run.</content>
/// <remarks>
/// An object whose parent lives goes with it, and is not left over, with one exception: what a callback for one I/O makes without a parent, so that it belongs to the
/// driver, and leaves there. A driver may make something at its first I/O and keep it; so it takes two of a kind, or a request that was used up.
/// </remarks>
public partial class WdfObject
{
    /// <summary>The callback that made the object without naming a parent; none for all others. Kept while rules listen.</summary>
    private protected CallbackKind MadeIn { get; set; }

    /// <summary>Whether it was made by a callback that is called for each I/O.</summary>
    private protected bool IsMadeForOneCall => MadeIn is (>= CallbackKind.EvtIoRead and <= CallbackKind.EvtIoDefault)
        or CallbackKind.EvtIoInCallerContext or CallbackKind.EvtRequestCancel or CallbackKind.EvtRequestCompletionRoutine;

    internal override string? LeftOver =>
        _stage == ObjectStage.Deleted ? $"was deleted, but {ReferenceCount} reference(s) to it were never dropped{KeptBy}{Holders}"
        : _stage != ObjectStage.Alive ? null
        : IsLeftToDriver && IsMadeForOneCall && IsLeaked ? $"was created in {MadeIn} without a parent of its own and never deleted (WdfObjectDelete): it stays until the driver is unloaded."
        : HeldCallbackLock is { } held ? $"its lock is still held by {held.Name} (WdfObjectReleaseLock)."
        : null;

    /// <summary>Whether an object that a callback for one I/O has left to the driver is one too many. Memory and locks have a rule of their own, ParentObjectCheck.</summary>
    private protected virtual bool IsLeaked => Kind is KernelObjectKind.Object or KernelObjectKind.Collection or KernelObjectKind.Text && HasTwin(static _ => true);

    /// <summary>Whether the same callback has left another one of the same kind to the same parent.</summary>
    private protected bool HasTwin(Func<WdfObject, bool> isAlike)
    {
        foreach (var other in Parent?.Children ?? [])
        {
            if (!ReferenceEquals(other, this) && other.Kind == Kind && other.MadeIn == MadeIn && isAlike(other))
            {
                return true;
            }
        }

        return false;
    }

    // A queue may share the lock of its device.
    private KernelActor? HeldCallbackLock => CallbackLock is { } shared && ReferenceEquals(shared.Principal, this) ? shared.Holder : null;

    private string KeptBy =>
        Kernel.HoldersOf(this) is { Count: > 0 } holders ? $"; {string.Join(", ", holders)} refer(s) to it."
        : TracksTags ? " (WdfObjectDereference)."
        : " (WdfObjectDereference). The option TrackReferenceTags says who took them.";

    private void NoteMaker(bool isParentStated)
    {
        if (Kernel.Signals is not null && !isParentStated && DriverContext.Current is not null && Kernel.CurrentActor.Record is { IsInCallback: true } record)
        {
            MadeIn = record.Innermost.Kind;
        }
    }
}
