using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>
/// The parameters of a stack location: one block of four machine words that each major function reads in its own way,
/// as the union of IO_STACK_LOCATION does. A word may hold a pointer; pointers are kept beside the numbers.
/// </summary>
public struct IoParameters
{
    internal ulong Word1;
    internal ulong Word2;
    internal ulong Word3;
    internal ulong Word4;

    // The pointer in word 4 (Type3InputBuffer) is common; the pointers of other words and objects are not.
    internal Memory<byte> Pointer4;
    internal object? Extra;

    internal readonly void CopyTo(ref IoParameters copy)
    {
        copy.Word1 = Word1;
        copy.Word2 = Word2;
        copy.Word3 = Word3;
        copy.Word4 = Word4;
        if (!copy.Pointer4.Equals(Pointer4))
        {
            copy.Pointer4 = Pointer4;
        }

        IfChanged.Write(ref copy.Extra, Extra);
    }

    /// <summary>Read as the parameters of IRP_MJ_READ.</summary>
    [UnscopedRef]
    public ref ReadWriteParameters Read => ref Unsafe.As<IoParameters, ReadWriteParameters>(ref this);

    /// <summary>Read as the parameters of IRP_MJ_WRITE.</summary>
    [UnscopedRef]
    public ref ReadWriteParameters Write => ref Unsafe.As<IoParameters, ReadWriteParameters>(ref this);

    /// <summary>Read as the parameters of the device controls.</summary>
    [UnscopedRef]
    public ref DeviceIoControlParameters DeviceIoControl => ref Unsafe.As<IoParameters, DeviceIoControlParameters>(ref this);

    /// <summary>Read as the parameters of IRP_MJ_CREATE.</summary>
    [UnscopedRef]
    public ref CreateParameters Create => ref Unsafe.As<IoParameters, CreateParameters>(ref this);

    /// <summary>Read as four plain arguments.</summary>
    [UnscopedRef]
    public ref OtherParameters Others => ref Unsafe.As<IoParameters, OtherParameters>(ref this);

    /// <summary>Read as the parameters of IRP_MN_QUERY_INTERFACE.</summary>
    [UnscopedRef]
    public ref QueryInterfaceParameters QueryInterface => ref Unsafe.As<IoParameters, QueryInterfaceParameters>(ref this);

    /// <summary>Read as the parameters of IRP_MN_QUERY_DEVICE_RELATIONS.</summary>
    [UnscopedRef]
    public ref QueryDeviceRelationsParameters QueryDeviceRelations => ref Unsafe.As<IoParameters, QueryDeviceRelationsParameters>(ref this);
}
