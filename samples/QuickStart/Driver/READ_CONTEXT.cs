#nullable disable

namespace QuickStart.Driver;

/// <summary>What the driver keeps with each request that it reads the disk with.</summary>
public sealed class READ_CONTEXT
{
    /// <summary>The device that reads.</summary>
    public WDFDEVICE Device;

    /// <summary>The request that the context belongs to.</summary>
    public WDFREQUEST Request;

    /// <summary>Where the data goes.</summary>
    public WDFMEMORY Memory;

    /// <summary>Set when the read is over, retries included.</summary>
    public KEVENT Done;

    /// <summary>Where the read begins.</summary>
    public LONGLONG Offset;

    /// <summary>Bytes that it asks for.</summary>
    public ULONG Length;

    /// <summary>How often it was sent for this offset.</summary>
    public int Attempts;

    /// <summary>How the read ended.</summary>
    public NTSTATUS Status;

    /// <summary>Bytes that were read: fewer than asked for where the disk ends in a partial sector.</summary>
    public ULONG BytesRead;
}
