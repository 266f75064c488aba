namespace Wdf.IoTargets;

/// <summary>A handle to an open file (HANDLE).</summary>
public sealed class FileHandle
{
    private int _closed;

    internal FileHandle(FileObject file) => FileObject = file;

    /// <summary>The file object behind it.</summary>
    public FileObject FileObject { get; }

    /// <summary>Whether it was closed.</summary>
    public bool IsClosed => Volatile.Read(ref _closed) != 0;

    internal bool TakeClosed() => Interlocked.Exchange(ref _closed, 1) == 0;
}
