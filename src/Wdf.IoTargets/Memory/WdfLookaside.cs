namespace Wdf.IoTargets;

/// <summary>A lookaside list (WDFLOOKASIDE): makes memory objects of one size.</summary>
public sealed class WdfLookaside : WdfObject
{
    private const int PageSize = 4096;

    private readonly WdfObjectAttributes? _memoryAttributes;
    private readonly bool _isPaged;

    private WdfLookaside(WdfDriver driver, int size, bool isPaged, in WdfObjectAttributes? memoryAttributes)
        : base(driver.Kernel, KernelObjectKind.Lookaside)
    {
        Driver = driver;
        BufferSize = size;
        _isPaged = isPaged;
        _memoryAttributes = memoryAttributes;
    }

    /// <summary>Size of each buffer in bytes.</summary>
    public int BufferSize { get; }

    internal override bool HasPassiveCallbacks => _isPaged || base.HasPassiveCallbacks;

    /// <summary>Makes a list (WdfLookasideListCreate). Maximum IRQL: DISPATCH_LEVEL; PASSIVE_LEVEL for paged pool.</summary>
    /// <param name="driver">The driver that it belongs to; the default parent.</param>
    /// <param name="attributes">Of the list; null for the defaults.</param>
    /// <param name="bufferSize">Bytes of each buffer; not 0.</param>
    /// <param name="poolType">Where the buffers are.</param>
    /// <param name="memoryAttributes">Of each memory object; null for the defaults. Its parent is this ParentObject or the driver, never the list.</param>
    /// <param name="poolTag">A tag for debuggers.</param>
    /// <param name="lookaside">The list.</param>
    /// <returns>Success; STATUS_INVALID_PARAMETER for size 0; the status of a bad attribute; STATUS_INSUFFICIENT_RESOURCES; STATUS_DELETE_PENDING.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfmemory/nf-wdfmemory-wdflookasidelistcreate"/>
    [Ddi("WdfLookasideListCreate")]
    public static NtStatus Create(WdfDriver driver, in WdfObjectAttributes? attributes, nuint bufferSize, PoolType poolType, in WdfObjectAttributes? memoryAttributes, uint poolTag, out WdfLookaside? lookaside)
    {
        ArgumentNullException.ThrowIfNull(driver);
        _ = poolTag;
        lookaside = null;
        var kernel = driver.Kernel;
        kernel.EnterDdi(DdiName.WdfLookasideListCreate, driver);
        if (bufferSize == 0)
        {
            return NtStatus.InvalidParameter;
        }

        var status = AttributeRules.OptionalParent.Check(attributes);
        if (status.IsSuccess)
        {
            status = AttributeRules.OptionalParent.Check(memoryAttributes);
        }

        if (!status.IsSuccess)
        {
            return status;
        }

        var isPaged = ((int)poolType & 1) != 0;
        if (isPaged && !IrqlRule.Check(kernel, Irql.Passive, "WdfLookasideListCreate"))
        {
            return NtStatus.InvalidDeviceRequest;
        }

        if (isPaged && !ReferenceEquals(attributes?.ParentObject?.OwningDevice, memoryAttributes?.ParentObject?.OwningDevice))
        {
            return NtStatus.InvalidParameter;
        }

        if (bufferSize > int.MaxValue - 64 || !kernel.CanAllocate(AllocationSite.Object))
        {
            return NtStatus.InsufficientResources;
        }

        var made = new WdfLookaside(driver, (int)bufferSize, isPaged, memoryAttributes);
        status = made.Commit(attributes, driver);
        lookaside = status.IsSuccess ? made : null;
        return status;
    }

    /// <summary>Makes a memory object from the list (WdfMemoryCreateFromLookaside); zeroed when smaller than a page. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="memory">The memory object. It keeps the list alive.</param>
    /// <returns>Success; STATUS_INSUFFICIENT_RESOURCES; STATUS_DELETE_PENDING.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfmemory/nf-wdfmemory-wdfmemorycreatefromlookaside"/>
    [Ddi("WdfMemoryCreateFromLookaside")]
    public NtStatus CreateMemory(out WdfMemory? memory)
    {
        Enter(DdiName.WdfMemoryCreateFromLookaside);
        memory = null;
        if (!Kernel.CanAllocate(AllocationSite.Memory))
        {
            return NtStatus.InsufficientResources;
        }

        var block = Kernel.Pool.Allocate(BufferSize);
        if (BufferSize >= PageSize)
        {
            block.Raw.Fill(0xCD);
        }

        var made = new LookasideMemory(this, block, _isPaged) { Driver = Driver };
        return made.Hand(_memoryAttributes, Driver, out memory, out _);
    }

    private sealed class LookasideMemory : WdfMemory
    {
        private readonly WdfLookaside _list;

        public LookasideMemory(WdfLookaside list, PoolBlock block, bool isPaged)
            : base(list.Kernel, block.Memory, block, isPaged)
        {
            _list = list;
            list.AddReference();
        }

        internal override bool NeedsParent => false;

        internal override void OnDestroyed()
        {
            base.OnDestroyed();
            _list.DropReference();
        }
    }
}
