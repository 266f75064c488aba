using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>Parameters.Ioctl of WDF_REQUEST_COMPLETION_PARAMS.</summary>
public struct IoctlCompletion
{
    private WdfCompletionParameters _block;

    /// <summary>The control code.</summary>
    public uint IoControlCode
    {
        readonly get => (uint)_block.Word4;
        set => _block.Word4 = value;
    }

    /// <summary>The input.</summary>
    [UnscopedRef]
    public ref InputPart Input => ref Unsafe.As<IoctlCompletion, InputPart>(ref this);

    /// <summary>The output.</summary>
    [UnscopedRef]
    public ref OutputPart Output => ref Unsafe.As<IoctlCompletion, OutputPart>(ref this);

    /// <summary>The input of a device control.</summary>
    public struct InputPart
    {
        private WdfCompletionParameters _block;

        /// <summary>The memory object; null for none.</summary>
        public WdfMemory? Buffer
        {
            readonly get => _block.Memory1;
            set => _block.Memory1 = value;
        }

        /// <summary>Offset into the memory object, in bytes.</summary>
        public nuint Offset
        {
            readonly get => _block.Word1;
            set => _block.Word1 = value;
        }
    }

    /// <summary>The output of a device control.</summary>
    public struct OutputPart
    {
        private WdfCompletionParameters _block;

        /// <summary>The memory object; null for none.</summary>
        public WdfMemory? Buffer
        {
            readonly get => _block.Memory2;
            set => _block.Memory2 = value;
        }

        /// <summary>Offset into the memory object, in bytes.</summary>
        public nuint Offset
        {
            readonly get => _block.Word2;
            set => _block.Word2 = value;
        }

        /// <summary>Bytes of output: the Information of the IRP, whatever the status.</summary>
        public nuint Length
        {
            readonly get => _block.Word3;
            set => _block.Word3 = value;
        }
    }
}
