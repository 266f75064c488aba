#nullable disable

namespace QuickStart.Driver;

/// <summary>What the driver keeps with its device: the disk that it reads, and the reads in flight.</summary>
public sealed class DEVICE_CONTEXT
{
    /// <summary>The disk, opened by name.</summary>
    public WDFIOTARGET Target;

    /// <summary>Bytes of a sector, as the disk says.</summary>
    public ULONG BytesPerSector;

    /// <summary>Bytes of the disk, as it says.</summary>
    public LONGLONG Length;

    /// <summary>The contexts of the requests that read the disk side by side, in the order of their first use.</summary>
    public READ_CONTEXT[] Reads = [];

    /// <summary>Bytes that one read asks for.</summary>
    public ULONG ReadLength;

    /// <summary>Where the next read begins.</summary>
    public LONGLONG NextOffset;

    /// <summary>The read whose data is hashed next: the one of lowest offset.</summary>
    public int Oldest;

    /// <summary>How the reads ended so far.</summary>
    public READ_OUTCOMES Outcomes;
}
