namespace Wdf.IoTargets;

/// <summary>What IOCTL_SERIAL_PURGE ends and clears (SERIAL_PURGE_*).</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/ntddser/ni-ntddser-ioctl_serial_purge"/>
[Flags]
public enum SerialPurge : uint
{
    /// <summary>Nothing: the device refuses it.</summary>
    None = 0,

    /// <summary><c>SERIAL_PURGE_TXABORT</c>: all writes end with STATUS_CANCELLED.</summary>
    TransmitAbort = 0x1,

    /// <summary><c>SERIAL_PURGE_RXABORT</c>: all reads end with STATUS_CANCELLED.</summary>
    ReceiveAbort = 0x2,

    /// <summary><c>SERIAL_PURGE_TXCLEAR</c>: the transmit buffer is emptied; the device has none.</summary>
    TransmitClear = 0x4,

    /// <summary><c>SERIAL_PURGE_RXCLEAR</c>: the receive buffer is emptied.</summary>
    ReceiveClear = 0x8,
}
