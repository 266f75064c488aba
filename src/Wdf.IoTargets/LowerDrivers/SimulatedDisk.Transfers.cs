namespace Wdf.IoTargets;

/// <content>Reads, writes and flushes.</content>
public abstract partial class SimulatedDisk
{
    /// <inheritdoc/>
    protected override IoResult OnRead(SimulatedIo io)
    {
        var offset = io.Offset;
        var length = io.Length;
        if (length == 0)
        {
            return IoResult.Success();
        }

        if (!IsAligned(offset, length))
        {
            return NtStatus.InvalidParameter;
        }

        if (offset >= Length || (offset > Length - length && !HasPartialSector))
        {
            return NtStatus.NonexistentSector;
        }

        var buffer = io.Output;
        return ReadMedium(buffer[..(int)Math.Min(buffer.Length, Length - offset)], offset);
    }

    /// <inheritdoc/>
    protected override IoResult OnWrite(SimulatedIo io)
    {
        var offset = io.Offset;
        var length = io.Length;
        if (length == 0)
        {
            return IoResult.Success();
        }

        if (!IsAligned(offset, length))
        {
            return NtStatus.InvalidParameter;
        }

        if (IsReadOnly)
        {
            return NtStatus.MediaWriteProtected;
        }

        if (offset > Length - length)
        {
            return NtStatus.NonexistentSector;
        }

        return WriteMedium(io.Input, offset);
    }

    /// <inheritdoc/>
    protected override IoResult OnFlushBuffers(SimulatedIo io) => IsReadOnly ? NtStatus.Success : FlushMedium();

    /// <inheritdoc/>
    protected override IoResult OnOther(SimulatedIo io) =>
        io.MajorFunction == MajorFunction.Shutdown ? OnFlushBuffers(io) : base.OnOther(io);

    private bool IsAligned(long offset, int length) => offset >= 0 && offset % SectorSize == 0 && length % SectorSize == 0;
}
