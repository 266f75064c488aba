using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>The union in WDF_REQUEST_PARAMETERS.</summary>
public struct WdfRequestParametersUnion
{
    internal IoParameters Words;

    /// <summary>Of a create.</summary>
    [UnscopedRef]
    public ref CreateView Create => ref Unsafe.As<WdfRequestParametersUnion, CreateView>(ref this);

    /// <summary>Of a read.</summary>
    [UnscopedRef]
    public ref TransferView Read => ref Unsafe.As<WdfRequestParametersUnion, TransferView>(ref this);

    /// <summary>Of a write.</summary>
    [UnscopedRef]
    public ref TransferView Write => ref Unsafe.As<WdfRequestParametersUnion, TransferView>(ref this);

    /// <summary>Of a device control, internal or not.</summary>
    [UnscopedRef]
    public ref ControlView DeviceIoControl => ref Unsafe.As<WdfRequestParametersUnion, ControlView>(ref this);

    /// <summary>Of an internal device control with three arguments.</summary>
    [UnscopedRef]
    public ref OthersView Others => ref Unsafe.As<WdfRequestParametersUnion, OthersView>(ref this);

    /// <summary>Of a create.</summary>
    public struct CreateView
    {
        private IoParameters _words;

        /// <summary>The security context; none here.</summary>
        public object? SecurityContext
        {
            readonly get => _words.Extra;
            set => _words.Extra = value;
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
    }

    /// <summary>Of a read or write.</summary>
    public struct TransferView
    {
        private IoParameters _words;

        /// <summary>Bytes to transfer.</summary>
        public nuint Length
        {
            readonly get => (nuint)_words.Word1;
            set => _words.Word1 = value;
        }

        /// <summary>Key for locked ranges of a file.</summary>
        public uint Key
        {
            readonly get => (uint)_words.Word2;
            set => _words.Word2 = value;
        }

        /// <summary>Byte offset on the device.</summary>
        public long DeviceOffset
        {
            readonly get => (long)_words.Word3;
            set => _words.Word3 = (ulong)value;
        }
    }

    /// <summary>Of a device control.</summary>
    public struct ControlView
    {
        private IoParameters _words;

        /// <summary>Length of the output buffer in bytes.</summary>
        public nuint OutputBufferLength
        {
            readonly get => (nuint)_words.Word1;
            set => _words.Word1 = value;
        }

        /// <summary>Length of the input buffer in bytes.</summary>
        public nuint InputBufferLength
        {
            readonly get => (nuint)_words.Word2;
            set => _words.Word2 = value;
        }

        /// <summary>The control code.</summary>
        public uint IoControlCode
        {
            readonly get => (uint)_words.Word3;
            set => _words.Word3 = value;
        }

        /// <summary>The raw input buffer of METHOD_NEITHER; default under the verifier, which takes it away.</summary>
        public Memory<byte> Type3InputBuffer
        {
            readonly get => _words.Pointer4;
            set => _words.Pointer4 = value;
        }
    }

    /// <summary>Of an internal device control with three arguments.</summary>
    public struct OthersView
    {
        private OtherParameters _words;

        /// <summary>Argument 1.</summary>
        public Memory<byte> Arg1
        {
            readonly get => _words.Pointer1;
            set => _words.Pointer1 = value;
        }

        /// <summary>Argument 2.</summary>
        public Memory<byte> Arg2
        {
            readonly get => _words.Pointer2;
            set => _words.Pointer2 = value;
        }

        /// <summary>The control code.</summary>
        public uint IoControlCode
        {
            readonly get => (uint)_words.Argument3;
            set => _words.Argument3 = value;
        }

        /// <summary>Argument 4.</summary>
        public Memory<byte> Arg4
        {
            readonly get => _words.Pointer4;
            set => _words.Pointer4 = value;
        }
    }
}
