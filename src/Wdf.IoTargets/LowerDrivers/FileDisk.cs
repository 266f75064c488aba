using Microsoft.Win32.SafeHandles;

namespace Wdf.IoTargets;

/// <summary>A disk whose sectors are a file of the host.</summary>
/// <remarks>The file is read and written synchronously. Errors of the host become statuses, such as STATUS_DISK_FULL where a sparse file finds no room.</remarks>
public sealed class FileDisk : SimulatedDisk, IDisposable
{
    private readonly SafeFileHandle _file;

    /// <summary>Makes a disk of a file. Its size is the file's at this time.</summary>
    /// <param name="kernel">The kernel that it lives in.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">Name, sector size and so on; null for the defaults.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be opened so; a file that cannot be written needs IsReadOnly.</exception>
    public FileDisk(SimulatedKernel kernel, string path, FileDiskOptions? options = null)
        : base(kernel, options ?? new FileDiskOptions(), @"\Driver\FileDisk")
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            _file = File.OpenHandle(path, FileMode.Open, IsReadOnly ? FileAccess.Read : FileAccess.ReadWrite, FileShare.ReadWrite);
            Length = RandomAccess.GetLength(_file);
        }
        catch
        {
            // The name must not stay with a disk that nobody has.
            Device.Delete();
            throw;
        }
    }

    /// <summary>Closes the file. Requests that come later fail with STATUS_DEVICE_NOT_READY.</summary>
    public void Dispose() => _file.Dispose();

    private protected override IoResult ReadMedium(Span<byte> buffer, long offset)
    {
        try
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
        catch (Exception e) when (HostError.IsKnown(e))
        {
            return HostError.ToStatus(e);
        }
    }

    private protected override IoResult WriteMedium(ReadOnlySpan<byte> data, long offset)
    {
        try
        {
            RandomAccess.Write(_file, data, offset);
            return IoResult.Success(data.Length);
        }
        catch (Exception e) when (HostError.IsKnown(e))
        {
            return HostError.ToStatus(e);
        }
    }

    private protected override IoResult FlushMedium()
    {
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
}
