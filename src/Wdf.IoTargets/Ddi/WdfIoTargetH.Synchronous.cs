#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>The functions that send and wait. Request, descriptors, device offset, options and the byte count may be NULL.</content>
public static partial class WdfIoTargetH
{
    /// <inheritdoc cref="WdfIoTarget.SendReadSynchronously"/>
    public static NtStatus WdfIoTargetSendReadSynchronously(WdfIoTarget IoTarget, WdfRequest Request, in WdfMemoryDescriptor? OutputBuffer, long? DeviceOffset, in WdfRequestSendOptions? RequestOptions, ref ulong BytesRead) =>
        Handles.Require(IoTarget, nameof(WdfIoTargetSendReadSynchronously), nameof(IoTarget)).SendReadSynchronously(Handles.Optional(Request, nameof(WdfIoTargetSendReadSynchronously), nameof(Request)), OutputBuffer, DeviceOffset, RequestOptions, ref BytesRead);

    /// <inheritdoc cref="WdfIoTarget.SendReadSynchronously"/>
    public static NtStatus WdfIoTargetSendReadSynchronously(WdfIoTarget IoTarget, WdfRequest Request, in WdfMemoryDescriptor? OutputBuffer, long? DeviceOffset, in WdfRequestSendOptions? RequestOptions, NullPointer BytesRead)
    {
        ulong ignored = 0;
        return WdfIoTargetSendReadSynchronously(IoTarget, Request, OutputBuffer, DeviceOffset, RequestOptions, ref ignored);
    }

    /// <inheritdoc cref="WdfIoTarget.SendWriteSynchronously"/>
    public static NtStatus WdfIoTargetSendWriteSynchronously(WdfIoTarget IoTarget, WdfRequest Request, in WdfMemoryDescriptor? InputBuffer, long? DeviceOffset, in WdfRequestSendOptions? RequestOptions, ref ulong BytesWritten) =>
        Handles.Require(IoTarget, nameof(WdfIoTargetSendWriteSynchronously), nameof(IoTarget)).SendWriteSynchronously(Handles.Optional(Request, nameof(WdfIoTargetSendWriteSynchronously), nameof(Request)), InputBuffer, DeviceOffset, RequestOptions, ref BytesWritten);

    /// <inheritdoc cref="WdfIoTarget.SendWriteSynchronously"/>
    public static NtStatus WdfIoTargetSendWriteSynchronously(WdfIoTarget IoTarget, WdfRequest Request, in WdfMemoryDescriptor? InputBuffer, long? DeviceOffset, in WdfRequestSendOptions? RequestOptions, NullPointer BytesWritten)
    {
        ulong ignored = 0;
        return WdfIoTargetSendWriteSynchronously(IoTarget, Request, InputBuffer, DeviceOffset, RequestOptions, ref ignored);
    }

    /// <inheritdoc cref="WdfIoTarget.SendIoctlSynchronously"/>
    public static NtStatus WdfIoTargetSendIoctlSynchronously(WdfIoTarget IoTarget, WdfRequest Request, uint IoctlCode, in WdfMemoryDescriptor? InputBuffer, in WdfMemoryDescriptor? OutputBuffer, in WdfRequestSendOptions? RequestOptions, ref ulong BytesReturned) =>
        Handles.Require(IoTarget, nameof(WdfIoTargetSendIoctlSynchronously), nameof(IoTarget)).SendIoctlSynchronously(Handles.Optional(Request, nameof(WdfIoTargetSendIoctlSynchronously), nameof(Request)), IoctlCode, InputBuffer, OutputBuffer, RequestOptions, ref BytesReturned);

    /// <inheritdoc cref="WdfIoTarget.SendIoctlSynchronously"/>
    public static NtStatus WdfIoTargetSendIoctlSynchronously(WdfIoTarget IoTarget, WdfRequest Request, uint IoctlCode, in WdfMemoryDescriptor? InputBuffer, in WdfMemoryDescriptor? OutputBuffer, in WdfRequestSendOptions? RequestOptions, NullPointer BytesReturned)
    {
        ulong ignored = 0;
        return WdfIoTargetSendIoctlSynchronously(IoTarget, Request, IoctlCode, InputBuffer, OutputBuffer, RequestOptions, ref ignored);
    }

    /// <inheritdoc cref="WdfIoTarget.SendInternalIoctlSynchronously"/>
    public static NtStatus WdfIoTargetSendInternalIoctlSynchronously(WdfIoTarget IoTarget, WdfRequest Request, uint IoctlCode, in WdfMemoryDescriptor? InputBuffer, in WdfMemoryDescriptor? OutputBuffer, in WdfRequestSendOptions? RequestOptions, ref ulong BytesReturned) =>
        Handles.Require(IoTarget, nameof(WdfIoTargetSendInternalIoctlSynchronously), nameof(IoTarget)).SendInternalIoctlSynchronously(Handles.Optional(Request, nameof(WdfIoTargetSendInternalIoctlSynchronously), nameof(Request)), IoctlCode, InputBuffer, OutputBuffer, RequestOptions, ref BytesReturned);

    /// <inheritdoc cref="WdfIoTarget.SendInternalIoctlSynchronously"/>
    public static NtStatus WdfIoTargetSendInternalIoctlSynchronously(WdfIoTarget IoTarget, WdfRequest Request, uint IoctlCode, in WdfMemoryDescriptor? InputBuffer, in WdfMemoryDescriptor? OutputBuffer, in WdfRequestSendOptions? RequestOptions, NullPointer BytesReturned)
    {
        ulong ignored = 0;
        return WdfIoTargetSendInternalIoctlSynchronously(IoTarget, Request, IoctlCode, InputBuffer, OutputBuffer, RequestOptions, ref ignored);
    }

    /// <inheritdoc cref="WdfIoTarget.SendInternalIoctlOthersSynchronously"/>
    public static NtStatus WdfIoTargetSendInternalIoctlOthersSynchronously(WdfIoTarget IoTarget, WdfRequest Request, uint IoctlCode, in WdfMemoryDescriptor? OtherArg1, in WdfMemoryDescriptor? OtherArg2, in WdfMemoryDescriptor? OtherArg4, in WdfRequestSendOptions? RequestOptions, ref ulong BytesReturned) =>
        Handles.Require(IoTarget, nameof(WdfIoTargetSendInternalIoctlOthersSynchronously), nameof(IoTarget)).SendInternalIoctlOthersSynchronously(Handles.Optional(Request, nameof(WdfIoTargetSendInternalIoctlOthersSynchronously), nameof(Request)), IoctlCode, OtherArg1, OtherArg2, OtherArg4, RequestOptions, ref BytesReturned);

    /// <inheritdoc cref="WdfIoTarget.SendInternalIoctlOthersSynchronously"/>
    public static NtStatus WdfIoTargetSendInternalIoctlOthersSynchronously(WdfIoTarget IoTarget, WdfRequest Request, uint IoctlCode, in WdfMemoryDescriptor? OtherArg1, in WdfMemoryDescriptor? OtherArg2, in WdfMemoryDescriptor? OtherArg4, in WdfRequestSendOptions? RequestOptions, NullPointer BytesReturned)
    {
        ulong ignored = 0;
        return WdfIoTargetSendInternalIoctlOthersSynchronously(IoTarget, Request, IoctlCode, OtherArg1, OtherArg2, OtherArg4, RequestOptions, ref ignored);
    }
}
