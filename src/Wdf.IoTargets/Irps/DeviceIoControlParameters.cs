namespace Wdf.IoTargets;

/// <summary>Parameters.DeviceIoControl of a stack location.</summary>
public struct DeviceIoControlParameters
{
    private IoParameters _words;

    /// <summary>Length of the output buffer in bytes.</summary>
    public uint OutputBufferLength
    {
        readonly get => (uint)_words.Word1;
        set => _words.Word1 = value;
    }

    /// <summary>Length of the input buffer in bytes.</summary>
    public uint InputBufferLength
    {
        readonly get => (uint)_words.Word2;
        set => _words.Word2 = value;
    }

    /// <summary>The I/O control code.</summary>
    public uint IoControlCode
    {
        readonly get => (uint)_words.Word3;
        set => _words.Word3 = value;
    }

    /// <summary>The raw input buffer of METHOD_NEITHER; default for a null pointer.</summary>
    public Memory<byte> Type3InputBuffer
    {
        readonly get => _words.Pointer4;
        set => _words.Pointer4 = value;
    }
}
