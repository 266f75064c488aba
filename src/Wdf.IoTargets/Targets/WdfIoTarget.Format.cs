using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <content>The format methods.</content>
public abstract partial class WdfIoTarget
{
    /// <summary>Formats a request as a read (WdfIoTargetFormatRequestForRead). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="request">The request.</param>
    /// <param name="outputBuffer">Where the data goes; null for none. It is referenced until the request is reused, formatted anew or ended.</param>
    /// <param name="outputBufferOffset">A part of it; null for the whole.</param>
    /// <param name="deviceOffset">Byte offset on the device; null for 0.</param>
    /// <returns>
    /// Success; STATUS_INTEGER_OVERFLOW for a part outside the memory, which leaves an earlier format as it was; STATUS_INVALID_DEVICE_STATE for a closed target;
    /// STATUS_REQUEST_NOT_ACCEPTED when the IRP has too few locations and cannot be replaced; STATUS_INSUFFICIENT_RESOURCES. These release an earlier format.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nf-wdfiotarget-wdfiotargetformatrequestforread"/>
    [Ddi("WdfIoTargetFormatRequestForRead")]
    public NtStatus FormatRequestForRead(WdfRequest request, WdfMemory? outputBuffer, in WdfMemoryOffset? outputBufferOffset = null, long? deviceOffset = null) =>
        FormatTransfer(request, MajorFunction.Read, outputBuffer, outputBufferOffset, deviceOffset);

    /// <summary>Formats a request as a write (WdfIoTargetFormatRequestForWrite). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="request">The request.</param>
    /// <param name="inputBuffer">The data; null for none. For a buffered device it is copied now.</param>
    /// <param name="inputBufferOffset">A part of it; null for the whole.</param>
    /// <param name="deviceOffset">Byte offset on the device; null for 0.</param>
    /// <returns>As <see cref="FormatRequestForRead"/>.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nf-wdfiotarget-wdfiotargetformatrequestforwrite"/>
    [Ddi("WdfIoTargetFormatRequestForWrite")]
    public NtStatus FormatRequestForWrite(WdfRequest request, WdfMemory? inputBuffer, in WdfMemoryOffset? inputBufferOffset = null, long? deviceOffset = null) =>
        FormatTransfer(request, MajorFunction.Write, inputBuffer, inputBufferOffset, deviceOffset);

    /// <summary>Formats a request as a device control (WdfIoTargetFormatRequestForIoctl). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ioctlCode">The code; its method bits say how the buffers travel.</param>
    /// <param name="inputBuffer">Input; null for none. With METHOD_BUFFERED it is copied now.</param>
    /// <param name="inputBufferOffset">A part of it; null for the whole.</param>
    /// <param name="outputBuffer">Output; null for none.</param>
    /// <param name="outputBufferOffset">A part of it; null for the whole.</param>
    /// <returns>As <see cref="FormatRequestForRead"/>.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nf-wdfiotarget-wdfiotargetformatrequestforioctl"/>
    [Ddi("WdfIoTargetFormatRequestForIoctl")]
    public NtStatus FormatRequestForIoctl(WdfRequest request, uint ioctlCode, WdfMemory? inputBuffer, in WdfMemoryOffset? inputBufferOffset, WdfMemory? outputBuffer, in WdfMemoryOffset? outputBufferOffset) =>
        FormatControl(request, ioctlCode, isInternal: false, inputBuffer, inputBufferOffset, outputBuffer, outputBufferOffset);

    /// <summary>Formats a request as an internal device control (WdfIoTargetFormatRequestForInternalIoctl). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <inheritdoc cref="FormatRequestForIoctl"/>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nf-wdfiotarget-wdfiotargetformatrequestforinternalioctl"/>
    [Ddi("WdfIoTargetFormatRequestForInternalIoctl")]
    public NtStatus FormatRequestForInternalIoctl(WdfRequest request, uint ioctlCode, WdfMemory? inputBuffer, in WdfMemoryOffset? inputBufferOffset, WdfMemory? outputBuffer, in WdfMemoryOffset? outputBufferOffset) =>
        FormatControl(request, ioctlCode, isInternal: true, inputBuffer, inputBufferOffset, outputBuffer, outputBufferOffset);

    /// <summary>
    /// Formats a request as an internal device control with three arguments (WdfIoTargetFormatRequestForInternalIoctlOthers); nothing is captured or copied.
    /// Maximum IRQL: DISPATCH_LEVEL.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="ioctlCode">The code, in the place of argument 3.</param>
    /// <param name="otherArg1">Argument 1; null for none.</param>
    /// <param name="otherArg1Offset">A part of it; null for the whole.</param>
    /// <param name="otherArg2">Argument 2; null for none.</param>
    /// <param name="otherArg2Offset">A part of it; null for the whole.</param>
    /// <param name="otherArg4">Argument 4; null for none.</param>
    /// <param name="otherArg4Offset">A part of it; null for the whole.</param>
    /// <returns>As <see cref="FormatRequestForRead"/>.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nf-wdfiotarget-wdfiotargetformatrequestforinternalioctlothers"/>
    [Ddi("WdfIoTargetFormatRequestForInternalIoctlOthers")]
    public NtStatus FormatRequestForInternalIoctlOthers(WdfRequest request, uint ioctlCode, WdfMemory? otherArg1, in WdfMemoryOffset? otherArg1Offset, WdfMemory? otherArg2, in WdfMemoryOffset? otherArg2Offset, WdfMemory? otherArg4, in WdfMemoryOffset? otherArg4Offset)
    {
        EnterFormat(DdiName.WdfIoTargetFormatRequestForInternalIoctlOthers, request);
        if (!RequestBuffer.TryFromMemory(otherArg1, otherArg1Offset, out var first)
            || !RequestBuffer.TryFromMemory(otherArg2, otherArg2Offset, out var second)
            || !RequestBuffer.TryFromMemory(otherArg4, otherArg4Offset, out var fourth))
        {
            return NtStatus.IntegerOverflow;
        }

        var status = FormatOthers(request, ioctlCode, first, second, fourth);
        if (status.IsSuccess)
        {
            ref var completion = ref ((OwnFormatContext)request.Format!).Params;
            completion.Type = WdfRequestType.Other;
            completion.Parameters.Others.Argument1.Ptr = otherArg1;
            completion.Parameters.Others.Argument2.Ptr = otherArg2;
            completion.Parameters.Others.Argument4.Ptr = otherArg4;
        }

        return status;
    }

    private NtStatus FormatTransfer(WdfRequest request, MajorFunction major, WdfMemory? memory, in WdfMemoryOffset? offsets, long? deviceOffset)
    {
        EnterFormat(major == MajorFunction.Read ? DdiName.WdfIoTargetFormatRequestForRead : DdiName.WdfIoTargetFormatRequestForWrite, request);
        return memory is null && !offsets.HasValue && TryFormatBare(request, major, code: 0, deviceOffset ?? 0, out var status)
            ? status
            : FormatTransferWith(request, major, memory, offsets, deviceOffset);
    }

    private NtStatus FormatControl(WdfRequest request, uint code, bool isInternal, WdfMemory? input, in WdfMemoryOffset? inputOffsets, WdfMemory? output, in WdfMemoryOffset? outputOffsets)
    {
        EnterFormat(isInternal ? DdiName.WdfIoTargetFormatRequestForInternalIoctl : DdiName.WdfIoTargetFormatRequestForIoctl, request);
        var major = isInternal ? MajorFunction.InternalDeviceControl : MajorFunction.DeviceControl;
        return input is null && output is null && !inputOffsets.HasValue && !outputOffsets.HasValue && TryFormatBare(request, major, code, deviceOffset: 0, out var status)
            ? status
            : FormatControlWith(request, major, code, input, inputOffsets, output, outputOffsets);
    }

    // Not merged into the callers, which would leave the compiler no room to merge what this calls.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private NtStatus FormatTransferWith(WdfRequest request, MajorFunction major, WdfMemory? memory, in WdfMemoryOffset? offsets, long? deviceOffset)
    {
        if (!RequestBuffer.TryFromMemory(memory, offsets, out var buffer))
        {
            return NtStatus.IntegerOverflow;
        }

        var status = FormatIo(request, major, buffer, deviceOffset);
        if (status.IsSuccess)
        {
            ref var completion = ref ((OwnFormatContext)request.Format!).Params;
            completion.Type = TypeOf(major);
            completion.Parameters.SetTransfer(memory, offsets?.BufferOffset ?? 0);
        }

        return status;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private NtStatus FormatControlWith(WdfRequest request, MajorFunction major, uint code, WdfMemory? input, in WdfMemoryOffset? inputOffsets, WdfMemory? output, in WdfMemoryOffset? outputOffsets)
    {
        if (!RequestBuffer.TryFromMemory(input, inputOffsets, out var inputBuffer)
            || !RequestBuffer.TryFromMemory(output, outputOffsets, out var outputBuffer))
        {
            return NtStatus.IntegerOverflow;
        }

        var status = FormatIoctl(request, major, code, inputBuffer, outputBuffer);
        if (status.IsSuccess)
        {
            ref var completion = ref ((OwnFormatContext)request.Format!).Params;
            completion.Type = TypeOf(major);
            completion.Parameters.SetIoctl(code, input, inputOffsets?.BufferOffset ?? 0, output, outputOffsets?.BufferOffset ?? 0);
        }

        return status;
    }

    // Whatever the method and the I/O type: without buffers there is nothing to lay.
    private bool TryFormatBare(WdfRequest request, MajorFunction major, uint code, long deviceOffset, out NtStatus status)
    {
        status = request.FitTarget(this);
        if (!status.IsSuccess)
        {
            return true;
        }

        if (!request.CanFormatBare)
        {
            return false;
        }

        if (!request.BeginBare())
        {
            status = NtStatus.InsufficientResources;
            return true;
        }

        ref var location = ref ClearNextLocation(request);
        location.MajorFunction = major;
        if (major is MajorFunction.Read or MajorFunction.Write)
        {
            location.Parameters.Write.ByteOffset = deviceOffset;
        }
        else
        {
            location.Parameters.DeviceIoControl.IoControlCode = code;
        }

        EndFormat(request, NtStatus.Success);
        request.SetBareParams(TypeOf(major), code);
        return true;
    }

    // The types of a target's formats have the numbers of the major functions.
    private static WdfRequestType TypeOf(MajorFunction major) => (WdfRequestType)major;

    private void EnterFormat(DdiName ddi, WdfRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Enter(ddi, request);
        request.Enter(ddi, this);
    }
}
