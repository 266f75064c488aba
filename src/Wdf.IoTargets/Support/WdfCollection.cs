namespace Wdf.IoTargets;

/// <summary>An ordered list of references to objects (WDFCOLLECTION). Each call is atomic; a sequence of calls is not.</summary>
/// <remarks>It holds references, not the objects' lives: a deleted object stays in it, and is destroyed when it leaves. Handles that it returns carry no reference.</remarks>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/wdf/framework-object-collections"/>
public sealed class WdfCollection : WdfObject
{
    private readonly Lock _lock = new();
    private readonly List<WdfObject> _items = [];

    private WdfCollection(WdfDriver driver)
        : base(driver.Kernel, KernelObjectKind.Collection) => Driver = driver;

    /// <summary>How many entries there are (WdfCollectionGetCount). Maximum IRQL: DISPATCH_LEVEL.</summary>
    [Ddi("WdfCollectionGetCount")]
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _items.Count;
            }
        }
    }

    /// <summary>The first item (WdfCollectionGetFirstItem); null when there is none. Maximum IRQL: DISPATCH_LEVEL.</summary>
    [Ddi("WdfCollectionGetFirstItem")]
    public WdfObject? FirstItem => GetItem(0);

    /// <summary>The last item (WdfCollectionGetLastItem); null when there is none. Maximum IRQL: DISPATCH_LEVEL.</summary>
    [Ddi("WdfCollectionGetLastItem")]
    public WdfObject? LastItem
    {
        get
        {
            lock (_lock)
            {
                return _items.Count == 0 ? null : _items[^1];
            }
        }
    }

    /// <summary>Makes a collection (WdfCollectionCreate). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="driver">The driver that it belongs to; the default parent.</param>
    /// <param name="attributes">Parent, callbacks and context; null for the defaults.</param>
    /// <param name="result">The collection.</param>
    /// <returns>Success; the status of a bad attribute; STATUS_INSUFFICIENT_RESOURCES; STATUS_DELETE_PENDING when the parent is being deleted.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfcollection/nf-wdfcollection-wdfcollectioncreate"/>
    [Ddi("WdfCollectionCreate")]
    public static NtStatus Create(WdfDriver driver, in WdfObjectAttributes? attributes, out WdfCollection? result) =>
        CreateForDriver(DdiName.WdfCollectionCreate, driver, AttributeRules.OptionalParent, attributes, static driver => new WdfCollection(driver), out result);

    /// <summary>Appends an object (WdfCollectionAdd), which may be in the collection already; takes a reference. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="item">The object; an embedded memory handle stands for its request.</param>
    /// <returns>Success; STATUS_UNSUCCESSFUL when memory fails.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfcollection/nf-wdfcollection-wdfcollectionadd"/>
    [Ddi("WdfCollectionAdd")]
    public NtStatus Add(WdfObject item)
    {
        ArgumentNullException.ThrowIfNull(item);
        Enter(DdiName.WdfCollectionAdd, item);
        if (!Kernel.CanAllocate(AllocationSite.Object))
        {
            return NtStatus.Unsuccessful;
        }

        var added = item.ObjectBehindHandle;
        added.AddReference();
        lock (_lock)
        {
            _items.Add(added);
        }

        return NtStatus.Success;
    }

    /// <summary>Removes the first entry with an object (WdfCollectionRemove) and drops its reference. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="item">The object; one that is not in the collection is a mistake without effect.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfcollection/nf-wdfcollection-wdfcollectionremove"/>
    [Ddi("WdfCollectionRemove")]
    public void Remove(WdfObject item)
    {
        ArgumentNullException.ThrowIfNull(item);
        Enter(DdiName.WdfCollectionRemove, item);
        var removed = item.ObjectBehindHandle;
        bool was;
        lock (_lock)
        {
            was = _items.Remove(removed);
        }

        if (was)
        {
            removed.DropReference();
        }
        else
        {
            Kernel.Break("WdfCollectionRemove-NotFound", $"{item.Name} is not in {Name}.", "Remove only what was added.", this);
        }
    }

    /// <summary>Removes the entry at an index (WdfCollectionRemoveItem) and drops its reference; later entries move down. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="index">From 0; one beyond the end is a mistake without effect.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfcollection/nf-wdfcollection-wdfcollectionremoveitem"/>
    [Ddi("WdfCollectionRemoveItem")]
    public void RemoveAt(uint index)
    {
        Enter(DdiName.WdfCollectionRemoveItem);
        WdfObject? removed = null;
        lock (_lock)
        {
            if (index < _items.Count)
            {
                removed = _items[(int)index];
                _items.RemoveAt((int)index);
            }
        }

        if (removed is not null)
        {
            removed.DropReference();
        }
        else
        {
            Kernel.Break("WdfCollectionRemove-NotFound", $"{Name} has no entry {index}.", "Ask for the count; it changes with each removal.", this);
        }
    }

    /// <summary>The object at an index (WdfCollectionGetItem), without a reference for the caller. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="index">From 0.</param>
    /// <returns>The object; null beyond the end.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfcollection/nf-wdfcollection-wdfcollectiongetitem"/>
    [Ddi("WdfCollectionGetItem")]
    public WdfObject? GetItem(uint index)
    {
        Enter(DdiName.WdfCollectionGetItem);
        lock (_lock)
        {
            return index < _items.Count ? _items[(int)index] : null;
        }
    }

    /// <inheritdoc/>
    public override string DescribeState() => $"{_items.Count} item(s)";

    // Not when it is deleted: as long as somebody has a reference to the collection, it has one to each item.
    internal override void OnDestroyed()
    {
        foreach (var item in _items)
        {
            item.DropReference();
        }

        _items.Clear();
    }
}
