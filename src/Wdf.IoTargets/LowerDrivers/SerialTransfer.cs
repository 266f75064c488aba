namespace Wdf.IoTargets;

/// <summary>A read or write of a serial port: how far it has come, and what ends it early. Under the port's lock.</summary>
internal sealed class SerialTransfer(PendingIrp pending, byte[] data, bool isFlush = false)
{
    public PendingIrp Pending => pending;

    /// <summary>The bytes to send, or those received so far.</summary>
    public byte[] Data => data;

    /// <summary>Whether it only waits for its turn.</summary>
    public bool IsFlush => isFlush;

    /// <summary>Bytes that must be transferred; one, for a read that the time-outs have cut down.</summary>
    public int Needed { get; set; } = data.Length;

    /// <summary>Bytes transferred.</summary>
    public int Count { get; set; }

    public bool IsFull => Count >= Needed;

    /// <summary>Limits the whole transfer; null for no limit.</summary>
    public UnitTimer? Total { get; set; }

    /// <summary>Limits the time between two characters of a read, null for no limit; of a write, the time that its next character takes.</summary>
    public UnitTimer? Interval { get; set; }

    /// <summary>When the last character of a read came.</summary>
    public TimeSpan LastAt { get; set; }

    /// <summary>How long <see cref="Interval"/> runs.</summary>
    public TimeSpan IntervalTime { get; set; }

    public void StopTimers()
    {
        Total?.Stop();
        Interval?.Stop();
    }
}
