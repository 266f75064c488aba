using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Wdf.IoTargets;

/// <summary>
/// A block of kernel memory: pinned at birth, so that its address never changes. After it is freed a <c>.Span</c> of it is
/// a violation, and what is reached through an older span or a pointer reads a pattern.
/// </summary>
internal sealed unsafe class PoolBlock : MemoryManager<byte>
{
    // Room behind each block, so that no two share a cache line: threads that have nothing else in common would slow each other down by half.
    private const int Apart = 64;

    private readonly SimulatedKernel _kernel;
    private byte[] _bytes;
    private string? _freedBecause;
    private KernelObject? _freedBy;

    public PoolBlock(SimulatedKernel kernel, int length, bool zeroed)
    {
        _kernel = kernel;
        Length = length;
        _bytes = zeroed ? GC.AllocateArray<byte>(length + Apart, pinned: true) : GC.AllocateUninitializedArray<byte>(length + Apart, pinned: true);
    }

    public int Length { get; private set; }

    public bool IsFreed => _freedBecause is not null;

    /// <summary>Who freed the block.</summary>
    public KernelObject? FreedBy => _freedBy;

    /// <summary>The whole block; as <see cref="MemoryManager{T}.Memory"/>, which asks for the span first.</summary>
    public Memory<byte> Whole => CreateMemory(Length);

    /// <summary>The stable address.</summary>
    public byte* Address => (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_bytes));

    /// <summary>The bytes, for the owner and for the quarantine, freed or not.</summary>
    public Span<byte> Raw => _bytes.AsSpan(0, Length);

    public override Span<byte> GetSpan()
    {
        if (_freedBecause is not null)
        {
            _kernel.BugCheck(
                "BUFFER_USED_AFTER_COMPLETION",
                0xC4,
                0xB8,
                $"A buffer was used after it was gone: {_freedBecause}.",
                "Copy what is needed before the request is completed; the buffer belongs to the I/O manager from then on.",
                _freedBy);
        }

        return Raw;
    }

    public override MemoryHandle Pin(int elementIndex = 0) => new(Address + elementIndex);

    public override void Unpin()
    {
    }

    /// <summary>Marks the block freed; later uses are violations that give this reason.</summary>
    public void Free(string because, KernelObject? by)
    {
        _freedBecause = because;
        _freedBy = by;
    }

    /// <summary>Gives the bytes up for good.</summary>
    public void Release()
    {
        _bytes = [];
        Length = 0;
    }

    protected override void Dispose(bool disposing)
    {
    }
}
