namespace Wdf.IoTargets;

/// <content>Deletion: cleanup depth first in order of creation, then destruction in the same order.</content>
public partial class WdfObject
{
    private bool _isDeleteCalled;
    private bool _isDisposedEarly;

    /// <summary>
    /// Deletes the object and its children (WdfObjectDelete): cleanup callbacks now (from a worker when disposal needs PASSIVE_LEVEL and the
    /// caller is above it), destroy callbacks at the last reference. A second call does nothing. Maximum IRQL: DISPATCH_LEVEL.
    /// </summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfobject/nf-wdfobject-wdfobjectdelete"/>
    [Ddi("WdfObjectDelete")]
    public void Delete()
    {
        Enter(DdiName.WdfObjectDelete);
        ObjectBehindHandle.DeleteSelf();
    }

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

    /// <summary>Deletes the object, whatever a driver may do with it.</summary>
    internal void DeleteByFramework()
    {
        if (_stage is not (ObjectStage.Alive or ObjectStage.Disposed))
        {
            return;
        }

        Kernel.Step(KernelStep.ObjectDeleted, this, _parent);
        bool isDisposed;
        using (TreeLock.Enter())
        {
            if (_stage is not (ObjectStage.Alive or ObjectStage.Disposed))
            {
                return;
            }

            _isDeleteCalled = true;
            isDisposed = _stage == ObjectStage.Disposed;
            if (!LeaveParentLocked())
            {
                _stage = isDisposed ? ObjectStage.WaitingForParentsDelete : ObjectStage.WaitingForParentsDispose;
                return;
            }

            _stage = isDisposed ? ObjectStage.Disposed : ShouldDefer ? ObjectStage.DeleteDeferred : ObjectStage.DeleteDisposing;
        }

        if (_stage == ObjectStage.DeleteDeferred)
        {
            DisposeLater();
        }
        else if (isDisposed || DisposeTree(ObjectStage.DeleteDeferred, canDefer: true))
        {
            FinishDelete();
        }
    }

    /// <summary>Cleans the object up without deleting it; what a completing request needs before its IRP goes.</summary>
    /// <returns>False when that waits for PASSIVE_LEVEL, or for the parent.</returns>
    internal bool DisposeEarly()
    {
        bool isDeferred;
        using (TreeLock.Enter())
        {
            if (_stage != ObjectStage.Alive)
            {
                return false;
            }

            if (!LeaveParentLocked())
            {
                _stage = ObjectStage.WaitingForParentsDispose;
                return false;
            }

            _isDisposedEarly = true;
            isDeferred = ShouldDefer;
            _stage = isDeferred ? ObjectStage.DisposeDeferred : ObjectStage.Disposing;
        }

        if (!isDeferred)
        {
            return DisposeForParent(canDefer: true);
        }

        DisposeLater();
        return false;
    }

    /// <summary>Deletes what was disposed early. While that is deferred, the worker deletes it.</summary>
    internal void DeleteAfterEarlyDispose()
    {
        using (TreeLock.Enter())
        {
            _isDeleteCalled = true;
            if (_stage != ObjectStage.Disposed)
            {
                return;
            }
        }

        FinishDelete();
    }

    /// <summary>Destroys the children and drops the creation reference of each, in order of creation.</summary>
    internal void ReleaseChildren()
    {
        while (true)
        {
            WdfObject child;
            bool isReady;
            using (TreeLock.Enter())
            {
                if (LastChild is not { } last)
                {
                    return;
                }

                child = last._nextSibling!;
                RemoveChildLocked(child);

                // One whose own deletion is still under way finishes that itself.
                isReady = child._stage is ObjectStage.Disposed or ObjectStage.WaitingForParentsDelete;
            }

            if (isReady)
            {
                child.FinishDelete();
            }
        }
    }

    /// <summary>A worker at PASSIVE_LEVEL goes on with what was deferred.</summary>
    internal void DisposeAtPassive()
    {
        if (_stage == ObjectStage.DisposeDeferred)
        {
            DisposeForParent(canDefer: false);
        }
        else if (_stage == ObjectStage.DeleteDeferred)
        {
            _stage = ObjectStage.DeleteDisposing;
            DisposeTree(ObjectStage.DeleteDeferred, canDefer: false);
            FinishDelete();
        }
        else
        {
            Destroy();
        }
    }

    private bool ShouldDefer => DisposesAtPassive && Kernel.CurrentIrql > Irql.Passive;

    private bool DisposeForParent(bool canDefer)
    {
        using (TreeLock.Enter())
        {
            _stage = ObjectStage.Disposing;
        }

        if (!DisposeTree(ObjectStage.DisposeDeferred, canDefer))
        {
            return false;
        }

        using (TreeLock.Enter())
        {
            _stage = ObjectStage.Disposed;
        }

        if (_isDisposedEarly && _isDeleteCalled)
        {
            FinishDelete();
        }

        return true;
    }

    // Children first, then the object. None comes to them: the stage forbids that, so that it takes no lock to see that there are none. False when a child needs PASSIVE_LEVEL and this is above it: a direct child defers
    // everything, a deeper one what comes behind it.
    private bool DisposeTree(ObjectStage deferred, bool canDefer)
    {
        if (LastChild is not null && !DisposeChildren(deferred, canDefer))
        {
            return false;
        }

        OnDisposing();
        CallCleanupCallbacks();
        OnDisposed();
        return true;
    }

    private bool DisposeChildren(ObjectStage deferred, bool canDefer)
    {
        WdfObject[] children;
        using (TreeLock.Enter())
        {
            children = ChildrenLocked();
        }

        if (Kernel.CurrentIrql > Irql.Passive && Array.Exists(children, static c => c.DisposesAtPassive))
        {
            return Defer(deferred, canDefer);
        }

        foreach (var child in children)
        {
            if (!child.DisposeByParent())
            {
                return Defer(deferred, canDefer);
            }
        }

        return true;
    }

    private bool DisposeByParent()
    {
        using (TreeLock.Enter())
        {
            if (_stage is not (ObjectStage.Alive or ObjectStage.WaitingForParentsDispose or ObjectStage.DisposeDeferred))
            {
                return true;
            }
        }

        return DisposeForParent(canDefer: false);
    }

    private bool Defer(ObjectStage stage, bool canDefer)
    {
        using (TreeLock.Enter())
        {
            _stage = stage;
        }

        if (canDefer)
        {
            DisposeLater();
        }

        return false;
    }

    private void DisposeLater() => (OwningDevice?.DisposeList ?? DriverOfTree.DisposeList).Add(this);

    private void FinishDelete()
    {
        if (LastChild is null)
        {
            // Nobody can adopt a child any more, and the parent has let go: the stage is this thread's.
            _stage = ObjectStage.Deleted;
        }
        else
        {
            using (TreeLock.Enter())
            {
                _stage = ObjectStage.Deleted;
            }

            ReleaseChildren();
        }

        RemoveTag(null);
        DropReference();
    }
}
