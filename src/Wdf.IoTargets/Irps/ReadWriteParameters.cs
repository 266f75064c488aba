namespace Wdf.IoTargets;

/// <summary>Parameters.Read and Parameters.Write of a stack location.</summary>
public struct ReadWriteParameters
{
    private IoParameters _words;

    /// <summary>Bytes to transfer.</summary>
    public uint Length
    {
        readonly get => (uint)_words.Word1;
        set => _words.Word1 = value;
    }

    /// <summary>Key for locked ranges of a file; 0 here.</summary>
    public uint Key
    {
        readonly get => (uint)_words.Word2;
        set => _words.Word2 = value;
    }

    /// <summary>Byte offset on the device.</summary>
    public long ByteOffset
    {
        readonly get => (long)_words.Word3;
        set => _words.Word3 = (ulong)value;
    }
}
