using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>A buffer of a format, whatever form it was given in: none, raw, MDL, memory object.</summary>
internal readonly ref struct RequestBuffer
{
    private readonly Memory<byte> _bytes;

    private RequestBuffer(Memory<byte> bytes, int length, WdfMemory? memory, Mdl? mdl, int offset, bool isPartial)
    {
        _bytes = bytes;
        Length = length;
        Memory = memory;
        Mdl = mdl;
        Offset = offset;
        IsPartial = isPartial;
    }

    /// <summary>Bytes to transfer.</summary>
    public int Length { get; }

    /// <summary>The memory object that the format must reference.</summary>
    public WdfMemory? Memory { get; }

    /// <summary>The MDL, when the buffer came with one.</summary>
    public Mdl? Mdl { get; }

    /// <summary>Offset into the memory object.</summary>
    public int Offset { get; }

    /// <summary>Whether only a part of the MDL is meant.</summary>
    public bool IsPartial { get; }

    /// <summary>Whether there is a buffer at all.</summary>
    public bool IsNone => Memory is null && Mdl is null && _bytes.Equals(default);

    /// <summary>Checks a memory object and a part of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFromMemory(WdfMemory? memory, scoped in WdfMemoryOffset? offsets, out RequestBuffer buffer)
    {
        if (memory is null)
        {
            buffer = default;
            return true;
        }

        return TryTakePart(memory, offsets, out buffer);
    }

    private static bool TryTakePart(WdfMemory memory, scoped in WdfMemoryOffset? offsets, out RequestBuffer buffer)
    {
        buffer = default;
        var bytes = memory.Buffer;
        var size = memory.Size;
        var offset = 0;
        var length = size;
        if (offsets is { } part && !part.Resolve(size, out offset, out length))
        {
            return false;
        }

        if (size > bytes.Length)
        {
            // A null pointer of the originator's, with a length.
            buffer = new RequestBuffer(bytes, length, memory, memory.Mdl, offset, isPartial: false);
            return true;
        }

        var isPartial = offsets is { } p && (p.BufferOffset != 0 || p.BufferLength != 0);
        buffer = new RequestBuffer(bytes.Slice(offset, length), length, memory, memory.Mdl, offset, isPartial);
        return true;
    }

    /// <summary>Checks a descriptor.</summary>
    public static NtStatus FromDescriptor(scoped in WdfMemoryDescriptor? descriptor, out RequestBuffer buffer)
    {
        buffer = default;
        if (!descriptor.HasValue)
        {
            return NtStatus.Success;
        }

        // Not copied: it is by far the largest thing that a synchronous send is given.
        ref readonly var d = ref Nullable.GetValueRefOrDefaultRef(in descriptor);

        switch (d.Type)
        {
            case WdfMemoryDescriptorType.Buffer when !d.u.BufferType.Buffer.Equals(default):
                // A length beyond the buffer is believed until the buffer is touched.
                var bytes = d.u.BufferType.Buffer;
                var length = d.u.BufferType.Length;
                buffer = new RequestBuffer(length < (uint)bytes.Length ? bytes[..(int)length] : bytes, (int)length, null, null, 0, isPartial: false);
                return NtStatus.Success;
            case WdfMemoryDescriptorType.Mdl when d.u.MdlType.Mdl is { } mdl:
                buffer = new RequestBuffer(default, (int)d.u.MdlType.BufferLength, null, mdl, 0, isPartial: false);
                return NtStatus.Success;
            case WdfMemoryDescriptorType.Handle when d.u.HandleType.Memory is { } memory:
                return TryFromMemory(memory, d.u.HandleType.Offsets, out buffer) ? NtStatus.Success : NtStatus.IntegerOverflow;
            default:
                return NtStatus.InvalidParameter;
        }
    }

    /// <summary>The buffer's address; an MDL without one is mapped.</summary>
    /// <returns>False when the mapping fails.</returns>
    public bool TryGetBytes(out Memory<byte> bytes)
    {
        if (Memory is null && Mdl is { } mdl)
        {
            bytes = mdl.GetSystemAddress();
            return !bytes.Equals(default);
        }

        bytes = _bytes;
        return true;
    }

    /// <summary>The bytes to copy from; longer than the buffer is a violation: the real framework would read memory that it does not own.</summary>
    public ReadOnlySpan<byte> Source(SimulatedKernel kernel, Memory<byte> bytes)
    {
        if (Length > bytes.Length)
        {
            kernel.BugCheck("BUFFER_SHORTER_THAN_STATED", 0x50, 0, $"A buffer of {bytes.Length} bytes was described as {Length} bytes long.", "State the buffer's real length in the descriptor.", null);
        }

        return bytes.Span[..Length];
    }
}
