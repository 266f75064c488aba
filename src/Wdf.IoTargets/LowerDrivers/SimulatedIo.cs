namespace Wdf.IoTargets;

/// <summary>A request as a simulated driver sees it: its parameters, and its buffers however they were passed.</summary>
/// <remarks>
/// A view of the IRP's current stack location, valid until the IRP is completed. Asynchronous code asks it anew after each await.
/// When the request was ended under it (the device is gone), each member throws <see cref="OperationCanceledException"/>.
/// </remarks>
public readonly struct SimulatedIo
{
    private readonly PendingIrp? _pending;
    private readonly Irp _irp;

    /// <summary>Looks at the IRP that a driver has.</summary>
    /// <param name="irp">The IRP; its current stack location is the driver's.</param>
    public SimulatedIo(Irp irp)
    {
        _irp = irp;
    }

    internal SimulatedIo(PendingIrp pending, Irp irp)
    {
        _pending = pending;
        _irp = irp;
    }

    /// <summary>The IRP.</summary>
    public Irp Irp
    {
        get
        {
            if (_pending is not null && (_pending.IsCompleted || !ReferenceEquals(_pending.Subject, _irp)))
            {
                throw new OperationCanceledException("The request is completed: it was ended under the code that served it, such as by removal of the device, or that code had completed it before.");
            }

            return _irp;
        }
    }

    /// <summary>The driver's stack location.</summary>
    public ref IoStackLocation Location => ref Irp.GetCurrentIrpStackLocation();

    /// <summary>What is asked for.</summary>
    public MajorFunction MajorFunction => Location.MajorFunction;

    /// <summary>The control code of a device control; 0 for other requests.</summary>
    public uint ControlCode => IsControl ? Location.Parameters.DeviceIoControl.IoControlCode : 0;

    /// <summary>Bytes to read or write; 0 for other requests.</summary>
    public int Length => IsTransfer ? Clamp(Location.Parameters.Read.Length) : 0;

    /// <summary>Byte offset of a read or write on the device; 0 for other requests.</summary>
    public long Offset => IsTransfer ? Location.Parameters.Read.ByteOffset : 0;

    /// <summary>Length of the input: of a write's data, or of a device control's input buffer.</summary>
    public int InputLength => MajorFunction == MajorFunction.Write ? Length : IsControl ? Clamp(Location.Parameters.DeviceIoControl.InputBufferLength) : 0;

    /// <summary>Length of the output: of a read's buffer, or of a device control's output buffer.</summary>
    public int OutputLength => MajorFunction == MajorFunction.Read ? Length : IsControl ? Clamp(Location.Parameters.DeviceIoControl.OutputBufferLength) : 0;

    /// <summary>The open that the request belongs to; may be null.</summary>
    public FileObject? FileObject => Location.FileObject;

    /// <summary>A write's data, or a device control's input; empty where there is none.</summary>
    public ReadOnlySpan<byte> Input => InputMemory.Span;

    /// <summary>
    /// Where a read's data or a device control's output goes; empty where there is none. With METHOD_BUFFERED it is the same memory
    /// as <see cref="Input"/>. With METHOD_IN_DIRECT it holds data for the device and must not be written.
    /// </summary>
    public Span<byte> Output => OutputMemory.Span;

    /// <summary><see cref="Input"/>, for code that keeps it across an await.</summary>
    public ReadOnlyMemory<byte> InputMemory =>
        MajorFunction == MajorFunction.Write ? Cut(TransferBuffer, Length)
        : !IsControl ? default
        : Cut(Method == IoMethod.Neither ? Location.Parameters.DeviceIoControl.Type3InputBuffer : Irp.AssociatedIrp.SystemBuffer, InputLength);

    /// <summary><see cref="Output"/>, for code that keeps it across an await.</summary>
    public Memory<byte> OutputMemory =>
        MajorFunction == MajorFunction.Read ? Cut(TransferBuffer, Length)
        : !IsControl ? default
        : Cut(
            Method switch
            {
                IoMethod.Buffered => Irp.AssociatedIrp.SystemBuffer,
                IoMethod.Neither => Irp.UserBuffer,
                _ => Mapped,
            },
            OutputLength);

    /// <summary>Whether the pages of a direct transfer, if it is one, could be mapped; without, the buffers are empty.</summary>
    public bool IsMapped => Irp.MdlAddress is not { } mdl || !mdl.GetSystemAddress().IsEmpty || mdl.ByteCount == 0;

    private bool IsTransfer => MajorFunction is MajorFunction.Read or MajorFunction.Write;

    private bool IsControl => MajorFunction is MajorFunction.DeviceControl or MajorFunction.InternalDeviceControl;

    private IoMethod Method => new IoControlCode(Location.Parameters.DeviceIoControl.IoControlCode).Method;

    private Memory<byte> Mapped => Irp.MdlAddress is { } mdl ? mdl.GetSystemAddress() : default;

    // By the flags of the device; where both are set, buffered wins.
    private Memory<byte> TransferBuffer
    {
        get
        {
            var flags = Location.DeviceObject!.Flags;
            return (flags & DeviceFlags.BufferedIo) != 0 ? Irp.AssociatedIrp.SystemBuffer
                : (flags & DeviceFlags.DirectIo) != 0 ? Mapped
                : Irp.UserBuffer;
        }
    }

    private static int Clamp(uint length) => (int)Math.Min(length, int.MaxValue);

    // A caller may state more than it gave; nobody reads beyond what is there.
    private static Memory<byte> Cut(Memory<byte> buffer, int length) => length < buffer.Length ? buffer[..length] : buffer;
}
