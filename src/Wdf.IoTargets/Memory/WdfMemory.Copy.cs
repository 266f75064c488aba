namespace Wdf.IoTargets;

/// <content>Copying, and exchanging the buffer.</content>
public partial class WdfMemory
{
    /// <summary>Gives preallocated memory another buffer (WdfMemoryAssignBuffer). A plain store: requests in flight are not looked at. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="size">Bytes; not 0.</param>
    /// <returns>Success, or STATUS_INVALID_PARAMETER for size 0. On memory with a buffer of its own: bug check 0x10D code 5.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfmemory/nf-wdfmemory-wdfmemoryassignbuffer"/>
    [Ddi("WdfMemoryAssignBuffer")]
    public virtual NtStatus AssignBuffer(Memory<byte> buffer, nuint size)
    {
        Enter(DdiName.WdfMemoryAssignBuffer);
        Kernel.BugCheck("WDF_VIOLATION_5_WDF_INVALID_HANDLE-WrongType", 0x10D, 5, $"WdfMemoryAssignBuffer was called for {Name}, which was not made by WdfMemoryCreatePreallocated.", "Assign buffers to preallocated memory only.", this, parameter2Object: this);
        return NtStatus.Unsuccessful;
    }

    /// <summary>Copies out of the memory (WdfMemoryCopyToBuffer). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="sourceOffset">Where to begin in the memory, in bytes.</param>
    /// <param name="buffer">Where to; at least <paramref name="bytes"/> long.</param>
    /// <param name="bytes">How many; not 0.</param>
    /// <returns>Success; STATUS_INVALID_PARAMETER for 0 bytes; STATUS_BUFFER_TOO_SMALL when the memory does not hold them.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfmemory/nf-wdfmemory-wdfmemorycopytobuffer"/>
    [Ddi("WdfMemoryCopyToBuffer")]
    public NtStatus CopyToBuffer(nuint sourceOffset, Span<byte> buffer, nuint bytes)
    {
        Enter(DdiName.WdfMemoryCopyToBuffer);
        NoteUse();
        if (bytes == 0)
        {
            return NtStatus.InvalidParameter;
        }

        if (Buffer.Equals(default))
        {
            // The originator of a request gave a null pointer.
            return NtStatus.InvalidParameter;
        }

        if (!Holds(sourceOffset, bytes))
        {
            return NtStatus.BufferTooSmall;
        }

        Buffer.Span.Slice((int)sourceOffset, (int)bytes).CopyTo(buffer);
        return NtStatus.Success;
    }

    /// <summary>Copies into the memory (WdfMemoryCopyFromBuffer). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="destinationOffset">Where to begin in the memory, in bytes.</param>
    /// <param name="buffer">Where from; at least <paramref name="bytes"/> long.</param>
    /// <param name="bytes">How many; not 0.</param>
    /// <returns>
    /// Success; STATUS_INVALID_PARAMETER for 0 bytes; STATUS_ACCESS_VIOLATION for read-only memory; STATUS_INVALID_BUFFER_SIZE when the memory does not
    /// hold them (the documentation has another status).
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfmemory/nf-wdfmemory-wdfmemorycopyfrombuffer"/>
    [Ddi("WdfMemoryCopyFromBuffer")]
    public NtStatus CopyFromBuffer(nuint destinationOffset, ReadOnlySpan<byte> buffer, nuint bytes)
    {
        Enter(DdiName.WdfMemoryCopyFromBuffer);
        NoteUse();
        if (bytes == 0)
        {
            return NtStatus.InvalidParameter;
        }

        if (IsReadOnly)
        {
            Kernel.Break("IFxMemoryCopyFromPtr-ReadOnly", $"WdfMemoryCopyFromBuffer would write to {Name}, which is read-only.", "Write to output memory only; the input of a write or of a direct device control is read-only.", this);
            return NtStatus.AccessViolation;
        }

        if (!Holds(destinationOffset, bytes))
        {
            return NtStatus.InvalidBufferSize;
        }

        if (Buffer.Equals(default))
        {
            Kernel.BugCheck("NULL_BUFFER_DEREFERENCED", 0x7E, 0xC0000005, $"WdfMemoryCopyFromBuffer would write to {Name}, whose buffer is a null pointer.", "Check the pointers of a METHOD_NEITHER request before using them.", this);
        }

        buffer[..(int)bytes].CopyTo(Buffer.Span[(int)destinationOffset..]);
        return NtStatus.Success;
    }

    private bool Holds(nuint offset, nuint bytes)
    {
        var size = (nuint)Size;
        return (offset == 0 || offset < size) && bytes <= size - offset;
    }
}
