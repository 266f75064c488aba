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
        lock (TreeLock)
        {
            if (_stage != ObjectStage.Alive)
            {
                return;
            }

            if (Kernel.CurrentIrql >= Irql.Dispatch && NeedsPassiveToDispose())
            {
                _stage = ObjectStage.DisposeDeferred;
            }
        }

        Kernel.Step(KernelStep.ObjectDeleted, this, _parent);
        if (_stage == ObjectStage.DisposeDeferred)
        {
            Kernel.Spawn("dispose worker", DisposeAndRelease);
        }
        else
        {
            DisposeAndRelease();
        }
    }

    /// <summary>Cleans the object up without releasing its creation reference; what a completing request needs before its IRP goes.</summary>
    internal void DisposeTree()
    {
        var children = BeginDispose();
        if (children is null)
        {
            return;
        }

        foreach (var child in children)
        {
            child.DisposeTree();
        }

        OnDisposing();
        CallCleanupCallbacks();
        OnDisposed();
        lock (TreeLock)
        {
            _stage = ObjectStage.Disposed;
        }
    }

    /// <summary>Destroys the children and drops the creation reference of each, in order of creation.</summary>
    internal void ReleaseChildren()
    {
        while (true)
        {
            WdfObject child;
            lock (TreeLock)
            {
                if (_children is not { Count: > 0 })
                {
                    return;
                }

                child = _children[0];
                _children.RemoveAt(0);
                child._parent = null;
            }

            child.ReleaseChildren();
            child.DropReference();
        }
    }

    private void DisposeAndRelease()
    {
        LeaveParent();
        DisposeTree();
        ReleaseChildren();
        DropReference();
    }

    private List<WdfObject>? BeginDispose()
    {
        lock (TreeLock)
        {
            if (_stage is not (ObjectStage.Alive or ObjectStage.DisposeDeferred))
            {
                return null;
            }

            _stage = ObjectStage.Disposing;
            return _children is null ? [] : [.. _children];
        }
    }

    private bool NeedsPassiveToDispose() => DisposesAtPassive || (_children?.Exists(static c => c.NeedsPassiveToDispose()) ?? false);

    private void Destroy()
    {
        CallDestroyCallbacks();
        _stage = ObjectStage.Destroyed;
        Kernel.Untrack(this);
        OnDestroyed();
    }
}
