namespace Wdf.IoTargets;

/// <content>The three builders.</content>
public static partial class IoManager
{
    /// <summary>Builds an IRP that its creator frees itself (IoBuildAsynchronousFsdRequest). Maximum IRQL: APC_LEVEL.</summary>
    /// <param name="major">Read, Write, FlushBuffers, Shutdown or Pnp.</param>
    /// <param name="device">The device; its flags say how the buffer travels.</param>
    /// <param name="buffer">The data; default for none.</param>
    /// <param name="startingOffset">Byte offset on the device; null for 0.</param>
    /// <param name="ioStatusBlock">Stored in the IRP; may be null.</param>
    /// <returns>
    /// The IRP, or null when memory fails. A completion routine is required: it copies the data of a buffered read itself, frees
    /// buffers, MDLs and the IRP, and answers MORE_PROCESSING_REQUIRED.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-iobuildasynchronousfsdrequest"/>
    public static Irp? BuildAsynchronousFsdRequest(MajorFunction major, DeviceObject device, Memory<byte> buffer, long? startingOffset, IoStatusTarget? ioStatusBlock)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (major is not (MajorFunction.Read or MajorFunction.Write or MajorFunction.FlushBuffers or MajorFunction.Shutdown or MajorFunction.Pnp))
        {
            throw new ArgumentOutOfRangeException(nameof(major), major, "Only Read, Write, FlushBuffers, Shutdown and Pnp can be built this way; use BuildDeviceIoControlRequest for device controls.");
        }

        var kernel = device.Kernel;
        kernel.TellCalled(WdmRoutine.IoBuildAsynchronousFsdRequest, device);
        if (!kernel.CanAllocate(AllocationSite.Irp))
        {
            return null;
        }

        var irp = new Irp(kernel, device.StackSize, IrpOrigin.AsynchronousFsd) { UserIosb = ioStatusBlock };
        irp.Thread = kernel.CurrentActor as KernelThread;
        ref var location = ref irp.GetNextIrpStackLocation();
        location.MajorFunction = major;
        if (major is MajorFunction.Read or MajorFunction.Write)
        {
            ref var parameters = ref location.Parameters.Read;
            parameters.Length = (uint)buffer.Length;
            parameters.ByteOffset = startingOffset ?? 0;
            if ((device.Flags & (DeviceFlags.BufferedIo | DeviceFlags.DirectIo)) != 0)
            {
                TransferBuilder.Observe(device, buffer, isControl: false);
            }

            if (!TransferBuilder.AttachReadWrite(irp, device.Flags, buffer, major == MajorFunction.Write))
            {
                Discard(irp);
                return null;
            }
        }

        return irp;
    }

    /// <summary>Builds an IRP that the I/O manager frees (IoBuildSynchronousFsdRequest): bound to the calling thread. Maximum IRQL: APC_LEVEL; send it at PASSIVE_LEVEL.</summary>
    /// <param name="major">Read, Write, FlushBuffers, Shutdown or Pnp.</param>
    /// <param name="device">The device.</param>
    /// <param name="buffer">The data; default for none.</param>
    /// <param name="startingOffset">Byte offset on the device; null for 0.</param>
    /// <param name="completionEvent">Signaled at the end; wait for it only when IoCallDriver returned STATUS_PENDING.</param>
    /// <param name="ioStatusBlock">Gets the result.</param>
    /// <returns>The IRP, or null when memory fails. Never free or reuse it.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-iobuildsynchronousfsdrequest"/>
    public static Irp? BuildSynchronousFsdRequest(MajorFunction major, DeviceObject device, Memory<byte> buffer, long? startingOffset, KernelEvent completionEvent, IoStatusTarget ioStatusBlock)
    {
        ArgumentNullException.ThrowIfNull(completionEvent);
        ArgumentNullException.ThrowIfNull(ioStatusBlock);
        ArgumentNullException.ThrowIfNull(device);
        device.Kernel.TellCalled(WdmRoutine.IoBuildSynchronousFsdRequest, device);
        var irp = BuildAsynchronousFsdRequest(major, device, buffer, startingOffset, ioStatusBlock);
        if (irp is not null)
        {
            irp.UserEvent = completionEvent;
            ObserveBuilt(irp, IrpBuilder.SynchronousFsd);
            BindToThread(irp);
        }

        return irp;
    }

    /// <summary>Builds a device control (IoBuildDeviceIoControlRequest): bound to the calling thread, freed by the I/O manager. Maximum IRQL: APC_LEVEL; send it at PASSIVE_LEVEL.</summary>
    /// <param name="ioControlCode">The code; its method bits say how the buffers travel.</param>
    /// <param name="device">The device.</param>
    /// <param name="input">Input data; default for none.</param>
    /// <param name="output">Output buffer; default for none.</param>
    /// <param name="isInternal">True for IRP_MJ_INTERNAL_DEVICE_CONTROL.</param>
    /// <param name="completionEvent">Signaled at the end; null needs a completion routine.</param>
    /// <param name="ioStatusBlock">Gets the result.</param>
    /// <returns>The IRP, or null when memory fails. Never free or reuse it.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-iobuilddeviceiocontrolrequest"/>
    public static Irp? BuildDeviceIoControlRequest(uint ioControlCode, DeviceObject device, Memory<byte> input, Memory<byte> output, bool isInternal, KernelEvent? completionEvent, IoStatusTarget? ioStatusBlock)
    {
        ArgumentNullException.ThrowIfNull(device);
        var kernel = device.Kernel;
        kernel.TellCalled(WdmRoutine.IoBuildDeviceIoControlRequest, device);
        if (!kernel.CanAllocate(AllocationSite.Irp))
        {
            return null;
        }

        var irp = new Irp(kernel, device.StackSize, IrpOrigin.ThreadBound) { UserIosb = ioStatusBlock, UserEvent = completionEvent };
        ref var location = ref irp.GetNextIrpStackLocation();
        location.MajorFunction = isInternal ? MajorFunction.InternalDeviceControl : MajorFunction.DeviceControl;
        ref var parameters = ref location.Parameters.DeviceIoControl;
        parameters.IoControlCode = ioControlCode;
        parameters.InputBufferLength = (uint)input.Length;
        parameters.OutputBufferLength = (uint)output.Length;
        if (new IoControlCode(ioControlCode).Method != IoMethod.Neither)
        {
            TransferBuilder.Observe(device, input, isControl: true);
            TransferBuilder.Observe(device, output, isControl: true);
        }

        if (!TransferBuilder.AttachControl(irp, ref location, input, output, inputOperationForEmptyOutput: false))
        {
            Discard(irp);
            return null;
        }

        ObserveBuilt(irp, IrpBuilder.DeviceControl);
        BindToThread(irp);
        return irp;
    }

    /// <summary>Makes an IRP on behalf of another one (IoMakeAssociatedIrp); the highest-level driver sets the master's IrpCount and sends them.</summary>
    /// <param name="master">The master.</param>
    /// <param name="stackSize">Stack locations.</param>
    /// <returns>The IRP, or null when memory fails. The I/O manager frees it, and completes the master with the last one.</returns>
    public static Irp? MakeAssociatedIrp(Irp master, int stackSize)
    {
        Require(master);
        if (!master.Kernel.CanAllocate(AllocationSite.Irp))
        {
            return null;
        }

        var irp = new Irp(master.Kernel, stackSize, IrpOrigin.Associated) { Flags = IrpFlags.AssociatedIrp };
        irp.AssociatedIrp.MasterIrp = master;
        irp.Thread = master.Thread;
        return irp;
    }

    /// <summary>How long a thread that ends waits for the IRPs that are bound to it, once it has cancelled them.</summary>
    internal static readonly TimeSpan ThreadExitLimit = TimeSpan.FromMinutes(5);

    internal static void UnbindFromThread(Irp irp)
    {
        if (irp.ThreadLink is { } link)
        {
            irp.ThreadLink = null;
            irp.Thread?.Unbind(link);
        }
    }

    // A thread waits at its end for what is bound to it, and cancels it first.
    private static void BindToThread(Irp irp)
    {
        irp.Origin = IrpOrigin.ThreadBound;
        if (irp.Kernel.CurrentActor is KernelThread thread)
        {
            irp.Thread = thread;
            irp.ThreadLink = thread.Bind(irp);
        }
    }
}
