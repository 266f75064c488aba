using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Wdf.IoTargets.Tests.Native;

/// <summary>The table of function pointers that the C driver gets; handles are opaque numbers.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeDdiTable
{
    private delegate* unmanaged[Cdecl]<nint, nint*, NtStatus> _requestCreate;
    private delegate* unmanaged[Cdecl]<ulong, nint*, nint*, NtStatus> _memoryCreate;
    private delegate* unmanaged[Cdecl]<nint, nint, uint, nint, nint, NtStatus> _formatRequestForIoctl;
    private delegate* unmanaged[Cdecl]<nint, nint, int> _requestSend;
    private delegate* unmanaged[Cdecl]<nint, NtStatus> _requestGetStatus;
    private delegate* unmanaged[Cdecl]<nint, void> _objectDelete;

    private static readonly List<WdfObject> Objects = [];

    public static WdfDriver? Driver { get; set; }

    /// <summary>A table at an address that outlives the test: a parked thread may still look at it.</summary>
    public static NativeDdiTable* Allocate()
    {
        var table = (NativeDdiTable*)NativeMemory.Alloc((nuint)sizeof(NativeDdiTable));
        *table = new NativeDdiTable
        {
            _requestCreate = &RequestCreate,
            _memoryCreate = &MemoryCreate,
            _formatRequestForIoctl = &FormatRequestForIoctl,
            _requestSend = &RequestSend,
            _requestGetStatus = &RequestGetStatus,
            _objectDelete = &ObjectDelete,
        };
        return table;
    }

    public static nint HandleOf(WdfObject subject)
    {
        Objects.Add(subject);
        return Objects.Count;
    }

    private static T Get<T>(nint handle)
        where T : WdfObject => (T)Objects[(int)handle - 1];

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static NtStatus RequestCreate(nint target, nint* request)
    {
        var status = WdfRequest.Create(Driver!, attributes: null, Get<WdfIoTarget>(target), out var made);
        *request = made is null ? 0 : HandleOf(made);
        return status;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static NtStatus MemoryCreate(ulong size, nint* memory, nint* buffer)
    {
        var status = WdfMemory.Create(Driver!, attributes: null, PoolType.NonPagedPoolNx, 0, (nuint)size, out var made, out _);
        *memory = made is null ? 0 : HandleOf(made);
        *buffer = made?.GetAddress() ?? 0;
        return status;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static NtStatus FormatRequestForIoctl(nint target, nint request, uint code, nint input, nint output) =>
        Get<WdfIoTarget>(target).FormatRequestForIoctl(Get<WdfRequest>(request), code, Get<WdfMemory>(input), null, Get<WdfMemory>(output), null);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int RequestSend(nint request, nint target) => Get<WdfRequest>(request).Send(Get<WdfIoTarget>(target)) ? 1 : 0;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static NtStatus RequestGetStatus(nint request) => Get<WdfRequest>(request).Status;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void ObjectDelete(nint handle) => Get<WdfObject>(handle).Delete();
}
