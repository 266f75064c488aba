namespace Wdf.IoTargets;

/// <summary>A framework object (WDFOBJECT): a node of the object tree with references and contexts.</summary>
/// <remarks>
/// Protocol: Alive, then disposed (children are cleaned up first, then the object's cleanup callbacks run), then
/// Deleted, then Destroyed when the last reference goes. The creation reference is dropped by the delete. The tree lock of
/// the kernel protects stage, parent and children; callbacks run outside it. Handles are never reused, so a dead one stays dead.
/// </remarks>
public partial class WdfObject : KernelObject, IDriverOwned
{
    private byte _executionLevel = (byte)WdfExecutionLevel.InheritFromParent;
    private byte _synchronizationScope = (byte)WdfSynchronizationScope.InheritFromParent;

    internal WdfObject(SimulatedKernel kernel, KernelObjectKind kind, string? name = null)
        : base(kernel, kind, name)
    {
    }

    /// <summary>The parent; null for the driver, a presented request, and an object that was deleted.</summary>
    public WdfObject? Parent => _parent;

    /// <summary>The children, in order of creation.</summary>
    public IReadOnlyList<WdfObject> Children
    {
        get
        {
            using (TreeLock.Enter())
            {
                return ChildrenLocked();
            }
        }
    }

    /// <summary>Whether the object was deleted, by itself or with its parent; references may still keep its memory.</summary>
    public bool IsDeleted => _stage != ObjectStage.Alive;

    /// <summary>Whether the last reference is gone.</summary>
    public bool IsDestroyed => _stage == ObjectStage.Destroyed;

    /// <summary>The driver that the object belongs to; null only while a driver is being made.</summary>
    [Ddi("WdfDeviceGetDriver")]
    public WdfDriver? Driver { get; internal init; }

    /// <summary>The device pointer that every object copies from its parent when it is created; null for what hangs directly below the driver.</summary>
    internal WdfDevice? OwningDevice { get; set; }

    /// <summary>What the object DDIs act on when they are given this handle: the request behind an embedded memory handle.</summary>
    internal virtual WdfObject ObjectBehindHandle => this;

    /// <summary>Whether its callbacks run at PASSIVE_LEVEL; what wants to be serialised with an object asks the object itself, not the holder of the lock.</summary>
    internal virtual bool HasPassiveCallbacks => ExecutionLevel == WdfExecutionLevel.Passive;

    /// <summary>Whether its disposal must run at PASSIVE_LEVEL.</summary>
    internal virtual bool DisposesAtPassive => HasPassiveCallbacks;

    /// <summary>What the object's callbacks are serialised with; null for objects that have no say in it.</summary>
    internal virtual WdfSynchronizationScope? EffectiveScope => null;

    /// <summary>The lock that serialises callbacks of the object (WdfObjectAcquireLock); null when it has none.</summary>
    internal virtual CallbackLock? CallbackLock => null;

    /// <inheritdoc/>
    KernelObject? IDriverOwned.OwningDriver => Driver;

    /// <summary>Whether the verifier looks, when the last reference goes, for the disposal that should have come before.</summary>
    internal virtual bool MustBeDisposed => false;

    /// <summary>Whether the driver made it, so that it counts against a limit of objects.</summary>
    internal virtual bool CountsForLimit => true;

    /// <summary>Whether WdfObjectDelete is refused, because the framework manages its life.</summary>
    internal virtual bool IsUndeletable => false;

    internal WdfExecutionLevel ExecutionLevel
    {
        get => (WdfExecutionLevel)_executionLevel;
        set => _executionLevel = (byte)value;
    }

    internal WdfSynchronizationScope SynchronizationScope
    {
        get => (WdfSynchronizationScope)_synchronizationScope;
        set => _synchronizationScope = (byte)value;
    }

    internal ObjectStage Stage => _stage;

    private protected ref BriefLock TreeLock => ref Kernel.TreeLock;

    /// <inheritdoc/>
    public override string DescribeState() => $"{_stage}, {ReferenceCount} reference(s)";

    /// <summary>Makes a general object (WdfObjectCreate). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="driver">The driver that it belongs to; the default parent.</param>
    /// <param name="attributes">Parent, callbacks and context; null for the defaults.</param>
    /// <param name="result">The object.</param>
    /// <returns>
    /// Success; the status of a bad attribute; STATUS_INSUFFICIENT_RESOURCES; STATUS_DELETE_PENDING when the parent is being deleted.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfobject/nf-wdfobject-wdfobjectcreate"/>
    [Ddi("WdfObjectCreate")]
    public static NtStatus Create(WdfDriver driver, in WdfObjectAttributes? attributes, out WdfObject? result) =>
        CreateForDriver(
            DdiName.WdfObjectCreate,
            driver,
            new AttributeRules(ParentRule.Optional, LevelSettable: true),
            attributes,
            static driver => new WdfObject(driver.Kernel, KernelObjectKind.Object) { Driver = driver },
            out result);

    /// <summary>Enters a DDI on this object: the kernel runs, the rules agree, the handle is alive.</summary>
    internal void Enter(DdiName ddi, KernelObject? partner = null)
    {
        Kernel.EnterDdi(ddi, this, partner);
        if (_stage == ObjectStage.Destroyed)
        {
            StopForStaleHandle();
        }
    }

    // Apart, so that what every DDI begins with stays short.
    private void StopForStaleHandle() => Kernel.BugCheck(
        "WDF_VIOLATION_5_STALE_HANDLE", 0x10D, 5, $"The handle {Name} was used after the object was destroyed.", "Take a reference with WdfObjectReference for as long as the handle is used.", this, parameter2Object: this);
}
