#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>The format functions. Memory, offsets and device offset may be NULL.</content>
public static partial class WdfIoTargetH
{
    /// <inheritdoc cref="WdfIoTarget.FormatRequestForRead"/>
    public static NtStatus WdfIoTargetFormatRequestForRead(WdfIoTarget IoTarget, WdfRequest Request, WdfMemory OutputBuffer, in WdfMemoryOffset? OutputBufferOffset, long? DeviceOffset) =>
        Handles.Require(IoTarget, nameof(WdfIoTargetFormatRequestForRead), nameof(IoTarget)).FormatRequestForRead(
            Handles.Require(Request, nameof(WdfIoTargetFormatRequestForRead), nameof(Request)),
            Handles.Optional(OutputBuffer, nameof(WdfIoTargetFormatRequestForRead), nameof(OutputBuffer)),
            OutputBufferOffset,
            DeviceOffset);

    /// <inheritdoc cref="WdfIoTarget.FormatRequestForWrite"/>
    public static NtStatus WdfIoTargetFormatRequestForWrite(WdfIoTarget IoTarget, WdfRequest Request, WdfMemory InputBuffer, in WdfMemoryOffset? InputBufferOffset, long? DeviceOffset) =>
        Handles.Require(IoTarget, nameof(WdfIoTargetFormatRequestForWrite), nameof(IoTarget)).FormatRequestForWrite(
            Handles.Require(Request, nameof(WdfIoTargetFormatRequestForWrite), nameof(Request)),
            Handles.Optional(InputBuffer, nameof(WdfIoTargetFormatRequestForWrite), nameof(InputBuffer)),
            InputBufferOffset,
            DeviceOffset);

    /// <inheritdoc cref="WdfIoTarget.FormatRequestForIoctl"/>
    public static NtStatus WdfIoTargetFormatRequestForIoctl(WdfIoTarget IoTarget, WdfRequest Request, uint IoctlCode, WdfMemory InputBuffer, in WdfMemoryOffset? InputBufferOffset, WdfMemory OutputBuffer, in WdfMemoryOffset? OutputBufferOffset) =>
        Handles.Require(IoTarget, nameof(WdfIoTargetFormatRequestForIoctl), nameof(IoTarget)).FormatRequestForIoctl(
            Handles.Require(Request, nameof(WdfIoTargetFormatRequestForIoctl), nameof(Request)),
            IoctlCode,
            Handles.Optional(InputBuffer, nameof(WdfIoTargetFormatRequestForIoctl), nameof(InputBuffer)),
            InputBufferOffset,
            Handles.Optional(OutputBuffer, nameof(WdfIoTargetFormatRequestForIoctl), nameof(OutputBuffer)),
            OutputBufferOffset);

    /// <inheritdoc cref="WdfIoTarget.FormatRequestForInternalIoctl"/>
    public static NtStatus WdfIoTargetFormatRequestForInternalIoctl(WdfIoTarget IoTarget, WdfRequest Request, uint IoctlCode, WdfMemory InputBuffer, in WdfMemoryOffset? InputBufferOffset, WdfMemory OutputBuffer, in WdfMemoryOffset? OutputBufferOffset) =>
        Handles.Require(IoTarget, nameof(WdfIoTargetFormatRequestForInternalIoctl), nameof(IoTarget)).FormatRequestForInternalIoctl(
            Handles.Require(Request, nameof(WdfIoTargetFormatRequestForInternalIoctl), nameof(Request)),
            IoctlCode,
            Handles.Optional(InputBuffer, nameof(WdfIoTargetFormatRequestForInternalIoctl), nameof(InputBuffer)),
            InputBufferOffset,
            Handles.Optional(OutputBuffer, nameof(WdfIoTargetFormatRequestForInternalIoctl), nameof(OutputBuffer)),
            OutputBufferOffset);

    /// <inheritdoc cref="WdfIoTarget.FormatRequestForInternalIoctlOthers"/>
    public static NtStatus WdfIoTargetFormatRequestForInternalIoctlOthers(WdfIoTarget IoTarget, WdfRequest Request, uint IoctlCode, WdfMemory OtherArg1, in WdfMemoryOffset? OtherArg1Offset, WdfMemory OtherArg2, in WdfMemoryOffset? OtherArg2Offset, WdfMemory OtherArg4, in WdfMemoryOffset? OtherArg4Offset) =>
        Handles.Require(IoTarget, nameof(WdfIoTargetFormatRequestForInternalIoctlOthers), nameof(IoTarget)).FormatRequestForInternalIoctlOthers(
            Handles.Require(Request, nameof(WdfIoTargetFormatRequestForInternalIoctlOthers), nameof(Request)),
            IoctlCode,
            Handles.Optional(OtherArg1, nameof(WdfIoTargetFormatRequestForInternalIoctlOthers), nameof(OtherArg1)),
            OtherArg1Offset,
            Handles.Optional(OtherArg2, nameof(WdfIoTargetFormatRequestForInternalIoctlOthers), nameof(OtherArg2)),
            OtherArg2Offset,
            Handles.Optional(OtherArg4, nameof(WdfIoTargetFormatRequestForInternalIoctlOthers), nameof(OtherArg4)),
            OtherArg4Offset);
}
