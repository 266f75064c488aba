namespace FaultInjection;

/// <summary>Something that goes wrong below the driver.</summary>
/// <param name="Name">What.</param>
/// <param name="Build">Builds the stack that does it on a disk; returns its top.</param>
public sealed record Fault(string Name, Func<DeviceObject, DeviceObject> Build);
