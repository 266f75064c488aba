using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>A buffer of a format, whatever form it was given in: none, raw, MDL, memory object.</summary>
/// <remarks>
/// Filled in where it stands, and a ref structure: a format has two of them, and to build one and copy it costs more than all of its fields, which are
/// written one by one and would be read at once before they have left the processor.
/// </remarks>
internal ref struct RequestBuffer
{
    private Memory<byte> _bytes;

    /// <summary>Bytes to transfer.</summary>
    public int Length { get; private set; }

    /// <summary>The memory object that the format must reference.</summary>
    public WdfMemory? Memory { get; private set; }

    /// <summary>The MDL, when the buffer came with one.</summary>
    public Mdl? Mdl { get; private set; }

    /// <summary>Offset into the memory object.</summary>
    public int Offset { get; private set; }

    /// <summary>Whether only a part of the MDL is meant.</summary>
    public bool IsPartial { get; private set; }

    /// <summary>Whether there is a buffer at all.</summary>
    public readonly bool IsNone => Memory is null && Mdl is null && _bytes.Equals(default);

    /// <summary>Checks a memory object and a part of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFromMemory(WdfMemory? memory, scoped in WdfMemoryOffset? offsets, out RequestBuffer buffer)
    {
        if (offsets.HasValue && memory is not null)
        {
            return TryTakePart(memory, offsets, out buffer);
        }

        buffer = default;
        if (memory is not null)
        {
            // The whole. A size beyond the bytes is that of a null pointer of the originator's, with a length.
            var bytes = memory.Buffer;
            var size = memory.Size;
            buffer.Set(size < bytes.Length ? bytes[..size] : bytes, size, memory, memory.Mdl);
        }

        return true;
    }

    // Apart, because a method that holds several buffers begins by clearing the room for all of them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryTakePart(WdfMemory memory, scoped in WdfMemoryOffset? offsets, out RequestBuffer buffer)
    {
        buffer = default;
        var bytes = memory.Buffer;
        var size = memory.Size;
        var part = offsets.GetValueOrDefault();
        if (!part.Resolve(size, out var offset, out var length))
        {
            return false;
        }

        if (size > bytes.Length)
        {
            // A null pointer of the originator's, with a length.
            buffer.Set(bytes, length, memory, memory.Mdl);
            buffer.Offset = offset;
            return true;
        }

        buffer.Set(bytes.Slice(offset, length), length, memory, memory.Mdl);
        buffer.Offset = offset;
        buffer.IsPartial = part.BufferOffset != 0 || part.BufferLength != 0;
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
                buffer.Set(length < (uint)bytes.Length ? bytes[..(int)length] : bytes, (int)length, memory: null, mdl: null);
                return NtStatus.Success;
            case WdfMemoryDescriptorType.Mdl when d.u.MdlType.Mdl is { } mdl:
                buffer.Set(default, (int)d.u.MdlType.BufferLength, memory: null, mdl);
                return NtStatus.Success;
            case WdfMemoryDescriptorType.Handle when d.u.HandleType.Memory is { } memory:
                return TryFromMemory(memory, d.u.HandleType.Offsets, out buffer) ? NtStatus.Success : NtStatus.IntegerOverflow;
            default:
                return NtStatus.InvalidParameter;
        }
    }

    /// <summary>The buffer's address; an MDL without one is mapped.</summary>
    /// <returns>False when the mapping fails.</returns>
    public readonly bool TryGetBytes(out Memory<byte> bytes)
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
    public readonly ReadOnlySpan<byte> Source(SimulatedKernel kernel, Memory<byte> bytes)
    {
        if (Length > bytes.Length)
        {
            kernel.BugCheck("BUFFER_SHORTER_THAN_STATED", 0x50, 0, $"A buffer of {bytes.Length} bytes was described as {Length} bytes long.", "State the buffer's real length in the descriptor.", null);
        }

        return bytes.Span[..Length];
    }

    private void Set(Memory<byte> bytes, int length, WdfMemory? memory, Mdl? mdl)
    {
        _bytes = bytes;
        Length = length;
        Memory = memory;
        Mdl = mdl;
    }
}
