namespace Wdf.IoTargets;

/// <content>The object tree: joining it.</content>
public partial class WdfObject
{
    private WdfObject? _parent;
    private WdfObject? _nextSibling;
    private WdfObject? _previousSibling;
    private protected ObjectExtra? _extra;
    private ObjectStage _stage;

    private ObjectExtra Extra => _extra ??= new ObjectExtra();

    private WdfObject? LastChild => _extra?.LastChild;

    /// <summary>The whole creation of an object that belongs to a driver and takes nothing but attributes.</summary>
    private protected static NtStatus CreateForDriver<T>(
        DdiName ddi, WdfDriver driver, AttributeRules rules, in WdfObjectAttributes? attributes, Func<WdfDriver, T> make, out T? result)
        where T : WdfObject
    {
        ArgumentNullException.ThrowIfNull(driver);
        result = null;
        driver.Kernel.EnterDdi(ddi, driver);
        var status = rules.Check(attributes);
        if (!status.IsSuccess)
        {
            return status;
        }

        if (!driver.Kernel.CanAllocate(AllocationSite.Object))
        {
            return NtStatus.InsufficientResources;
        }

        var made = make(driver);
        status = made.Commit(attributes, driver);
        result = status.IsSuccess ? made : null;
        return status;
    }

    /// <summary>
    /// The last step of every creation: contexts, callbacks, parent. On failure the object never existed: no callback runs.
    /// </summary>
    internal NtStatus Commit(in WdfObjectAttributes? attributes, WdfObject? defaultParent)
    {
        if (attributes is { } a)
        {
            if (a.ContextTypeInfo is not null && !Kernel.CanAllocate(AllocationSite.Context))
            {
                return NtStatus.InsufficientResources;
            }

            ExecutionLevel = a.ExecutionLevel;
            SynchronizationScope = a.SynchronizationScope;
            AddFirstContext(a);
        }

        var parent = (attributes?.ParentObject ?? defaultParent)?.ObjectBehindHandle;
        if (parent is not null)
        {
            var status = parent.Adopt(this);
            if (!status.IsSuccess)
            {
                _stage = ObjectStage.Destroyed;
                return status;
            }
        }

        // A driver that makes it while it is loaded, as the body of a test does, means it to stay.
        IsLeftToDriver = Kernel.Signals is not null && attributes?.ParentObject is null && parent is WdfDriver && DriverContext.Current is not null;
        NoteMaker(attributes?.ParentObject is not null);
        Kernel.Track(this);
        Kernel.Note(KernelStep.ObjectCreated, this, parent);
        if (this is not WdfDriver)
        {
            DriverOfTree.ObjectLimit?.Add(this);
        }

        return NtStatus.Success;
    }

    /// <summary>Whether a callback made the object without a parent, so that it goes with the driver. Kept for the verifier's rules.</summary>
    internal bool IsLeftToDriver { get; private set; }

    private NtStatus Adopt(WdfObject child)
    {
        using (TreeLock.Enter())
        {
            if (_stage != ObjectStage.Alive)
            {
                return NtStatus.DeletePending;
            }

            AddChildLocked(child);
            child.OwningDevice ??= DeviceForChildren;
            return NtStatus.Success;
        }
    }

    /// <summary>The device pointer that children copy.</summary>
    private protected virtual WdfDevice? DeviceForChildren => OwningDevice;

    // False when the parent is being disposed: it has this child in hand.
    private bool LeaveParentLocked()
    {
        if (_parent is null)
        {
            return true;
        }

        if (_parent._stage != ObjectStage.Alive)
        {
            return false;
        }

        _parent.RemoveChildLocked(this);
        return true;
    }

    private void AddChildLocked(WdfObject child)
    {
        child._parent = this;
        var extra = Extra;
        if (extra.LastChild is { } last)
        {
            var first = last._nextSibling!;
            child._previousSibling = last;
            child._nextSibling = first;
            last._nextSibling = child;
            first._previousSibling = child;
        }
        else
        {
            child._nextSibling = child;
            child._previousSibling = child;
        }

        extra.LastChild = child;
    }

    private void RemoveChildLocked(WdfObject child)
    {
        var previous = child._previousSibling!;
        if (ReferenceEquals(previous, child))
        {
            _extra!.LastChild = null;
        }
        else
        {
            previous._nextSibling = child._nextSibling;
            child._nextSibling!._previousSibling = previous;
            if (ReferenceEquals(_extra!.LastChild, child))
            {
                _extra.LastChild = previous;
            }
        }

        child._parent = null;
        child._nextSibling = null;
        child._previousSibling = null;
    }

    private WdfObject[] ChildrenLocked()
    {
        var children = new List<WdfObject>();
        for (var child = LastChild?._nextSibling; child is not null; child = ReferenceEquals(child, LastChild) ? null : child._nextSibling)
        {
            children.Add(child);
        }

        return [.. children];
    }

    /// <summary>The driver that the object belongs to; a driver belongs to itself.</summary>
    internal WdfDriver DriverOfTree => this as WdfDriver ?? Driver ?? OwningDevice?.Driver ?? (WdfDriver)Kernel.DefaultDriver!;
}
