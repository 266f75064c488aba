namespace Wdf.IoTargets;

/// <summary>A disk whose sectors are memory; all zeros at first, unless it is given a content.</summary>
/// <remarks>
/// Only what is written takes memory, in pieces of 64 KB, so that a disk may be as large as a test likes. The test sees and changes the medium with
/// <see cref="Peek"/> and <see cref="Poke"/>, past every rule of the disk.
/// </remarks>
public sealed class RamDisk : SimulatedDisk
{
    private const int ChunkSize = 64 * 1024;

    private readonly Lock _mediumLock = new();
    private readonly Dictionary<long, byte[]> _chunks = [];

    /// <summary>Makes an empty disk.</summary>
    /// <param name="kernel">The kernel that it lives in.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="options">Name, sector size and so on; null for the defaults.</param>
    public RamDisk(SimulatedKernel kernel, long length, DiskOptions? options = null)
        : base(kernel, options ?? new DiskOptions(), @"\Driver\RamDisk")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
    }

    /// <summary>Makes a disk with a content, such as an image that a test has made up.</summary>
    /// <param name="kernel">The kernel that it lives in.</param>
    /// <param name="content">The content; copied now. The disk is as long.</param>
    /// <param name="options">Name, sector size and so on; null for the defaults.</param>
    public RamDisk(SimulatedKernel kernel, ReadOnlySpan<byte> content, DiskOptions? options = null)
        : this(kernel, content.Length, options)
    {
        Poke(0, content);
    }

    /// <summary>Reads the medium, from the test's side.</summary>
    /// <param name="offset">Byte offset.</param>
    /// <param name="length">How many bytes.</param>
    /// <returns>The bytes.</returns>
    public byte[] Peek(long offset, int length)
    {
        CheckRange(offset, length);
        var bytes = new byte[length];
        ReadMedium(bytes, offset);
        return bytes;
    }

    /// <summary>Changes the medium, from the test's side; it may be write-protected.</summary>
    /// <param name="offset">Byte offset.</param>
    /// <param name="bytes">The bytes.</param>
    public void Poke(long offset, ReadOnlySpan<byte> bytes)
    {
        CheckRange(offset, bytes.Length);
        WriteMedium(bytes, offset);
    }

    private protected override IoResult ReadMedium(Span<byte> buffer, long offset)
    {
        lock (_mediumLock)
        {
            for (var done = 0; done < buffer.Length;)
            {
                var at = (int)((offset + done) % ChunkSize);
                var part = buffer[done..Math.Min(buffer.Length, done + ChunkSize - at)];
                if (_chunks.TryGetValue((offset + done) / ChunkSize, out var chunk))
                {
                    chunk.AsSpan(at, part.Length).CopyTo(part);
                }
                else
                {
                    part.Clear();
                }

                done += part.Length;
            }
        }

        return IoResult.Success(buffer.Length);
    }

    private protected override IoResult WriteMedium(ReadOnlySpan<byte> data, long offset)
    {
        lock (_mediumLock)
        {
            for (var done = 0; done < data.Length;)
            {
                var number = (offset + done) / ChunkSize;
                var at = (int)((offset + done) % ChunkSize);
                var part = data[done..Math.Min(data.Length, done + ChunkSize - at)];
                if (!_chunks.TryGetValue(number, out var chunk))
                {
                    _chunks.Add(number, chunk = new byte[ChunkSize]);
                }

                part.CopyTo(chunk.AsSpan(at));
                done += part.Length;
            }
        }

        return IoResult.Success(data.Length);
    }

    private protected override IoResult FlushMedium() => NtStatus.Success;

    private void CheckRange(long offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Length - length);
    }
}
