namespace Wdf.IoTargets;

/// <summary>The control codes that <see cref="SerialLoopback"/> answers, with the values of Windows. All are METHOD_BUFFERED.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/ntddser/"/>
public static class SerialIoctl
{
    /// <summary><c>IOCTL_SERIAL_SET_BAUD_RATE</c>: takes a SERIAL_BAUD_RATE, a 32-bit number.</summary>
    public const uint SetBaudRate = 0x001B0004;

    /// <summary><c>IOCTL_SERIAL_SET_QUEUE_SIZE</c>: takes a SERIAL_QUEUE_SIZE, two 32-bit numbers; the receive buffer grows to the first.</summary>
    public const uint SetQueueSize = 0x001B0008;

    /// <summary><c>IOCTL_SERIAL_SET_TIMEOUTS</c>: takes <see cref="SerialTimeouts"/>, which hold for reads and writes that start from then on.</summary>
    public const uint SetTimeouts = 0x001B001C;

    /// <summary><c>IOCTL_SERIAL_GET_TIMEOUTS</c>: gives the <see cref="SerialTimeouts"/>.</summary>
    public const uint GetTimeouts = 0x001B0020;

    /// <summary><c>IOCTL_SERIAL_PURGE</c>: takes a <see cref="SerialPurge"/>, a 32-bit mask.</summary>
    public const uint Purge = 0x001B004C;

    /// <summary><c>IOCTL_SERIAL_GET_BAUD_RATE</c>: gives a SERIAL_BAUD_RATE, a 32-bit number.</summary>
    public const uint GetBaudRate = 0x001B0050;

    /// <summary><c>IOCTL_SERIAL_GET_COMMSTATUS</c>: gives a <see cref="SerialStatus"/>, and clears its errors.</summary>
    public const uint GetCommStatus = 0x001B006C;
}
