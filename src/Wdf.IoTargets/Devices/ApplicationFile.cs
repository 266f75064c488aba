namespace Wdf.IoTargets;

/// <summary>A file that an application has open. Each operation is an IRP that the I/O manager builds, to the top of the device's stack.</summary>
public sealed class ApplicationFile : IDisposable
{
    private readonly FileHandle _handle;

    internal ApplicationFile(Application application, FileHandle handle)
    {
        Application = application;
        _handle = handle;
    }

    /// <summary>The application.</summary>
    public Application Application { get; }

    /// <summary>The file object.</summary>
    public FileObject FileObject => _handle.FileObject;

    /// <summary>Reads, and waits for the result.</summary>
    /// <param name="buffer">Where the data goes.</param>
    /// <param name="offset">Byte offset on the device.</param>
    /// <returns>Status and byte count.</returns>
    public IoStatusBlock Read(Memory<byte> buffer, long offset = 0) => StartRead(buffer, offset).Wait();

    /// <summary>Writes, and waits for the result.</summary>
    /// <param name="buffer">The data.</param>
    /// <param name="offset">Byte offset on the device.</param>
    /// <returns>Status and byte count.</returns>
    public IoStatusBlock Write(Memory<byte> buffer, long offset = 0) => StartWrite(buffer, offset).Wait();

    /// <summary>Sends a device control, and waits for the result.</summary>
    /// <param name="code">The control code.</param>
    /// <param name="input">Input; default for none.</param>
    /// <param name="output">Output; default for none.</param>
    /// <returns>Status and byte count.</returns>
    public IoStatusBlock DeviceIoControl(uint code, Memory<byte> input = default, Memory<byte> output = default) => StartDeviceIoControl(code, input, output).Wait();

    /// <summary>Begins a read.</summary>
    /// <param name="buffer">Where the data goes.</param>
    /// <param name="offset">Byte offset on the device.</param>
    /// <returns>The operation: it can be waited for, awaited and cancelled.</returns>
    public IoOperation StartRead(Memory<byte> buffer, long offset = 0) => StartTransfer(MajorFunction.Read, buffer, offset);

    /// <summary>Begins a write.</summary>
    /// <param name="buffer">The data.</param>
    /// <param name="offset">Byte offset on the device.</param>
    /// <returns>The operation.</returns>
    public IoOperation StartWrite(Memory<byte> buffer, long offset = 0) => StartTransfer(MajorFunction.Write, buffer, offset);

    /// <summary>Begins a device control.</summary>
    /// <param name="code">The control code.</param>
    /// <param name="input">Input; default for none.</param>
    /// <param name="output">Output; default for none.</param>
    /// <returns>The operation.</returns>
    public IoOperation StartDeviceIoControl(uint code, Memory<byte> input = default, Memory<byte> output = default) => StartControl(MajorFunction.DeviceControl, code, input, output);

    /// <summary>Begins an internal device control; only kernel components can.</summary>
    /// <param name="code">The control code.</param>
    /// <param name="input">Input; default for none.</param>
    /// <param name="output">Output; default for none.</param>
    /// <returns>The operation.</returns>
    public IoOperation StartInternalDeviceIoControl(uint code, Memory<byte> input = default, Memory<byte> output = default)
    {
        if (Application.Mode == ProcessorMode.UserMode)
        {
            throw new InvalidOperationException("A user-mode application cannot send an internal device control. Make the Application with ProcessorMode.KernelMode.");
        }

        return StartControl(MajorFunction.InternalDeviceControl, code, input, output);
    }

    /// <summary>Closes the file (CloseHandle): cleanup, then close.</summary>
    public void Close() => IoManager.CloseFile(_handle);

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        if (!Application.Kernel.IsStopped)
        {
            Close();
        }
    }

    private IoOperation StartTransfer(MajorFunction major, Memory<byte> buffer, long offset)
    {
        var (top, irp) = NewIrp(major, major == MajorFunction.Read ? IrpFlags.ReadOperation : IrpFlags.WriteOperation);
        ref var parameters = ref irp.GetNextIrpStackLocation().Parameters.Read;
        parameters.Length = (uint)buffer.Length;
        parameters.ByteOffset = offset;
        var isBuilt = TransferBuilder.AttachReadWrite(irp, top.Flags, buffer, major == MajorFunction.Write);
        return Send(top, irp, isBuilt);
    }

    private IoOperation StartControl(MajorFunction major, uint code, Memory<byte> input, Memory<byte> output)
    {
        var (top, irp) = NewIrp(major, IrpFlags.None);
        ref var location = ref irp.GetNextIrpStackLocation();
        ref var parameters = ref location.Parameters.DeviceIoControl;
        parameters.IoControlCode = code;
        parameters.InputBufferLength = (uint)input.Length;
        parameters.OutputBufferLength = (uint)output.Length;
        var isBuilt = TransferBuilder.AttachControl(irp, ref location, input, output, inputOperationForEmptyOutput: true);
        return Send(top, irp, isBuilt);
    }

    private (DeviceObject Top, Irp Irp) NewIrp(MajorFunction major, IrpFlags flags)
    {
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        var top = FileObject.DeviceObject.Top;
        var irp = new Irp(Application.Kernel, top.StackSize, IrpOrigin.ThreadBound) { Flags = flags, RequestorMode = Application.Mode };
        irp.Thread = Application.Kernel.CurrentActor as KernelThread;
        irp.Tail.Overlay.OriginalFileObject = FileObject;
        ref var location = ref irp.GetNextIrpStackLocation();
        location.MajorFunction = major;
        location.FileObject = FileObject;
        return (top, irp);
    }

    private IoOperation Send(DeviceObject top, Irp irp, bool isBuilt)
    {
        var operation = new IoOperation(Application, irp);
        if (!isBuilt)
        {
            IoManager.Discard(irp);
            operation.Fail(NtStatus.InsufficientResources);
            return operation;
        }

        operation.Returned = IoManager.CallDriver(top, irp);
        return operation;
    }
}
