using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>Parameters.Others of WDF_REQUEST_COMPLETION_PARAMS: four arguments, each a memory object or a number.</summary>
public struct OthersCompletion
{
#pragma warning disable IDE0051 // Gives the structure the shape of the block that it views.
    private WdfCompletionParameters _block;
#pragma warning restore IDE0051

    /// <summary>Argument 1.</summary>
    [UnscopedRef]
    public ref FirstArgument Argument1 => ref Unsafe.As<OthersCompletion, FirstArgument>(ref this);

    /// <summary>Argument 2.</summary>
    [UnscopedRef]
    public ref SecondArgument Argument2 => ref Unsafe.As<OthersCompletion, SecondArgument>(ref this);

    /// <summary>Argument 3; stays 0.</summary>
    [UnscopedRef]
    public ref ThirdArgument Argument3 => ref Unsafe.As<OthersCompletion, ThirdArgument>(ref this);

    /// <summary>Argument 4.</summary>
    [UnscopedRef]
    public ref FourthArgument Argument4 => ref Unsafe.As<OthersCompletion, FourthArgument>(ref this);

    /// <summary>Argument 1.</summary>
    public struct FirstArgument
    {
        private WdfCompletionParameters _block;

        /// <summary>The memory object; null for none.</summary>
        public object? Ptr
        {
            readonly get => _block.Memory1;
            set => _block.Memory1 = (WdfMemory?)value;
        }

        /// <summary>As a number.</summary>
        public nuint Value
        {
            readonly get => _block.Word1;
            set => _block.Word1 = value;
        }
    }

    /// <summary>Argument 2.</summary>
    public struct SecondArgument
    {
        private WdfCompletionParameters _block;

        /// <summary>The memory object; null for none.</summary>
        public object? Ptr
        {
            readonly get => _block.Memory2;
            set => _block.Memory2 = (WdfMemory?)value;
        }

        /// <summary>As a number.</summary>
        public nuint Value
        {
            readonly get => _block.Word2;
            set => _block.Word2 = value;
        }
    }

    /// <summary>Argument 3.</summary>
    public struct ThirdArgument
    {
        private WdfCompletionParameters _block;

        /// <summary>Never a pointer.</summary>
#pragma warning disable CA1822 // C's shape.
        public readonly object? Ptr => null;
#pragma warning restore CA1822

        /// <summary>As a number.</summary>
        public nuint Value
        {
            readonly get => _block.Word3;
            set => _block.Word3 = value;
        }
    }

    /// <summary>Argument 4.</summary>
    public struct FourthArgument
    {
        private WdfCompletionParameters _block;

        /// <summary>The memory object; null for none.</summary>
        public object? Ptr
        {
            readonly get => _block.Object4;
            set => _block.Object4 = value;
        }

        /// <summary>As a number.</summary>
        public nuint Value
        {
            readonly get => _block.Word4;
            set => _block.Word4 = value;
        }
    }
}
