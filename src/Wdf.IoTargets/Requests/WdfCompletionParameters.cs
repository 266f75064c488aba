using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>The union in WDF_REQUEST_COMPLETION_PARAMS: one block that each request type reads in its own way.</summary>
public struct WdfCompletionParameters
{
    internal WdfMemory? Memory1;
    internal WdfMemory? Memory2;
    internal object? Object4;
    internal nuint Word1;
    internal nuint Word2;
    internal nuint Word3;
    internal nuint Word4;

    /// <summary>Fills in what a format knows of a device control.</summary>
    internal void SetIoctl(uint code, WdfMemory? input, nuint inputOffset, WdfMemory? output, nuint outputOffset)
    {
        Memory1 = input;
        Word1 = inputOffset;
        Memory2 = output;
        Word2 = outputOffset;
        Word4 = code;
    }

    /// <summary>Fills in what a format knows of a read or write.</summary>
    internal void SetTransfer(WdfMemory? buffer, nuint offset)
    {
        Memory1 = buffer;
        Word1 = offset;
    }

    /// <summary>Of a write.</summary>
    [UnscopedRef]
    public ref TransferCompletion Write => ref Unsafe.As<WdfCompletionParameters, TransferCompletion>(ref this);

    /// <summary>Of a read.</summary>
    [UnscopedRef]
    public ref TransferCompletion Read => ref Unsafe.As<WdfCompletionParameters, TransferCompletion>(ref this);

    /// <summary>Of a device control, internal or not.</summary>
    [UnscopedRef]
    public ref IoctlCompletion Ioctl => ref Unsafe.As<WdfCompletionParameters, IoctlCompletion>(ref this);

    /// <summary>Of an internal device control with three arguments.</summary>
    [UnscopedRef]
    public ref OthersCompletion Others => ref Unsafe.As<WdfCompletionParameters, OthersCompletion>(ref this);

    /// <summary>Of a USB request.</summary>
    [UnscopedRef]
    public ref UsbCompletion Usb => ref Unsafe.As<WdfCompletionParameters, UsbCompletion>(ref this);
}
