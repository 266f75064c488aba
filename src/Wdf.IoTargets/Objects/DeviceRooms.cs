namespace Wdf.IoTargets;

/// <summary>What the rooms above keep in a device; this room knows only that they are objects.</summary>
internal sealed class DeviceRooms
{
    /// <summary>The default I/O target.</summary>
    public WdfObject? DefaultTarget { get; set; }

    /// <summary>The self I/O target.</summary>
    public WdfObject? SelfTarget { get; set; }

    /// <summary>How the device handles IRPs: its queues and their rules.</summary>
    public object? Dispatcher { get; set; }
}
