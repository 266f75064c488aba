namespace Wdf.IoTargets;

/// <summary>Parameters.Create of a stack location.</summary>
public struct CreateParameters
{
    private IoParameters _words;

    /// <summary>Access that the opener asks for.</summary>
    public uint DesiredAccess
    {
        readonly get => (uint)_words.Word1;
        set => _words.Word1 = value;
    }

    /// <summary>Create disposition in the high byte, create options in the low three.</summary>
    public uint Options
    {
        readonly get => (uint)_words.Word2;
        set => _words.Word2 = value;
    }

    /// <summary>File attributes.</summary>
    public ushort FileAttributes
    {
        readonly get => (ushort)_words.Word3;
        set => _words.Word3 = (_words.Word3 & ~0xFFFFUL) | value;
    }

    /// <summary>Share access.</summary>
    public ushort ShareAccess
    {
        readonly get => (ushort)(_words.Word3 >> 16);
        set => _words.Word3 = (_words.Word3 & ~0xFFFF0000UL) | ((ulong)value << 16);
    }

    /// <summary>Length of the extended attributes in bytes.</summary>
    public uint EaLength
    {
        readonly get => (uint)_words.Word4;
        set => _words.Word4 = value;
    }

    /// <summary>The disposition: 0 supersede, 1 open, 2 create, 3 open if, 4 overwrite, 5 overwrite if.</summary>
    public readonly uint Disposition => (uint)_words.Word2 >> 24;
}
