using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Wdf.IoTargets;

/// <summary>A memory descriptor list (MDL): describes a buffer whose pages can be locked and mapped.</summary>
/// <remarks>Protocol: built (describes only), then locked or built for non-paged memory, then mapped on demand; unlocked, then freed.</remarks>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/using-mdls"/>
[SuppressMessage("Design", "CA1001", Justification = "A view owns nothing that must be disposed; its base class is disposable for others' sake.")]
public sealed class Mdl : KernelObject
{
    private const int PageSize = 4096;

    private MappedView? _mapping;

    internal Mdl(SimulatedKernel kernel, Memory<byte> buffer, int byteOffset)
        : base(kernel, KernelObjectKind.Mdl)
    {
        Buffer = buffer;
        ByteOffset = byteOffset % PageSize;
        Maker = kernel.Signals is null ? null : DriverContext.Current;
        kernel.Track(this);
    }

    /// <summary>The next MDL of a chain.</summary>
    public Mdl? Next { get; set; }

    /// <summary>MDL_* flags.</summary>
    public MdlFlags MdlFlags { get; internal set; }

    /// <summary>Length of the described buffer in bytes (MmGetMdlByteCount).</summary>
    public int ByteCount
    {
        get
        {
            NoteUse();
            return Buffer.Length;
        }
    }

    /// <summary>Offset of the buffer in its first page (MmGetMdlByteOffset). Buffers begin at a page boundary here.</summary>
    public int ByteOffset
    {
        get
        {
            NoteUse();
            return field;
        }

        private set;
    }

    /// <summary>The buffer at its original address (MmGetMdlVirtualAddress).</summary>
    public Memory<byte> VirtualAddress
    {
        get
        {
            NoteUse();
            return Buffer;
        }
    }

    /// <summary>The mapping in system space; default when there is none.</summary>
    public Memory<byte> MappedSystemVa => _mapping?.Memory ?? default;

    /// <summary>Whether the pages are locked, or are of non-paged pool.</summary>
    public bool IsLocked => (MdlFlags & (MdlFlags.PagesLocked | MdlFlags.SourceIsNonpagedPool)) != 0;

    /// <inheritdoc/>
    internal override string? LeftOver =>
        IsFreed || IsFrameworkOwned ? null
        : (MdlFlags & MdlFlags.PagesLocked) != 0 ? "its pages were never unlocked (MmUnlockPages, then IoFreeMdl)."
        : "was never freed (IoFreeMdl).";

    /// <summary>Whether the framework made it for a format and frees it with its request.</summary>
    internal bool IsFrameworkOwned { get; set; }

    internal Memory<byte> Buffer { get; private set; }

    internal bool IsFreed { get; private set; }

    /// <summary>Who lent the MDL to a driver and has taken it back; null while nobody has. Kept for the verifier's rules.</summary>
    internal KernelObject? TakenBackBy { get; set; }

    /// <summary>The driver whose code allocated it; null for the test's own and what the I/O manager makes for it. Kept for the verifier's rules.</summary>
    internal KernelObject? Maker { get; }

    /// <summary>Describes the pages of non-paged memory (MmBuildMdlForNonPagedPool).</summary>
    public void BuildForNonPagedPool()
    {
        MdlFlags |= MdlFlags.SourceIsNonpagedPool;
        _mapping ??= new MappedView(Kernel, Buffer);
    }

    /// <summary>Locks the pages (MmProbeAndLockPages).</summary>
    /// <param name="operation">How the device will touch them; writing is remembered in the flags.</param>
    /// <returns>Success, or the status that the real routine raises.</returns>
    public NtStatus ProbeAndLock(LockOperation operation)
    {
        IrpSignals.Of(Kernel)?.MdlLocking?.Invoke(this);
        if (!Kernel.CanAllocate(AllocationSite.PageLock))
        {
            return NtStatus.InsufficientResources;
        }

        MdlFlags |= MdlFlags.PagesLocked;
        if (operation != LockOperation.IoReadAccess)
        {
            MdlFlags |= MdlFlags.WriteOperation;
        }

        return NtStatus.Success;
    }

    /// <summary>Unlocks the pages (MmUnlockPages), which also unmaps them.</summary>
    public void Unlock()
    {
        IrpSignals.Of(Kernel)?.MdlUnlocking?.Invoke(this);
        MdlFlags &= ~(MdlFlags.PagesLocked | MdlFlags.WriteOperation | MdlFlags.MappedToSystemVa);
        _mapping?.Revoke("its MDL was unlocked", this);
        _mapping = null;
    }

    /// <summary>Maps the pages into system space (MmGetSystemAddressForMdlSafe); a mapping that exists is used again.</summary>
    /// <returns>The mapped bytes; default when mapping fails.</returns>
    public Memory<byte> GetSystemAddress()
    {
        NoteUse();
        if (_mapping is null)
        {
            IrpSignals.Of(Kernel)?.MdlMapping?.Invoke(this);
            if (!Kernel.CanAllocate(AllocationSite.PageMapping))
            {
                return default;
            }

            MdlFlags |= MdlFlags.MappedToSystemVa;
            _mapping = new MappedView(Kernel, Buffer);
        }

        return _mapping.Memory;
    }

    /// <summary>Makes this MDL describe a part of another one, sharing its pages (IoBuildPartialMdl).</summary>
    /// <param name="source">The MDL of the whole.</param>
    /// <param name="offset">Where the part begins in the source's buffer, in bytes.</param>
    /// <param name="length">Its length in bytes; 0 means to the end.</param>
    public void BuildPartial(Mdl source, int offset, int length)
    {
        ArgumentNullException.ThrowIfNull(source);
        source.NoteUse();
        var bytes = length == 0 ? source.ByteCount - offset : length;
        var part = source.Buffer.Slice(offset, bytes);
        var byteOffset = (source.ByteOffset + offset) % PageSize;
        if (Pages(byteOffset, bytes) > Pages(ByteOffset, ByteCount))
        {
            Kernel.BugCheck("TARGET_MDL_TOO_SMALL", 0x40, 0, $"{Name} was allocated for {ByteCount} bytes and shall describe {bytes} bytes at offset {byteOffset} of a page.", "Allocate the target of IoBuildPartialMdl for the address and length of the part.", this);
        }

        Buffer = part;
        ByteOffset = byteOffset;
        MdlFlags = (source.MdlFlags & (MdlFlags.SourceIsNonpagedPool | MdlFlags.MappedToSystemVa)) | MdlFlags.Partial;

        // A view of the source's mapping: it is gone when the source is unlocked.
        _mapping = source._mapping is { } whole ? new MappedView(Kernel, whole.Memory.Slice(offset, bytes)) : null;
    }

    /// <inheritdoc/>
    public override string DescribeState() => $"{Buffer.Length} bytes, {(IsFreed ? "freed" : MdlFlags)}";

    /// <summary>Somebody uses the MDL: the rules look whether it is still lent to him.</summary>
    internal void NoteUse()
    {
        if (TakenBackBy is { } lender)
        {
            IrpSignals.Of(Kernel)?.TakenBackMdlUsed?.Invoke(lender, this);
        }
    }

    /// <summary>Makes an unlocked MDL describe another buffer (MmInitializeMdl).</summary>
    internal void Describe(Memory<byte> buffer, int byteOffset)
    {
        Buffer = buffer;
        ByteOffset = byteOffset % PageSize;
        MdlFlags = MdlFlags.None;
        _mapping = null;
    }

    /// <summary>A hash of the bytes when they are memory of the kernel that exists; null for other memory.</summary>
    internal int? HashOfPool()
    {
        if (!MemoryMarshal.TryGetMemoryManager<byte, PoolBlock>(Buffer, out var block, out var start, out var length) || block.IsFreed)
        {
            return null;
        }

        var hash = default(HashCode);
        hash.AddBytes(block.Raw.Slice(start, length));
        return hash.ToHashCode();
    }

    internal void MarkFreed()
    {
        IsFreed = true;
        _mapping?.Revoke("its MDL was freed", this);
        Kernel.Untrack(this);
    }

    private static int Pages(int byteOffset, int bytes) => (byteOffset + bytes + PageSize - 1) / PageSize;
}
