#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <summary>The functions of <c>wdfmemory.h</c>. A PVOID is a <c>Memory&lt;byte&gt;</c>.</summary>
public static partial class WdfMemoryH
{
    /// <inheritdoc cref="WdfMemory.Create"/>
    public static NtStatus WdfMemoryCreate(in WdfObjectAttributes? Attributes, PoolType PoolType, uint PoolTag, nuint BufferSize, out WdfMemory Memory, out Memory<byte> Buffer) =>
        WdfMemory.Create(Handles.Driver(Attributes, nameof(WdfMemoryCreate)), Attributes, PoolType, PoolTag, BufferSize, out Memory, out Buffer);

    /// <inheritdoc cref="WdfMemory.Create"/>
    public static NtStatus WdfMemoryCreate(in WdfObjectAttributes? Attributes, PoolType PoolType, uint PoolTag, nuint BufferSize, out WdfMemory Memory, NullPointer Buffer) =>
        WdfMemoryCreate(Attributes, PoolType, PoolTag, BufferSize, out Memory, out Memory<byte> _);

    /// <summary>Refused: the object must be asked for.</summary>
    /// <inheritdoc cref="WdfMemory.Create"/>
    public static NtStatus WdfMemoryCreate(in WdfObjectAttributes? Attributes, PoolType PoolType, uint PoolTag, nuint BufferSize, NullPointer Memory, NullPointer Buffer) =>
        Handles.Missing(null, nameof(WdfMemoryCreate), nameof(Memory));

    /// <inheritdoc cref="WdfMemory.CreatePreallocated"/>
    public static NtStatus WdfMemoryCreatePreallocated(in WdfObjectAttributes? Attributes, Memory<byte> Buffer, nuint BufferSize, out WdfMemory Memory)
    {
        Handles.RequirePointer(Buffer.Equals(default), null, nameof(WdfMemoryCreatePreallocated), nameof(Buffer));
        return WdfMemory.CreatePreallocated(Handles.Driver(Attributes, nameof(WdfMemoryCreatePreallocated)), Attributes, Buffer, BufferSize, out Memory);
    }

    /// <summary>Refused: the object must be asked for.</summary>
    /// <inheritdoc cref="WdfMemory.CreatePreallocated"/>
    public static NtStatus WdfMemoryCreatePreallocated(in WdfObjectAttributes? Attributes, Memory<byte> Buffer, nuint BufferSize, NullPointer Memory) =>
        Handles.Missing(null, nameof(WdfMemoryCreatePreallocated), nameof(Memory));

    /// <summary>The buffer (WdfMemoryGetBuffer). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="Memory">The memory object.</param>
    /// <param name="BufferSize">Its size in bytes.</param>
    /// <returns>The buffer.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfmemory/nf-wdfmemory-wdfmemorygetbuffer"/>
    public static Memory<byte> WdfMemoryGetBuffer(WdfMemory Memory, out nuint BufferSize)
    {
        var buffer = Handles.Enter(Memory, DdiName.WdfMemoryGetBuffer, nameof(Memory)).Buffer;
        BufferSize = (nuint)buffer.Length;
        return buffer;
    }

    /// <inheritdoc cref="WdfMemoryGetBuffer(WdfMemory, out nuint)"/>
    public static Memory<byte> WdfMemoryGetBuffer(WdfMemory Memory, NullPointer BufferSize) => WdfMemoryGetBuffer(Memory, out _);

    /// <inheritdoc cref="WdfMemory.AssignBuffer"/>
    public static NtStatus WdfMemoryAssignBuffer(WdfMemory Memory, Memory<byte> Buffer, nuint BufferSize)
    {
        // Memory with a buffer of its own is refused as a handle, before the pointer is looked at.
        var memory = Handles.Require(Memory, nameof(WdfMemoryAssignBuffer), nameof(Memory));
        Handles.RequirePointer(memory is PreallocatedMemory && Buffer.Equals(default), memory, nameof(WdfMemoryAssignBuffer), nameof(Buffer));
        return memory.AssignBuffer(Buffer, BufferSize);
    }

    /// <inheritdoc cref="WdfMemory.CopyToBuffer"/>
    public static NtStatus WdfMemoryCopyToBuffer(WdfMemory SourceMemory, nuint SourceOffset, Memory<byte> Buffer, nuint NumBytesToCopyTo)
    {
        var memory = Handles.Require(SourceMemory, nameof(WdfMemoryCopyToBuffer), nameof(SourceMemory));
        Handles.RequirePointer(Buffer.Equals(default), memory, nameof(WdfMemoryCopyToBuffer), nameof(Buffer));
        return memory.CopyToBuffer(SourceOffset, Touched(memory, SourceOffset, Buffer, NumBytesToCopyTo, nameof(WdfMemoryCopyToBuffer)), NumBytesToCopyTo);
    }

    /// <inheritdoc cref="WdfMemory.CopyFromBuffer"/>
    public static NtStatus WdfMemoryCopyFromBuffer(WdfMemory DestinationMemory, nuint DestinationOffset, Memory<byte> Buffer, nuint NumBytesToCopyFrom)
    {
        var memory = Handles.Require(DestinationMemory, nameof(WdfMemoryCopyFromBuffer), nameof(DestinationMemory));
        Handles.RequirePointer(Buffer.Equals(default), memory, nameof(WdfMemoryCopyFromBuffer), nameof(Buffer));
        return memory.CopyFromBuffer(DestinationOffset, Touched(memory, DestinationOffset, Buffer, NumBytesToCopyFrom, nameof(WdfMemoryCopyFromBuffer)), NumBytesToCopyFrom);
    }

    /// <inheritdoc cref="WdfLookaside.Create"/>
    public static NtStatus WdfLookasideListCreate(in WdfObjectAttributes? LookasideAttributes, nuint BufferSize, PoolType PoolType, in WdfObjectAttributes? MemoryAttributes, uint PoolTag, out WdfLookaside Lookaside) =>
        WdfLookaside.Create(Handles.Driver(LookasideAttributes, nameof(WdfLookasideListCreate)), LookasideAttributes, BufferSize, PoolType, MemoryAttributes, PoolTag, out Lookaside);

    /// <summary>Refused: the list must be asked for.</summary>
    /// <inheritdoc cref="WdfLookaside.Create"/>
    public static NtStatus WdfLookasideListCreate(in WdfObjectAttributes? LookasideAttributes, nuint BufferSize, PoolType PoolType, in WdfObjectAttributes? MemoryAttributes, uint PoolTag, NullPointer Lookaside) =>
        Handles.Missing(null, nameof(WdfLookasideListCreate), nameof(Lookaside));

    /// <inheritdoc cref="WdfLookaside.CreateMemory"/>
    public static NtStatus WdfMemoryCreateFromLookaside(WdfLookaside Lookaside, out WdfMemory Memory) =>
        Handles.Require(Lookaside, nameof(WdfMemoryCreateFromLookaside), nameof(Lookaside)).CreateMemory(out Memory);

    /// <summary>Refused: the object must be asked for.</summary>
    /// <inheritdoc cref="WdfLookaside.CreateMemory"/>
    public static NtStatus WdfMemoryCreateFromLookaside(WdfLookaside Lookaside, NullPointer Memory) =>
        Handles.Missing(Handles.Require(Lookaside, nameof(WdfMemoryCreateFromLookaside), nameof(Lookaside)), nameof(WdfMemoryCreateFromLookaside), nameof(Memory));

    /// <summary>Describes a raw buffer (WDF_MEMORY_DESCRIPTOR_INIT_BUFFER).</summary>
    /// <param name="Descriptor">The descriptor.</param>
    /// <param name="Buffer">The buffer; NULL is refused by the send.</param>
    /// <param name="BufferLength">Its length in bytes. It is believed.</param>
    public static void WDF_MEMORY_DESCRIPTOR_INIT_BUFFER(out WdfMemoryDescriptor Descriptor, Memory<byte> Buffer, uint BufferLength) =>
        Descriptor = WdfMemoryDescriptor.ForBuffer(Buffer, BufferLength);

    /// <summary>Describes an MDL (WDF_MEMORY_DESCRIPTOR_INIT_MDL).</summary>
    /// <param name="Descriptor">The descriptor.</param>
    /// <param name="Mdl">The MDL; NULL is refused by the send.</param>
    /// <param name="BufferLength">Bytes to transfer.</param>
    public static void WDF_MEMORY_DESCRIPTOR_INIT_MDL(out WdfMemoryDescriptor Descriptor, Mdl Mdl, uint BufferLength) =>
        Descriptor = WdfMemoryDescriptor.ForMdl(Mdl, BufferLength);

    /// <summary>Describes a memory object, or a part of it (WDF_MEMORY_DESCRIPTOR_INIT_HANDLE).</summary>
    /// <param name="Descriptor">The descriptor.</param>
    /// <param name="Memory">The memory object; NULL is refused by the send.</param>
    /// <param name="Offsets">The part; NULL for the whole.</param>
    public static void WDF_MEMORY_DESCRIPTOR_INIT_HANDLE(out WdfMemoryDescriptor Descriptor, WdfMemory Memory, in WdfMemoryOffset? Offsets) =>
        Descriptor = WdfMemoryDescriptor.ForHandle(Memory, Offsets);

    // A copy that the memory object refuses does not touch the driver's buffer, however short that is.
    private static Span<byte> Touched(WdfMemory memory, nuint offset, Memory<byte> buffer, nuint bytes, string ddi)
    {
        var size = (nuint)memory.Size;
        return offset <= size && bytes <= size - offset ? Handles.Cut(buffer, bytes, ddi).Span : default;
    }
}
