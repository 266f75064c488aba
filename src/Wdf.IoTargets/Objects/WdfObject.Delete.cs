namespace Wdf.IoTargets;

/// <content>Deletion: cleanup depth first in order of creation, then destruction in the same order.</content>
public partial class WdfObject
{
    /// <summary>
    /// Deletes the object and its children (WdfObjectDelete): cleanup callbacks now (from a worker when disposal needs PASSIVE_LEVEL and the
    /// caller is above it), destroy callbacks at the last reference. A second call does nothing. Maximum IRQL: DISPATCH_LEVEL.
    /// </summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfobject/nf-wdfobject-wdfobjectdelete"/>
    [Ddi("WdfObjectDelete")]
    public void Delete()
    {
        Enter();
        ObjectBehindHandle.DeleteSelf();
    }

    private bool _isDeleteCalled;
    private bool _wasDisposedEarly;

    /// <summary>Called before the object's own cleanup callbacks, children already cleaned up.</summary>
    internal virtual void OnDisposing()
    {
    }

    /// <summary>Called after the object's own cleanup callbacks: an internal shutdown, such as a target that waits for its I/O.</summary>
    internal virtual void OnDisposed()
    {
    }

    /// <summary>Called after the destroy callbacks: what the object owns is freed.</summary>
    internal virtual void OnDestroyed()
    {
    }

    internal void DeleteSelf()
    {
        if (IsUndeletable)
        {
            Kernel.Break("WdfObjectDelete-NotDeletable", $"{Name} cannot be deleted by a driver.", "Leave it to the framework: it goes with its parent.", this);
            return;
        }

        DeleteByFramework();
    }

    /// <summary>Deletes the object whoever manages its life.</summary>
    internal void DeleteByFramework()
    {
        if (_stage is ObjectStage.Alive or ObjectStage.Disposed)
        {
            Kernel.Step(KernelStep.ObjectDeleted, this, _parent);
        }

        var isDisposed = false;
        lock (TreeLock)
        {
            _isDeleteCalled = true;
            switch (_stage)
            {
                case ObjectStage.Alive when !TryLeaveParentLocked():
                    _stage = ObjectStage.AwaitingDisposal;
                    return;
                case ObjectStage.Alive when DisposesAtPassive && Kernel.CurrentIrql != Irql.Passive:
                    DeferLocked(ObjectStage.DeleteDeferred);
                    return;
                case ObjectStage.Alive:
                    _stage = ObjectStage.Deleting;
                    break;
                case ObjectStage.Disposed when !TryLeaveParentLocked():
                    _stage = ObjectStage.AwaitingParent;
                    return;
                case ObjectStage.Disposed:
                    isDisposed = true;
                    break;
                default:
                    return;
            }
        }

        if (isDisposed || DisposeChildrenAndSelf(ObjectStage.DeleteDeferred, canDefer: true))
        {
            FinishDeletion();
        }
    }

    /// <summary>Cleans the object up while it still exists; what a completing request needs before its IRP goes.</summary>
    /// <returns>True when that is done; false when it was done or begun before, or a worker will do it.</returns>
    internal bool DisposeBeforeDeletion()
    {
        lock (TreeLock)
        {
            if (_stage != ObjectStage.Alive)
            {
                return false;
            }

            if (!TryLeaveParentLocked())
            {
                _stage = ObjectStage.AwaitingDisposal;
                return false;
            }

            _wasDisposedEarly = true;
            if (DisposesAtPassive && Kernel.CurrentIrql != Irql.Passive)
            {
                DeferLocked(ObjectStage.DisposeDeferred);
                return false;
            }

            _stage = ObjectStage.Disposing;
        }

        return Dispose(canDefer: true);
    }

    /// <summary>Deletes an object that was cleaned up early.</summary>
    internal void DeleteDisposed()
    {
        lock (TreeLock)
        {
            _isDeleteCalled = true;
            if (!TryLeaveParentLocked())
            {
                _stage = ObjectStage.AwaitingParent;
                return;
            }
        }

        FinishDeletion();
    }
}
