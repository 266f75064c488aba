namespace Wdf.IoTargets;

/// <summary>What IRP_MN_QUERY_INTERFACE asks a driver for; the driver that has the interface fills it in.</summary>
/// <param name="interfaceType">The interface.</param>
/// <param name="size">Size in bytes that the asker expects.</param>
/// <param name="version">Version that the asker expects.</param>
/// <param name="specificData">Further data of this interface type; may be null.</param>
public sealed class InterfaceQuery(Guid interfaceType, ushort size, ushort version, object? specificData)
{
    /// <summary>The interface.</summary>
    public Guid InterfaceType { get; } = interfaceType;

    /// <summary>Size in bytes that the asker expects.</summary>
    public ushort Size { get; } = size;

    /// <summary>Version that the asker expects.</summary>
    public ushort Version { get; } = version;

    /// <summary>Further data of this interface type.</summary>
    public object? SpecificData { get; } = specificData;

    /// <summary>The interface that the driver exports: an object with the functions that C keeps in a structure.</summary>
    public object? Interface { get; set; }
}
