namespace Wdf.IoTargets.Conformance;

/// <summary>The buffers of an IRP as the lowest driver finds them.</summary>
/// <param name="Length">The length of the output, or of a write.</param>
/// <param name="Input">The input bytes.</param>
/// <param name="Output">The output buffer.</param>
internal readonly record struct LowerTransfer(ulong Length, Memory<byte> Input, Memory<byte> Output)
{
    /// <summary>Looks at an IRP.</summary>
    /// <param name="irp">The IRP.</param>
    /// <param name="location">Its current location.</param>
    /// <returns>The buffers.</returns>
    public static LowerTransfer Of(Irp irp, IoStackLocation location)
    {
        var buffer = irp.AssociatedIrp.SystemBuffer;
        var direct = irp.MdlAddress?.GetSystemAddress() ?? default;
        switch (location.MajorFunction)
        {
            case MajorFunction.Read:
                var read = location.Parameters.Read.Length;
                return new LowerTransfer(read, default, Cut(First(buffer, direct, irp.UserBuffer), read));
            case MajorFunction.Write:
                var written = location.Parameters.Write.Length;
                return new LowerTransfer(written, Cut(First(buffer, direct, irp.UserBuffer), written), default);
            case MajorFunction.DeviceControl or MajorFunction.InternalDeviceControl:
                ref var control = ref location.Parameters.DeviceIoControl;
                var method = new IoControlCode(control.IoControlCode).Method;
                var input = method == IoMethod.Neither ? control.Type3InputBuffer : buffer;
                var output = method switch
                {
                    IoMethod.Buffered => buffer,
                    IoMethod.Neither => irp.UserBuffer,
                    _ => direct,
                };
                return new LowerTransfer(control.OutputBufferLength, Cut(input, control.InputBufferLength), Cut(output, control.OutputBufferLength));
            default:
                return default;
        }
    }

    private static Memory<byte> First(Memory<byte> a, Memory<byte> b, Memory<byte> c) => !a.Equals(default) ? a : !b.Equals(default) ? b : c;

    private static Memory<byte> Cut(Memory<byte> memory, uint length) => memory[..(int)Math.Min(length, (uint)memory.Length)];
}
