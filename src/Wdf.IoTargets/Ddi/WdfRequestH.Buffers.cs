#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Buffers of presented requests. A length that is not wanted may be NULL.</content>
public static partial class WdfRequestH
{
    /// <inheritdoc cref="WdfRequest.RetrieveInputMemory"/>
    public static NtStatus WdfRequestRetrieveInputMemory(WdfRequest Request, out WdfMemory Memory) =>
        Handles.Require(Request, nameof(WdfRequestRetrieveInputMemory), nameof(Request)).RetrieveInputMemory(out Memory);

    /// <summary>Refused: the memory object must be asked for.</summary>
    /// <inheritdoc cref="WdfRequest.RetrieveInputMemory"/>
    public static NtStatus WdfRequestRetrieveInputMemory(WdfRequest Request, NullPointer Memory) =>
        Handles.Missing(Handles.Require(Request, nameof(WdfRequestRetrieveInputMemory), nameof(Request)), nameof(WdfRequestRetrieveInputMemory), nameof(Memory));

    /// <inheritdoc cref="WdfRequest.RetrieveOutputMemory"/>
    public static NtStatus WdfRequestRetrieveOutputMemory(WdfRequest Request, out WdfMemory Memory) =>
        Handles.Require(Request, nameof(WdfRequestRetrieveOutputMemory), nameof(Request)).RetrieveOutputMemory(out Memory);

    /// <summary>Refused: the memory object must be asked for.</summary>
    /// <inheritdoc cref="WdfRequest.RetrieveOutputMemory"/>
    public static NtStatus WdfRequestRetrieveOutputMemory(WdfRequest Request, NullPointer Memory) =>
        Handles.Missing(Handles.Require(Request, nameof(WdfRequestRetrieveOutputMemory), nameof(Request)), nameof(WdfRequestRetrieveOutputMemory), nameof(Memory));

    /// <inheritdoc cref="WdfRequest.RetrieveInputBuffer"/>
    public static NtStatus WdfRequestRetrieveInputBuffer(WdfRequest Request, nuint MinimumRequiredLength, out Memory<byte> Buffer, out nuint Length) =>
        Handles.Require(Request, nameof(WdfRequestRetrieveInputBuffer), nameof(Request)).RetrieveInputBuffer(MinimumRequiredLength, out Buffer, out Length);

    /// <inheritdoc cref="WdfRequest.RetrieveInputBuffer"/>
    public static NtStatus WdfRequestRetrieveInputBuffer(WdfRequest Request, nuint MinimumRequiredLength, out Memory<byte> Buffer, NullPointer Length) =>
        WdfRequestRetrieveInputBuffer(Request, MinimumRequiredLength, out Buffer, out nuint _);

    /// <summary>Refused: the buffer must be asked for.</summary>
    /// <inheritdoc cref="WdfRequest.RetrieveInputBuffer"/>
    public static NtStatus WdfRequestRetrieveInputBuffer(WdfRequest Request, nuint MinimumRequiredLength, NullPointer Buffer, NullPointer Length) =>
        Handles.Missing(Handles.Require(Request, nameof(WdfRequestRetrieveInputBuffer), nameof(Request)), nameof(WdfRequestRetrieveInputBuffer), nameof(Buffer));

    /// <inheritdoc cref="WdfRequest.RetrieveOutputBuffer"/>
    public static NtStatus WdfRequestRetrieveOutputBuffer(WdfRequest Request, nuint MinimumRequiredSize, out Memory<byte> Buffer, out nuint Length) =>
        Handles.Require(Request, nameof(WdfRequestRetrieveOutputBuffer), nameof(Request)).RetrieveOutputBuffer(MinimumRequiredSize, out Buffer, out Length);

    /// <inheritdoc cref="WdfRequest.RetrieveOutputBuffer"/>
    public static NtStatus WdfRequestRetrieveOutputBuffer(WdfRequest Request, nuint MinimumRequiredSize, out Memory<byte> Buffer, NullPointer Length) =>
        WdfRequestRetrieveOutputBuffer(Request, MinimumRequiredSize, out Buffer, out nuint _);

    /// <summary>Refused: the buffer must be asked for.</summary>
    /// <inheritdoc cref="WdfRequest.RetrieveOutputBuffer"/>
    public static NtStatus WdfRequestRetrieveOutputBuffer(WdfRequest Request, nuint MinimumRequiredSize, NullPointer Buffer, NullPointer Length) =>
        Handles.Missing(Handles.Require(Request, nameof(WdfRequestRetrieveOutputBuffer), nameof(Request)), nameof(WdfRequestRetrieveOutputBuffer), nameof(Buffer));

    /// <inheritdoc cref="WdfRequest.RetrieveInputWdmMdl"/>
    public static NtStatus WdfRequestRetrieveInputWdmMdl(WdfRequest Request, out Mdl Mdl) =>
        Handles.Require(Request, nameof(WdfRequestRetrieveInputWdmMdl), nameof(Request)).RetrieveInputWdmMdl(out Mdl);

    /// <summary>Refused: the MDL must be asked for.</summary>
    /// <inheritdoc cref="WdfRequest.RetrieveInputWdmMdl"/>
    public static NtStatus WdfRequestRetrieveInputWdmMdl(WdfRequest Request, NullPointer Mdl) =>
        Handles.Missing(Handles.Require(Request, nameof(WdfRequestRetrieveInputWdmMdl), nameof(Request)), nameof(WdfRequestRetrieveInputWdmMdl), nameof(Mdl));

    /// <inheritdoc cref="WdfRequest.RetrieveOutputWdmMdl"/>
    public static NtStatus WdfRequestRetrieveOutputWdmMdl(WdfRequest Request, out Mdl Mdl) =>
        Handles.Require(Request, nameof(WdfRequestRetrieveOutputWdmMdl), nameof(Request)).RetrieveOutputWdmMdl(out Mdl);

    /// <summary>Refused: the MDL must be asked for.</summary>
    /// <inheritdoc cref="WdfRequest.RetrieveOutputWdmMdl"/>
    public static NtStatus WdfRequestRetrieveOutputWdmMdl(WdfRequest Request, NullPointer Mdl) =>
        Handles.Missing(Handles.Require(Request, nameof(WdfRequestRetrieveOutputWdmMdl), nameof(Request)), nameof(WdfRequestRetrieveOutputWdmMdl), nameof(Mdl));

    /// <inheritdoc cref="WdfRequest.RetrieveUnsafeUserInputBuffer"/>
    public static NtStatus WdfRequestRetrieveUnsafeUserInputBuffer(WdfRequest Request, nuint MinimumRequiredLength, out Memory<byte> InputBuffer, out nuint Length) =>
        Handles.Require(Request, nameof(WdfRequestRetrieveUnsafeUserInputBuffer), nameof(Request)).RetrieveUnsafeUserInputBuffer(MinimumRequiredLength, out InputBuffer, out Length);

    /// <inheritdoc cref="WdfRequest.RetrieveUnsafeUserInputBuffer"/>
    public static NtStatus WdfRequestRetrieveUnsafeUserInputBuffer(WdfRequest Request, nuint MinimumRequiredLength, out Memory<byte> InputBuffer, NullPointer Length) =>
        WdfRequestRetrieveUnsafeUserInputBuffer(Request, MinimumRequiredLength, out InputBuffer, out nuint _);

    /// <inheritdoc cref="WdfRequest.RetrieveUnsafeUserOutputBuffer"/>
    public static NtStatus WdfRequestRetrieveUnsafeUserOutputBuffer(WdfRequest Request, nuint MinimumRequiredLength, out Memory<byte> OutputBuffer, out nuint Length) =>
        Handles.Require(Request, nameof(WdfRequestRetrieveUnsafeUserOutputBuffer), nameof(Request)).RetrieveUnsafeUserOutputBuffer(MinimumRequiredLength, out OutputBuffer, out Length);

    /// <inheritdoc cref="WdfRequest.RetrieveUnsafeUserOutputBuffer"/>
    public static NtStatus WdfRequestRetrieveUnsafeUserOutputBuffer(WdfRequest Request, nuint MinimumRequiredLength, out Memory<byte> OutputBuffer, NullPointer Length) =>
        WdfRequestRetrieveUnsafeUserOutputBuffer(Request, MinimumRequiredLength, out OutputBuffer, out nuint _);

    /// <inheritdoc cref="WdfRequest.ProbeAndLockUserBufferForRead"/>
    public static NtStatus WdfRequestProbeAndLockUserBufferForRead(WdfRequest Request, Memory<byte> Buffer, nuint Length, out WdfMemory MemoryObject)
    {
        var request = Handles.Require(Request, nameof(WdfRequestProbeAndLockUserBufferForRead), nameof(Request));
        Handles.RequirePointer(Buffer.Equals(default), request, nameof(WdfRequestProbeAndLockUserBufferForRead), nameof(Buffer));
        return request.ProbeAndLockUserBufferForRead(Buffer, Length, out MemoryObject);
    }

    /// <summary>Refused: the memory object must be asked for.</summary>
    /// <inheritdoc cref="WdfRequest.ProbeAndLockUserBufferForRead"/>
    public static NtStatus WdfRequestProbeAndLockUserBufferForRead(WdfRequest Request, Memory<byte> Buffer, nuint Length, NullPointer MemoryObject) =>
        Handles.Missing(Handles.Require(Request, nameof(WdfRequestProbeAndLockUserBufferForRead), nameof(Request)), nameof(WdfRequestProbeAndLockUserBufferForRead), Buffer.Equals(default) ? nameof(Buffer) : nameof(MemoryObject));

    /// <inheritdoc cref="WdfRequest.ProbeAndLockUserBufferForWrite"/>
    public static NtStatus WdfRequestProbeAndLockUserBufferForWrite(WdfRequest Request, Memory<byte> Buffer, nuint Length, out WdfMemory MemoryObject)
    {
        var request = Handles.Require(Request, nameof(WdfRequestProbeAndLockUserBufferForWrite), nameof(Request));
        Handles.RequirePointer(Buffer.Equals(default), request, nameof(WdfRequestProbeAndLockUserBufferForWrite), nameof(Buffer));
        return request.ProbeAndLockUserBufferForWrite(Buffer, Length, out MemoryObject);
    }

    /// <summary>Refused: the memory object must be asked for.</summary>
    /// <inheritdoc cref="WdfRequest.ProbeAndLockUserBufferForWrite"/>
    public static NtStatus WdfRequestProbeAndLockUserBufferForWrite(WdfRequest Request, Memory<byte> Buffer, nuint Length, NullPointer MemoryObject) =>
        Handles.Missing(Handles.Require(Request, nameof(WdfRequestProbeAndLockUserBufferForWrite), nameof(Request)), nameof(WdfRequestProbeAndLockUserBufferForWrite), Buffer.Equals(default) ? nameof(Buffer) : nameof(MemoryObject));
}
