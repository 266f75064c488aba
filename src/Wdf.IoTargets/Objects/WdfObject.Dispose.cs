namespace Wdf.IoTargets;

/// <content>Cleanup with the children, at PASSIVE_LEVEL where that is needed, and the end of a deletion.</content>
public partial class WdfObject
{
    /// <summary>Destroys the children and drops the creation reference of each, in order of creation.</summary>
    internal void ReleaseChildren()
    {
        while (true)
        {
            WdfObject child;
            bool isDisposed;
            lock (TreeLock)
            {
                if (_children is not { Count: > 0 })
                {
                    return;
                }

                child = _children[0];
                _children.RemoveAt(0);
                child._parent = null;
                isDisposed = child._stage is ObjectStage.Disposed or ObjectStage.AwaitingParent;
            }

            if (isDisposed)
            {
                child.FinishDeletion();
            }
        }
    }

    // The parent's turn to clean this child up. False when it needs PASSIVE_LEVEL for that.
    private bool DisposeWithParent()
    {
        lock (TreeLock)
        {
            if (_stage is not (ObjectStage.Alive or ObjectStage.AwaitingDisposal or ObjectStage.DisposeDeferred))
            {
                return true;
            }

            _stage = ObjectStage.Disposing;
        }

        return Dispose(canDefer: false);
    }

    private bool Dispose(bool canDefer)
    {
        if (!DisposeChildrenAndSelf(ObjectStage.DisposeDeferred, canDefer))
        {
            return false;
        }

        if (_isDeleteCalled && _wasDisposedEarly)
        {
            FinishDeletion();
        }
        else
        {
            _stage = ObjectStage.Disposed;
        }

        return true;
    }

    // Only the next generation is asked beforehand; a grandchild that needs PASSIVE_LEVEL stops the work where it is found.
    private bool DisposeChildrenAndSelf(ObjectStage deferred, bool canDefer)
    {
        lock (TreeLock)
        {
            if (Kernel.CurrentIrql != Irql.Passive && _children?.Exists(static c => c.DisposesAtPassive) == true)
            {
                Postpone(deferred, canDefer);
                return false;
            }
        }

        for (var i = 0; ChildAt(i) is { } child; i++)
        {
            if (!child.DisposeWithParent())
            {
                lock (TreeLock)
                {
                    Postpone(deferred, canDefer);
                }

                return false;
            }
        }

        OnDisposing();
        CallCleanupCallbacks();
        OnDisposed();
        return true;
    }

    private WdfObject? ChildAt(int index)
    {
        lock (TreeLock)
        {
            return index < (_children?.Count ?? 0) ? _children![index] : null;
        }
    }

    private void Postpone(ObjectStage deferred, bool canDefer)
    {
        if (canDefer)
        {
            DeferLocked(deferred);
        }
        else
        {
            _stage = deferred;
        }
    }

    private void DeferLocked(ObjectStage deferred)
    {
        _stage = deferred;
        Kernel.Spawn("dispose worker", RunDeferred);
    }

    private void RunDeferred()
    {
        bool isDelete;
        lock (TreeLock)
        {
            switch (_stage)
            {
                case ObjectStage.DestroyDeferred:
                    break;
                case ObjectStage.DisposeDeferred:
                    _stage = ObjectStage.Disposing;
                    break;
                case ObjectStage.DeleteDeferred:
                    _stage = ObjectStage.Deleting;
                    break;
                default:
                    return;
            }

            isDelete = _stage == ObjectStage.Deleting;
        }

        if (_stage == ObjectStage.DestroyDeferred)
        {
            Destroy();
        }
        else if (!isDelete)
        {
            Dispose(canDefer: false);
        }
        else if (DisposeChildrenAndSelf(ObjectStage.DeleteDeferred, canDefer: false))
        {
            FinishDeletion();
        }
    }

    private void FinishDeletion()
    {
        _stage = ObjectStage.Deleted;
        ReleaseChildren();
        DropReference();
    }
}
