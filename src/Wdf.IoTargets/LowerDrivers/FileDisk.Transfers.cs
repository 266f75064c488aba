namespace Wdf.IoTargets;

/// <content>Reads, writes and flushes.</content>
public sealed partial class FileDisk
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
        buffer = buffer[..(int)Math.Min(buffer.Length, Length - offset)];
        try
        {
            return ReadAll(buffer, offset);
        }
        catch (Exception e) when (HostError.IsKnown(e))
        {
            return HostError.ToStatus(e);
        }
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

        try
        {
            var data = io.Input;
            RandomAccess.Write(_file, data, offset);
            return IoResult.Success(data.Length);
        }
        catch (Exception e) when (HostError.IsKnown(e))
        {
            return HostError.ToStatus(e);
        }
    }

    /// <inheritdoc/>
    protected override IoResult OnFlushBuffers(SimulatedIo io)
    {
        if (IsReadOnly)
        {
            return NtStatus.Success;
        }

        try
        {
            RandomAccess.FlushToDisk(_file);
            return NtStatus.Success;
        }
        catch (Exception e) when (HostError.IsKnown(e))
        {
            return HostError.ToStatus(e);
        }
    }

    /// <inheritdoc/>
    protected override IoResult OnOther(SimulatedIo io) =>
        io.MajorFunction == MajorFunction.Shutdown ? OnFlushBuffers(io) : base.OnOther(io);

    private IoResult ReadAll(Span<byte> buffer, long offset)
    {
        var done = 0;
        while (done < buffer.Length)
        {
            var count = RandomAccess.Read(_file, buffer[done..], offset + done);
            if (count == 0)
            {
                // Somebody has cut the file: the sectors that it had are gone.
                return NtStatus.NonexistentSector;
            }

            done += count;
        }

        return IoResult.Success(done);
    }

    private bool IsAligned(long offset, int length) => offset >= 0 && offset % SectorSize == 0 && length % SectorSize == 0;
}
