namespace Wdf.IoTargets;

/// <summary>A device that gives back what it is given.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>A write is kept, in place of the one before; beyond <see cref="MaximumWrite"/> it gets STATUS_BUFFER_OVERFLOW.</item>
/// <item>A read gets what the last write left, as much as fits, and again on every read; 0 bytes before the first write.</item>
/// <item>A device control of any code, internal or not, gets its input as output. Where the output buffer is too small it is filled, and the status is
/// the warning STATUS_BUFFER_OVERFLOW. With METHOD_IN_DIRECT the second buffer is data for the device: there is no output.</item>
/// <item>A flush forgets what was written.</item>
/// </list>
/// </remarks>
public sealed class EchoDevice : SimulatedDriver
{
    /// <summary>The longest write that the device takes, in bytes.</summary>
    public const int MaximumWrite = 40 * 1024;

    private byte[] _kept = [];

    /// <summary>Makes the driver and its device.</summary>
    /// <param name="kernel">The kernel that they live in.</param>
    /// <param name="options">Name, flags and place of the device; null for the defaults.</param>
    public EchoDevice(SimulatedKernel kernel, LowerDriverOptions? options = null)
        : base(kernel, options)
    {
    }

    /// <inheritdoc/>
    protected override IoResult OnWrite(SimulatedIo io)
    {
        if (io.Length > MaximumWrite)
        {
            return NtStatus.BufferOverflow;
        }

        Volatile.Write(ref _kept, io.Input.ToArray());
        return IoResult.Success(io.Length);
    }

    /// <inheritdoc/>
    protected override IoResult OnRead(SimulatedIo io)
    {
        var kept = Volatile.Read(ref _kept);
        var count = Math.Min(kept.Length, io.Output.Length);
        kept.AsSpan(0, count).CopyTo(io.Output);
        return IoResult.Success(count);
    }

    /// <inheritdoc/>
    protected override IoResult OnDeviceControl(SimulatedIo io)
    {
        if (new IoControlCode(io.ControlCode).Method == IoMethod.InDirect)
        {
            return NtStatus.Success;
        }

        // With METHOD_BUFFERED both are the same memory, and the copy changes nothing.
        var count = Math.Min(io.Input.Length, io.Output.Length);
        io.Input[..count].CopyTo(io.Output);
        return new IoResult(count < io.Input.Length ? NtStatus.BufferOverflow : NtStatus.Success, (ulong)count);
    }

    /// <inheritdoc/>
    protected override IoResult OnInternalDeviceControl(SimulatedIo io) => OnDeviceControl(io);

    /// <inheritdoc/>
    protected override IoResult OnFlushBuffers(SimulatedIo io)
    {
        Volatile.Write(ref _kept, []);
        return NtStatus.Success;
    }
}
