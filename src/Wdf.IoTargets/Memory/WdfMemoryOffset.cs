namespace Wdf.IoTargets;

/// <summary>A part of a memory object (WDFMEMORY_OFFSET).</summary>
/// <param name="BufferOffset">Where the part begins, in bytes.</param>
/// <param name="BufferLength">Its length in bytes; 0 means the rest behind the offset (not the whole buffer, as the documentation has it).</param>
public record struct WdfMemoryOffset(nuint BufferOffset, nuint BufferLength)
{
    /// <summary>Checks the part against a memory's size.</summary>
    internal readonly bool Resolve(int size, out int offset, out int length)
    {
        offset = 0;
        length = 0;
        var end = BufferOffset + BufferLength;
        if (end < BufferOffset || end > (nuint)size)
        {
            return false;
        }

        offset = (int)BufferOffset;
        length = BufferLength == 0 ? size - offset : (int)BufferLength;
        return true;
    }
}
