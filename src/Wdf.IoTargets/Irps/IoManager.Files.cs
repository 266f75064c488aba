namespace Wdf.IoTargets;

/// <content>Files: opening a device by name, closing it.</content>
public static partial class IoManager
{
    /// <summary>Opens a device by name (ZwCreateFile): sends it IRP_MJ_CREATE. Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="name">Name of the device, such as <c>\Device\Disk0</c> or <c>\??\Disk0</c>; what follows it goes to the driver as the file name.</param>
    /// <param name="access">Access that is asked for.</param>
    /// <param name="shareAccess">Share access.</param>
    /// <param name="fileAttributes">File attributes.</param>
    /// <param name="disposition">What to do when the file exists, or does not.</param>
    /// <param name="options">Create options.</param>
    /// <param name="handle">The handle.</param>
    /// <param name="information">What was done: 1 for opened.</param>
    /// <returns>Success; STATUS_OBJECT_NAME_NOT_FOUND; the status of the driver.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-zwcreatefile"/>
    public static NtStatus CreateFile(SimulatedKernel kernel, string name, uint access, ushort shareAccess, uint fileAttributes, uint disposition, uint options, out FileHandle? handle, out ulong information)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(name);
        kernel.TellCalled(WdmRoutine.ZwCreateFile, null);
        handle = null;
        information = 0;
        if (kernel.Find(name, out var rest) is not DeviceObject device)
        {
            return NtStatus.ObjectNameNotFound;
        }

        var file = new FileObject(device, rest);
        var top = device.Top;
        var irp = new Irp(kernel, top.StackSize, IrpOrigin.ThreadBound) { Flags = IrpFlags.CreateOperation | IrpFlags.SynchronousApi };
        irp.Tail.Overlay.OriginalFileObject = file;
        ref var location = ref irp.GetNextIrpStackLocation();
        location.MajorFunction = MajorFunction.Create;
        location.FileObject = file;
        ref var parameters = ref location.Parameters.Create;
        parameters.DesiredAccess = access;
        parameters.Options = (disposition << 24) | (options & 0xFFFFFF);
        parameters.FileAttributes = (ushort)fileAttributes;
        parameters.ShareAccess = shareAccess;
        var result = SendAndWait(top, irp);
        information = result.Information;
        if (!result.Status.IsSuccess)
        {
            return result.Status;
        }

        file.IsOpen = true;
        device.AddOpen();
        kernel.Track(file);
        handle = new FileHandle(file);
        return result.Status;
    }

    /// <summary>Finds the top of a named device's stack and opens the device (IoGetDeviceObjectPointer). Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="name">Name of the device.</param>
    /// <param name="access">Access that is asked for.</param>
    /// <param name="file">The file object: drop it with <see cref="Dereference"/> when the device is not used any more; that closes it.</param>
    /// <param name="device">The device to send to.</param>
    /// <returns>Success; STATUS_OBJECT_NAME_NOT_FOUND; the status of the driver.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-iogetdeviceobjectpointer"/>
    public static NtStatus GetDeviceObjectPointer(SimulatedKernel kernel, string name, uint access, out FileObject? file, out DeviceObject? device)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        kernel.TellCalled(WdmRoutine.IoGetDeviceObjectPointer, null);
        const ushort shareAll = 7;
        const uint openExisting = 1;
        file = null;
        device = null;
        var status = CreateFile(kernel, name, access, shareAll, fileAttributes: 0, openExisting, options: 0, out var handle, out _);
        if (!status.IsSuccess)
        {
            return status;
        }

        // The pointer outlives the handle, which is closed at once: the driver sees its cleanup here, and its close with the last reference.
        file = handle!.FileObject;
        file.AddReference();
        device = file.DeviceObject.Top;
        CloseFile(handle);
        return status;
    }

    /// <summary>Closes a handle (ZwClose): IRP_MJ_CLEANUP, and IRP_MJ_CLOSE with the last reference. Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="handle">The handle; closing it again does nothing.</param>
    public static void CloseFile(FileHandle handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        if (!handle.TakeClosed())
        {
            return;
        }

        var file = handle.FileObject;
        file.Kernel.TellCalled(WdmRoutine.ZwClose, file);
        file.IsCleanedUp = true;
        SendFileIrp(file, MajorFunction.Cleanup);
        Dereference(file);
    }

    /// <summary>Drops a reference to a file object (ObDereferenceObject); the last one sends IRP_MJ_CLOSE.</summary>
    /// <param name="file">The file object.</param>
    public static void Dereference(FileObject file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.DropReference() && file.IsOpen)
        {
            SendFileIrp(file, MajorFunction.Close);
            file.IsOpen = false;
            file.IsClosed = true;
            file.DeviceObject.DropOpen();
            file.Kernel.Untrack(file);
        }
    }

    /// <summary>Sends an IRP of the I/O manager's own and waits for it.</summary>
    internal static IoStatusBlock SendAndWait(DeviceObject device, Irp irp)
    {
        var done = new KernelEvent(irp.Kernel, KernelEventType.Notification, name: $"completion of {irp.Name}");
        var result = new IoStatusTarget();
        irp.UserEvent = done;
        irp.UserIosb = result;
        irp.Thread = irp.Kernel.CurrentActor as KernelThread;
        irp.OriginatorData = new ResultKeeper(result);
        if (CallDriver(device, irp) == NtStatus.Pending)
        {
            irp.Kernel.Wait(done, KernelTimeout.Infinite);
        }

        return result.Value;
    }

    private static void SendFileIrp(FileObject file, MajorFunction major)
    {
        var top = file.DeviceObject.Top;
        var irp = new Irp(file.Kernel, top.StackSize, IrpOrigin.ThreadBound) { Flags = IrpFlags.SynchronousApi };
        irp.Tail.Overlay.OriginalFileObject = file;
        ref var location = ref irp.GetNextIrpStackLocation();
        location.MajorFunction = major;
        location.FileObject = file;
        SendAndWait(top, irp);
    }

    // An error that was returned inline is not written to the status block; the caller here wants it all the same.
    private sealed class ResultKeeper(IoStatusTarget target) : ICompletionSink
    {
        public void OnCompleted(Irp irp) => target.Value = irp.StatusBlock;
    }
}
