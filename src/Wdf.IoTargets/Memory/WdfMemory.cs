using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Wdf.IoTargets;

/// <summary>A memory object (WDFMEMORY).</summary>
/// <remarks>
/// A request that was formatted with the object holds a reference to it until it is reused, formatted anew, completed or deleted;
/// the buffer stays valid as long as any reference does.
/// </remarks>
public partial class WdfMemory : WdfObject
{
    private readonly bool _isPaged;
    private PoolBlock? _block;
    private Memory<byte> _buffer;
    private MemoryHandle _pin;
    private object? _regularUser;

    internal WdfMemory(SimulatedKernel kernel, Memory<byte> buffer, PoolBlock? block, bool isPaged = false)
        : base(kernel, KernelObjectKind.Memory)
    {
        _buffer = buffer;
        _block = block;
        _isPaged = isPaged;
    }

    /// <summary>The buffer (WdfMemoryGetBuffer).</summary>
    [Ddi("WdfMemoryGetBuffer")]
    public virtual Memory<byte> Buffer => _buffer;

    /// <summary>The buffer's size in bytes.</summary>
    public virtual int Size => Buffer.Length;

    /// <summary>Whether the framework refuses to copy into it.</summary>
    public virtual bool IsReadOnly => false;

    /// <summary>The MDL that describes the buffer, when it carries one: memory of a direct request, or of a probed and locked user buffer.</summary>
    internal virtual Mdl? Mdl => null;

    /// <summary>Whether the documentation asks for a parent: not for lookaside memory and for buffers of the driver's own.</summary>
    internal virtual bool NeedsParent => true;

    /// <summary>Somebody is about to use the object: memory that belongs to another object looks whether that is still there.</summary>
    internal virtual void NoteUse()
    {
    }

    internal override bool HasPassiveCallbacks => _isPaged || base.HasPassiveCallbacks;

    /// <summary>Makes memory with a buffer of its own (WdfMemoryCreate).</summary>
    /// <param name="driver">The driver that it belongs to; the default parent.</param>
    /// <param name="attributes">Parent, callbacks and context; null for the defaults.</param>
    /// <param name="poolType">Where the buffer is.</param>
    /// <param name="poolTag">A tag for debuggers; 0 for the driver's.</param>
    /// <param name="size">Bytes; not 0. The contents are not zeroed: here they read 0xCD.</param>
    /// <param name="memory">The memory object.</param>
    /// <param name="buffer">Its buffer.</param>
    /// <returns>
    /// Success; STATUS_INVALID_PARAMETER for size 0; STATUS_INVALID_DEVICE_REQUEST above the pool's IRQL (verifier); the status of a bad attribute;
    /// STATUS_INSUFFICIENT_RESOURCES; STATUS_DELETE_PENDING when the parent is being deleted.
    /// </returns>
    /// <remarks>Maximum IRQL: DISPATCH_LEVEL; APC_LEVEL for paged pool.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfmemory/nf-wdfmemory-wdfmemorycreate"/>
    [Ddi("WdfMemoryCreate")]
    public static NtStatus Create(WdfDriver driver, in WdfObjectAttributes? attributes, PoolType poolType, uint poolTag, nuint size, out WdfMemory? memory, out Memory<byte> buffer)
    {
        ArgumentNullException.ThrowIfNull(driver);
        _ = poolTag;
        memory = null;
        buffer = default;
        var kernel = driver.Kernel;
        kernel.EnterDdi(DdiName.WdfMemoryCreate, driver);
        var isPaged = IsPaged(poolType);
        if (!IrqlRule.Check(kernel, isPaged ? Irql.Apc : Irql.Dispatch, "WdfMemoryCreate"))
        {
            return NtStatus.InvalidDeviceRequest;
        }

        if (size == 0)
        {
            return NtStatus.InvalidParameter;
        }

        var status = AttributeRules.OptionalParent.Check(attributes);
        if (!status.IsSuccess)
        {
            return status;
        }

        if (size > int.MaxValue - 64 || !kernel.CanAllocate(AllocationSite.Memory))
        {
            return NtStatus.InsufficientResources;
        }

        var block = kernel.Pool.Allocate((int)size, zeroed: false);
        block.Raw.Fill(0xCD);
        var made = new WdfMemory(kernel, block.Memory, block, isPaged) { Driver = driver };
        return made.Hand(attributes, driver, out memory, out buffer);
    }

    /// <summary>Makes memory over a buffer of the driver's (WdfMemoryCreatePreallocated); the framework never frees it.</summary>
    /// <param name="driver">The driver that it belongs to; the default parent.</param>
    /// <param name="attributes">Parent, callbacks and context; null for the defaults.</param>
    /// <param name="buffer">The buffer; it must outlive the last reference.</param>
    /// <param name="size">Bytes; not 0.</param>
    /// <param name="memory">The memory object.</param>
    /// <returns>As <see cref="Create"/>.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfmemory/nf-wdfmemory-wdfmemorycreatepreallocated"/>
    [Ddi("WdfMemoryCreatePreallocated")]
    public static NtStatus CreatePreallocated(WdfDriver driver, in WdfObjectAttributes? attributes, Memory<byte> buffer, nuint size, out WdfMemory? memory)
    {
        ArgumentNullException.ThrowIfNull(driver);
        memory = null;
        var kernel = driver.Kernel;
        kernel.EnterDdi(DdiName.WdfMemoryCreatePreallocated, driver);
        MappedView.NoteUse(buffer);
        if (size == 0)
        {
            return NtStatus.InvalidParameter;
        }

        var status = AttributeRules.OptionalParent.Check(attributes);
        if (!status.IsSuccess)
        {
            return status;
        }

        if (!kernel.CanAllocate(AllocationSite.Object))
        {
            return NtStatus.InsufficientResources;
        }

        var made = new PreallocatedMemory(kernel, Cut(kernel, buffer, size)) { Driver = driver };
        return made.Hand(attributes, driver, out memory, out _);
    }

    /// <summary>
    /// The buffer's address, for compiled code: it does not change while the object lives. Pool is pinned from birth; a buffer of the
    /// caller's is pinned when this first asks for it.
    /// </summary>
    /// <returns>The address.</returns>
    [Experimental("WDF0001")]
    public unsafe nint GetAddress()
    {
        if (_pin.Pointer is null)
        {
            _pin = Buffer.Pin();
        }

        return (nint)_pin.Pointer;
    }

    /// <inheritdoc/>
    public override string DescribeState() => $"{Size} bytes, {base.DescribeState()}";

    /// <summary>The reference that a format takes; dropped when the format goes.</summary>
    internal virtual void AddFormatReference() => AddReference();

    internal virtual void DropFormatReference() => DropReference();

    /// <summary>
    /// The reference that a format takes which may come again with the same memory, as a reused request does. The first such user is remembered; from its
    /// second time on it holds the memory without counting.
    /// </summary>
    /// <param name="user">The format's context; one thread at a time works with it.</param>
    /// <returns>Whether the reference is one that is not counted, to be given back with <see cref="EndFormatHold"/>.</returns>
    internal virtual bool AddFormatReference(object user)
    {
        if (ReferenceEquals(_regularUser, user) && TryHold())
        {
            return true;
        }

        if (_regularUser is null)
        {
            Interlocked.CompareExchange(ref _regularUser, user, null);
        }

        AddReference();
        return false;
    }

    /// <summary>Gives back a reference that was not counted.</summary>
    internal void EndFormatHold()
    {
        EndHold();
        EndIfUnreferenced();
    }

    internal NtStatus Hand(in WdfObjectAttributes? attributes, WdfObject? defaultParent, out WdfMemory? memory, out Memory<byte> buffer)
    {
        var status = Commit(attributes, defaultParent);
        memory = status.IsSuccess ? this : null;
        buffer = status.IsSuccess ? Buffer : default;
        if (!status.IsSuccess)
        {
            // Its callbacks do not run, but what it holds goes back: the buffer, the pages, the reference to its lookaside list.
            OnDestroyed();
        }

        return status;
    }

    internal override void OnDestroyed()
    {
        _pin.Dispose();
        if (_block is { } block)
        {
            _block = null;
            Kernel.Pool.Free(block, $"{Name} was destroyed", this);
        }
    }

    private protected void Replace(Memory<byte> buffer)
    {
        _pin.Dispose();
        _pin = default;
        _buffer = buffer;
    }

    private protected static Memory<byte> Cut(SimulatedKernel kernel, Memory<byte> buffer, nuint size)
    {
        if (size > (nuint)buffer.Length)
        {
            kernel.BugCheck("BUFFER_SHORTER_THAN_STATED", 0x50, 0, $"A buffer of {buffer.Length} bytes was said to hold {size}: the driver would touch memory that it does not own.", "Give the buffer's real size.", null);
        }

        return buffer[..(int)size];
    }

    private static bool IsPaged(PoolType type) => ((int)type & 1) != 0;
}
