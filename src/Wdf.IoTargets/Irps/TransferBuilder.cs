using System.Runtime.InteropServices;

namespace Wdf.IoTargets;

/// <summary>How an originator's buffers are put into an IRP: buffered, direct or neither. One place for the builders and the system services.</summary>
internal static class TransferBuilder
{
    /// <summary>The rules look at the buffers that a driver gives to a builder: on a real system probing or copying them raises an exception.</summary>
    public static void Observe(DeviceObject device, Memory<byte> buffer, bool isControl)
    {
        if (IrpSignals.Of(device.Kernel)?.BadBuffer is { } report && MemoryMarshal.TryGetMemoryManager<byte, PoolBlock>(buffer, out var block) && block.IsFreed)
        {
            report(device, isControl);
        }
    }

    /// <summary>Attaches the buffer of a read or write, by the device's flags. Buffered is looked at first.</summary>
    /// <returns>False when memory fails; nothing is left attached.</returns>
    public static bool AttachReadWrite(Irp irp, DeviceFlags flags, Memory<byte> buffer, bool isWrite)
    {
        if ((flags & DeviceFlags.BufferedIo) != 0)
        {
            if (buffer.Length > 0 && !AttachSystemBuffer(irp, buffer.Length, isWrite ? buffer : default))
            {
                return false;
            }

            if (!isWrite)
            {
                irp.Flags |= IrpFlags.InputOperation;
                irp.UserBuffer = buffer;
            }

            irp.Flags |= IrpFlags.BufferedIo;
            return true;
        }

        if ((flags & DeviceFlags.DirectIo) != 0)
        {
            return buffer.Length == 0 || AttachMdl(irp, buffer, isWrite ? LockOperation.IoReadAccess : LockOperation.IoWriteAccess);
        }

        irp.UserBuffer = buffer;
        return true;
    }

    /// <summary>Attaches the buffers of a device control, by the method bits of its code.</summary>
    /// <param name="irp">The IRP.</param>
    /// <param name="location">The location that was filled with code and lengths.</param>
    /// <param name="input">Input.</param>
    /// <param name="output">Output.</param>
    /// <param name="inputOperationForEmptyOutput">True where an output address, even of length 0, makes the IRP an input operation.</param>
    /// <returns>False when memory fails.</returns>
    public static bool AttachControl(Irp irp, ref IoStackLocation location, Memory<byte> input, Memory<byte> output, bool inputOperationForEmptyOutput)
    {
        var method = new IoControlCode(location.Parameters.DeviceIoControl.IoControlCode).Method;
        switch (method)
        {
            case IoMethod.Buffered:
                var length = Math.Max(input.Length, output.Length);
                if (length == 0)
                {
                    return true;
                }

                if (!AttachSystemBuffer(irp, length, input))
                {
                    return false;
                }

                irp.Flags |= IrpFlags.BufferedIo;
                if (output.Length > 0 || (inputOperationForEmptyOutput && !output.Equals(default)))
                {
                    irp.Flags |= IrpFlags.InputOperation;
                    irp.UserBuffer = output;
                }

                return true;

            case IoMethod.InDirect or IoMethod.OutDirect:
                if (input.Length > 0)
                {
                    if (!AttachSystemBuffer(irp, input.Length, input))
                    {
                        return false;
                    }

                    irp.Flags |= IrpFlags.BufferedIo;
                }

                return output.Length == 0
                    || AttachMdl(irp, output, method == IoMethod.InDirect ? LockOperation.IoReadAccess : LockOperation.IoWriteAccess);

            default:
                location.Parameters.DeviceIoControl.Type3InputBuffer = input;
                irp.UserBuffer = output;
                return true;
        }
    }

    private static bool AttachSystemBuffer(Irp irp, int length, Memory<byte> data)
    {
        if (!irp.Kernel.CanAllocate(AllocationSite.SystemBuffer))
        {
            return false;
        }

        var block = irp.Kernel.Pool.Allocate(length);
        data.Span.CopyTo(block.Raw);
        irp.SystemBlock = block;
        irp.AssociatedIrp.SystemBuffer = block.Memory;
        irp.Flags |= IrpFlags.DeallocateBuffer;
        return true;
    }

    private static bool AttachMdl(Irp irp, Memory<byte> buffer, LockOperation operation)
    {
        var mdl = IoManager.AllocateMdl(irp.Kernel, buffer, irp);
        if (mdl is null)
        {
            ReleaseSystemBuffer(irp);
            return false;
        }

        if (!mdl.ProbeAndLock(operation).IsSuccess)
        {
            irp.MdlAddress = null;
            IoManager.FreeMdl(mdl);
            ReleaseSystemBuffer(irp);
            return false;
        }

        return true;
    }

    private static void ReleaseSystemBuffer(Irp irp)
    {
        if (irp.SystemBlock is { } block)
        {
            irp.Kernel.Pool.Free(block, $"{irp.Name} could not be built", irp);
            irp.SystemBlock = null;
            irp.AssociatedIrp.SystemBuffer = default;
        }
    }
}
