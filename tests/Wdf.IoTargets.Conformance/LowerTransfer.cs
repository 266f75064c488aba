namespace Wdf.IoTargets.Conformance;

/// <summary>The buffers of an IRP as the lowest driver finds them.</summary>
/// <param name="Length">The length of the output, or of a write; 0 when there is no output buffer.</param>
/// <param name="Input">The input bytes.</param>
/// <param name="Output">The output buffer.</param>
internal readonly record struct LowerTransfer(ulong Length, Memory<byte> Input, Memory<byte> Output)
{
    /// <summary>Looks at an IRP.</summary>
    /// <param name="irp">The IRP, at the lowest device.</param>
    /// <returns>The buffers.</returns>
    public static LowerTransfer Of(Irp irp)
    {
        ref var location = ref irp.GetCurrentIrpStackLocation();
        switch (location.MajorFunction)
        {
            case MajorFunction.Read:
                return OfOutput(default, Transfer(irp), location.Parameters.Read.Length);
            case MajorFunction.Write:
                var length = location.Parameters.Write.Length;
                return new LowerTransfer(length, Cut(Transfer(irp), length), default);
            case MajorFunction.DeviceControl or MajorFunction.InternalDeviceControl:
                ref var control = ref location.Parameters.DeviceIoControl;
                var method = new IoControlCode(control.IoControlCode).Method;
                var input = method == IoMethod.Neither ? control.Type3InputBuffer : Described(irp, irp.AssociatedIrp.SystemBuffer);
                var output = method switch
                {
                    IoMethod.Buffered => irp.AssociatedIrp.SystemBuffer,
                    IoMethod.Neither => irp.UserBuffer,
                    _ => Mapped(irp),
                };
                return OfOutput(Cut(input, control.InputBufferLength), output, control.OutputBufferLength);
            default:
                return default;
        }
    }

    private static LowerTransfer OfOutput(Memory<byte> input, Memory<byte> output, uint length) =>
        output.Equals(default) ? new LowerTransfer(0, input, default) : new LowerTransfer(length, input, Cut(output, length));

    private static Memory<byte> Transfer(Irp irp) =>
        !irp.AssociatedIrp.SystemBuffer.Equals(default) ? irp.AssociatedIrp.SystemBuffer : irp.MdlAddress is not null ? Mapped(irp) : irp.UserBuffer;

    // Of a buffer that an MDL describes from its first byte, only what the MDL describes.
    private static Memory<byte> Described(Irp irp, Memory<byte> buffer) =>
        irp.MdlAddress is { } mdl && mdl.ByteCount < buffer.Length && Names.SameAddress(mdl.VirtualAddress, buffer) ? buffer[..mdl.ByteCount] : buffer;

    private static Memory<byte> Mapped(Irp irp) => irp.MdlAddress?.GetSystemAddress() ?? default;

    private static Memory<byte> Cut(Memory<byte> memory, uint length) => memory[..(int)Math.Min(length, (uint)memory.Length)];
}
