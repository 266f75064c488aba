namespace Wdf.IoTargets;

/// <summary>What went wrong on a serial line since somebody asked last (SERIAL_ERROR_*).</summary>
[Flags]
public enum SerialErrors : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><c>SERIAL_ERROR_BREAK</c>: a break was received.</summary>
    Break = 0x1,

    /// <summary><c>SERIAL_ERROR_FRAMING</c>: a character without a stop bit.</summary>
    Framing = 0x2,

    /// <summary><c>SERIAL_ERROR_OVERRUN</c>: the hardware had no room for a character.</summary>
    Overrun = 0x4,

    /// <summary><c>SERIAL_ERROR_QUEUEOVERRUN</c>: the driver's receive buffer had no room for a character.</summary>
    QueueOverrun = 0x8,

    /// <summary><c>SERIAL_ERROR_PARITY</c>: a character with the wrong parity.</summary>
    Parity = 0x10,
}
