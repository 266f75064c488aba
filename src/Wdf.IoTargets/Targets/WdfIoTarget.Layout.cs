namespace Wdf.IoTargets;

/// <content>What a format writes into the IRP: the next stack location and the buffers, by I/O type or transfer method.</content>
public abstract partial class WdfIoTarget
{
    private NtStatus FormatIo(WdfRequest request, MajorFunction major, in RequestBuffer buffer, long? deviceOffset)
    {
        var status = request.FitTarget(this);
        if (!status.IsSuccess)
        {
            return status;
        }

        if (BeginIo(request, major) is not { } format)
        {
            return NtStatus.InsufficientResources;
        }

        var irp = request.Irp!;
        format.KeepMemory(buffer.Memory);
        status = IoType switch
        {
            DeviceFlags.BufferedIo => LayBuffered(irp, format, buffer, isWrite: major == MajorFunction.Write),
            DeviceFlags.DirectIo => LayMdl(request, irp, format, buffer, major == MajorFunction.Read ? LockOperation.IoWriteAccess : LockOperation.IoReadAccess),
            _ => LayRaw(irp, buffer),
        };
        if (status.IsSuccess)
        {
            ref var parameters = ref irp.GetNextIrpStackLocation().Parameters.Write;
            parameters.Length = (uint)buffer.Length;
            parameters.ByteOffset = deviceOffset ?? 0;
        }

        return EndFormat(request, status);
    }

    private NtStatus FormatIoctl(WdfRequest request, MajorFunction major, uint code, in RequestBuffer input, in RequestBuffer output)
    {
        var status = request.FitTarget(this);
        if (!status.IsSuccess)
        {
            return status;
        }

        if (BeginIo(request, major) is not { } format)
        {
            return NtStatus.InsufficientResources;
        }

        var irp = request.Irp!;
        format.KeepMemory(input.Memory);
        format.KeepOtherMemory(output.Memory);
        ref var parameters = ref irp.GetNextIrpStackLocation().Parameters.DeviceIoControl;
        parameters.IoControlCode = code;
        parameters.InputBufferLength = (uint)input.Length;
        parameters.OutputBufferLength = (uint)output.Length;
        status = new IoControlCode(code).Method switch
        {
            IoMethod.Buffered => LayBufferedControl(irp, format, input, output),
            IoMethod.InDirect => LayDirectControl(request, irp, format, input, output, LockOperation.IoReadAccess),
            IoMethod.OutDirect => LayDirectControl(request, irp, format, input, output, LockOperation.IoWriteAccess),
            _ => LayRawControl(irp, input, output),
        };
        return EndFormat(request, status);
    }

    private NtStatus FormatOthers(WdfRequest request, uint code, in RequestBuffer first, in RequestBuffer second, in RequestBuffer fourth)
    {
        var status = request.FitTarget(this);
        if (!status.IsSuccess)
        {
            return status;
        }

        if (request.GetOthersFormat() is not { } format)
        {
            return NtStatus.InsufficientResources;
        }

        format.Store(first, second, fourth);
        ref var location = ref ClearNextLocation(request);
        location.MajorFunction = MajorFunction.InternalDeviceControl;
        ref var arguments = ref location.Parameters.Others;
        arguments.Argument3 = code;
        if (!first.TryGetBytes(out var pointer1) || !second.TryGetBytes(out var pointer2) || !fourth.TryGetBytes(out var pointer4))
        {
            return EndFormat(request, NtStatus.InsufficientResources);
        }

        if (!pointer1.Equals(default) || !pointer2.Equals(default))
        {
            arguments.Pointer1 = pointer1;
            arguments.Pointer2 = pointer2;
        }

        arguments.Pointer4 = pointer4;
        return EndFormat(request, NtStatus.Success);
    }

    // Null when memory fails.
    private IoFormatContext? BeginIo(WdfRequest request, MajorFunction major)
    {
        if (request.GetIoFormat() is not { } format)
        {
            return null;
        }

        format.Capture(request.Irp!);
        format.Major = major;
        ClearNextLocation(request).MajorFunction = major;
        return format;
    }

    private NtStatus EndFormat(WdfRequest request, NtStatus status)
    {
        if (status.IsSuccess)
        {
            request.IsFormatted = true;
            RequestSignals.OnFormatted(request, byTarget: true);
            Kernel.Note(KernelStep.RequestFormatted, request, this);
        }
        else
        {
            request.ReleaseFormat();
        }

        return status;
    }

    // The next location is zeroed; the file object and flags follow the kind of target.
    private ref IoStackLocation ClearNextLocation(WdfRequest request)
    {
        var irp = request.Irp!;
        ref var location = ref irp.GetNextIrpStackLocation();
        location.ClearForFormat();
        CopyFileObjectAndFlags(request, irp, ref location);
        return ref location;
    }

    /// <summary>A presented request keeps its file object and flags; a created one has none.</summary>
    private protected virtual void CopyFileObjectAndFlags(WdfRequest request, Irp irp, ref IoStackLocation location)
    {
        if (request.Origin == RequestOrigin.Presented && irp.CurrentLocation <= irp.StackCount)
        {
            ref var current = ref irp.Location(irp.CurrentLocation);
            location.FileObject = current.FileObject;
            location.Flags = current.Flags;
        }
    }

    private NtStatus LayBuffered(Irp irp, IoFormatContext format, in RequestBuffer buffer, bool isWrite)
    {
        irp.UserBuffer = default;
        if (buffer.Length == 0)
        {
            irp.AssociatedIrp.SystemBuffer = default;
            return NtStatus.Success;
        }

        var bounce = format.GetBounce(Kernel, buffer.Length);
        if (bounce is null || !buffer.TryGetBytes(out var bytes))
        {
            return NtStatus.InsufficientResources;
        }

        irp.AssociatedIrp.SystemBuffer = bounce.Whole;
        if (isWrite)
        {
            buffer.Source(Kernel, bytes).CopyTo(bounce.Raw);
        }
        else
        {
            irp.UserBuffer = bytes;
        }

        format.IsBuffered = true;
        format.CopiesBack = !isWrite;
        return NtStatus.Success;
    }

    private NtStatus LayBufferedControl(Irp irp, IoFormatContext format, in RequestBuffer input, in RequestBuffer output)
    {
        var length = Math.Max(input.Length, output.Length);
        if (length == 0)
        {
            irp.UserBuffer = default;
            irp.AssociatedIrp.SystemBuffer = default;
            return NtStatus.Success;
        }

        var bounce = format.GetBounce(Kernel, length);
        if (bounce is null || !input.TryGetBytes(out var source) || !output.TryGetBytes(out var destination))
        {
            return NtStatus.InsufficientResources;
        }

        irp.AssociatedIrp.SystemBuffer = bounce.Whole;
        if (!source.Equals(default))
        {
            input.Source(Kernel, source).CopyTo(bounce.Raw);
        }

        irp.UserBuffer = destination;
        format.IsBuffered = true;
        format.CopiesBack = output.Length > 0;
        return NtStatus.Success;
    }

    // The input buffer itself, not a copy.
    private static NtStatus LayDirectControl(WdfRequest request, Irp irp, IoFormatContext format, in RequestBuffer input, in RequestBuffer output, LockOperation operation)
    {
        if (!input.TryGetBytes(out var bytes))
        {
            return NtStatus.InsufficientResources;
        }

        irp.AssociatedIrp.SystemBuffer = bytes;
        return LayMdl(request, irp, format, output, operation);
    }

    private static NtStatus LayMdl(WdfRequest request, Irp irp, IoFormatContext format, in RequestBuffer buffer, LockOperation operation)
    {
        var status = format.GetMdl(request, buffer, operation, out var mdl);
        irp.MdlAddress = mdl;
        return status;
    }

    private static NtStatus LayRaw(Irp irp, in RequestBuffer buffer)
    {
        if (!buffer.TryGetBytes(out var bytes))
        {
            return NtStatus.InsufficientResources;
        }

        irp.UserBuffer = bytes;
        return NtStatus.Success;
    }

    private static NtStatus LayRawControl(Irp irp, in RequestBuffer input, in RequestBuffer output)
    {
        var status = LayRaw(irp, output);
        if (!status.IsSuccess || !input.TryGetBytes(out var bytes))
        {
            return NtStatus.InsufficientResources;
        }

        irp.GetNextIrpStackLocation().Parameters.DeviceIoControl.Type3InputBuffer = bytes;
        return NtStatus.Success;
    }
}
