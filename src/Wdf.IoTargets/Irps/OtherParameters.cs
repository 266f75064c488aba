namespace Wdf.IoTargets;

/// <summary>Parameters.Others of a stack location: four arguments, each a number or a pointer.</summary>
public struct OtherParameters
{
    private IoParameters _words;

    /// <summary>Argument 1 as a number.</summary>
    public ulong Argument1
    {
        readonly get => _words.Word1;
        set => _words.Word1 = value;
    }

    /// <summary>Argument 2 as a number.</summary>
    public ulong Argument2
    {
        readonly get => _words.Word2;
        set => _words.Word2 = value;
    }

    /// <summary>Argument 3 as a number; the control code of an internal device control.</summary>
    public ulong Argument3
    {
        readonly get => _words.Word3;
        set => _words.Word3 = value;
    }

    /// <summary>Argument 4 as a number.</summary>
    public ulong Argument4
    {
        readonly get => _words.Word4;
        set => _words.Word4 = value;
    }

    /// <summary>Argument 1 as a pointer; default when it is none.</summary>
    public Memory<byte> Pointer1
    {
        readonly get => (_words.Extra as ArgumentPointers)?.First ?? default;
        set => SetPointers(value, Pointer2);
    }

    /// <summary>Argument 2 as a pointer; default when it is none.</summary>
    public Memory<byte> Pointer2
    {
        readonly get => (_words.Extra as ArgumentPointers)?.Second ?? default;
        set => SetPointers(Pointer1, value);
    }

    /// <summary>Argument 4 as a pointer; default when it is none.</summary>
    public Memory<byte> Pointer4
    {
        readonly get => _words.Pointer4;
        set => _words.Pointer4 = value;
    }

    private void SetPointers(Memory<byte> first, Memory<byte> second) => _words.Extra = new ArgumentPointers(first, second);

    private sealed record ArgumentPointers(Memory<byte> First, Memory<byte> Second);
}
