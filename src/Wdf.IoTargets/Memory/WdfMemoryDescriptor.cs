namespace Wdf.IoTargets;

/// <summary>Describes a buffer for a synchronous send (WDF_MEMORY_DESCRIPTOR).</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfmemory/ns-wdfmemory-_wdf_memory_descriptor"/>
public struct WdfMemoryDescriptor
{
    /// <summary>What the descriptor holds.</summary>
    public WdfMemoryDescriptorType Type;

    /// <summary>The union of the three forms; C's name.</summary>
#pragma warning disable IDE1006, SA1307 // C's name.
    public WdfMemoryDescriptorUnion u;
#pragma warning restore IDE1006, SA1307

    /// <summary>Describes a raw buffer.</summary>
    /// <param name="buffer">The buffer; default for a null pointer.</param>
    /// <param name="length">Its length in bytes; null for all of it. It is believed.</param>
    /// <returns>The descriptor.</returns>
    [Ddi("WDF_MEMORY_DESCRIPTOR_INIT_BUFFER")]
    public static WdfMemoryDescriptor ForBuffer(Memory<byte> buffer, uint? length = null)
    {
        MappedView.NoteUse(buffer);
        var descriptor = default(WdfMemoryDescriptor);
        descriptor.Type = WdfMemoryDescriptorType.Buffer;
        descriptor.u.BufferType.Buffer = buffer;
        descriptor.u.BufferType.Length = length ?? (uint)buffer.Length;
        return descriptor;
    }

    /// <summary>Describes an MDL.</summary>
    /// <param name="mdl">The MDL; null is refused by the send.</param>
    /// <param name="bufferLength">Bytes to transfer.</param>
    /// <returns>The descriptor.</returns>
    [Ddi("WDF_MEMORY_DESCRIPTOR_INIT_MDL")]
    public static WdfMemoryDescriptor ForMdl(Mdl? mdl, uint bufferLength)
    {
        mdl?.NoteUse();
        var descriptor = default(WdfMemoryDescriptor);
        descriptor.Type = WdfMemoryDescriptorType.Mdl;
        descriptor.u.MdlType.Mdl = mdl;
        descriptor.u.MdlType.BufferLength = bufferLength;
        return descriptor;
    }

    /// <summary>Describes a memory object, or a part of it.</summary>
    /// <param name="memory">The memory object; null is refused by the send.</param>
    /// <param name="offsets">The part; null for the whole.</param>
    /// <returns>The descriptor.</returns>
    [Ddi("WDF_MEMORY_DESCRIPTOR_INIT_HANDLE")]
    public static WdfMemoryDescriptor ForHandle(WdfMemory? memory, WdfMemoryOffset? offsets = null)
    {
        memory?.NoteUse();
        var descriptor = default(WdfMemoryDescriptor);
        descriptor.Type = WdfMemoryDescriptorType.Handle;
        descriptor.u.HandleType.Memory = memory;
        descriptor.u.HandleType.Offsets = offsets;
        return descriptor;
    }

    /// <summary>Describes a byte array.</summary>
    /// <param name="buffer">The array.</param>
    public static implicit operator WdfMemoryDescriptor(byte[] buffer) => ForBuffer(buffer);

    /// <summary>Describes a memory object.</summary>
    /// <param name="memory">The memory object.</param>
    public static implicit operator WdfMemoryDescriptor(WdfMemory memory) => ForHandle(memory);
}
