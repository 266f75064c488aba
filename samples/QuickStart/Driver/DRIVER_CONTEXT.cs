#nullable disable

namespace QuickStart.Driver;

/// <summary>What the driver keeps for itself.</summary>
public sealed class DRIVER_CONTEXT
{
    /// <summary>The one device that it serves; null until it was given it.</summary>
    public WDFDEVICE Device;
}
