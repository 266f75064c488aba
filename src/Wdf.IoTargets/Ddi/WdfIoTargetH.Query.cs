#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Questions to a target's device stack.</content>
public static partial class WdfIoTargetH
{
    /// <inheritdoc cref="WdfIoTarget.QueryTargetProperty"/>
    /// <param name="IoTarget">The target.</param>
    /// <param name="DeviceProperty">The property.</param>
    /// <param name="BufferLength">Length of the buffer in bytes; 0 to ask for the length.</param>
    /// <param name="PropertyBuffer">Where the property goes; NULL with length 0 only.</param>
    /// <param name="ResultLength">Bytes written, or needed.</param>
    public static NtStatus WdfIoTargetQueryTargetProperty(WdfIoTarget IoTarget, DeviceRegistryProperty DeviceProperty, uint BufferLength, Memory<byte> PropertyBuffer, out uint ResultLength)
    {
        var target = Handles.Require(IoTarget, nameof(WdfIoTargetQueryTargetProperty), nameof(IoTarget));
        Handles.RequirePointer(BufferLength > 0 && PropertyBuffer.Equals(default), target, nameof(WdfIoTargetQueryTargetProperty), nameof(PropertyBuffer));
        var buffer = Handles.Cut(PropertyBuffer, BufferLength, nameof(WdfIoTargetQueryTargetProperty));
        return target.QueryTargetProperty(DeviceProperty, buffer.Span, out ResultLength);
    }

    /// <summary>Refused: the length must be asked for.</summary>
    /// <inheritdoc cref="WdfIoTarget.QueryTargetProperty"/>
    public static NtStatus WdfIoTargetQueryTargetProperty(WdfIoTarget IoTarget, DeviceRegistryProperty DeviceProperty, uint BufferLength, Memory<byte> PropertyBuffer, NullPointer ResultLength) =>
        Handles.Missing(Handles.Require(IoTarget, nameof(WdfIoTargetQueryTargetProperty), nameof(IoTarget)), nameof(WdfIoTargetQueryTargetProperty), nameof(ResultLength));

    /// <inheritdoc cref="WdfIoTarget.AllocAndQueryTargetProperty"/>
    public static NtStatus WdfIoTargetAllocAndQueryTargetProperty(WdfIoTarget IoTarget, DeviceRegistryProperty DeviceProperty, PoolType PoolType, in WdfObjectAttributes? PropertyMemoryAttributes, out WdfMemory PropertyMemory) =>
        Handles.Require(IoTarget, nameof(WdfIoTargetAllocAndQueryTargetProperty), nameof(IoTarget))
            .AllocAndQueryTargetProperty(DeviceProperty, PoolType, PropertyMemoryAttributes, out PropertyMemory);

    /// <summary>Refused: the memory object must be asked for.</summary>
    /// <inheritdoc cref="WdfIoTarget.AllocAndQueryTargetProperty"/>
    public static NtStatus WdfIoTargetAllocAndQueryTargetProperty(WdfIoTarget IoTarget, DeviceRegistryProperty DeviceProperty, PoolType PoolType, in WdfObjectAttributes? PropertyMemoryAttributes, NullPointer PropertyMemory) =>
        Handles.Missing(Handles.Require(IoTarget, nameof(WdfIoTargetAllocAndQueryTargetProperty), nameof(IoTarget)), nameof(WdfIoTargetAllocAndQueryTargetProperty), nameof(PropertyMemory));

    /// <inheritdoc cref="WdfIoTarget.QueryForInterface"/>
    /// <param name="IoTarget">The target.</param>
    /// <param name="InterfaceType">The interface.</param>
    /// <param name="Interface">The interface, which C has copied into the caller's structure.</param>
    /// <param name="Size">Size that is expected, in bytes.</param>
    /// <param name="Version">Version that is expected.</param>
    /// <param name="InterfaceSpecificData">Further data; may be NULL.</param>
    public static NtStatus WdfIoTargetQueryForInterface(WdfIoTarget IoTarget, in Guid? InterfaceType, out object Interface, ushort Size, ushort Version, object InterfaceSpecificData)
    {
        var target = Handles.Require(IoTarget, nameof(WdfIoTargetQueryForInterface), nameof(IoTarget));
        Handles.RequirePointer(InterfaceType is null, target, nameof(WdfIoTargetQueryForInterface), nameof(InterfaceType));
        return target.QueryForInterface(InterfaceType.GetValueOrDefault(), Size, Version, InterfaceSpecificData, out Interface);
    }

    /// <summary>Refused: the interface must be asked for.</summary>
    /// <inheritdoc cref="WdfIoTarget.QueryForInterface"/>
    public static NtStatus WdfIoTargetQueryForInterface(WdfIoTarget IoTarget, in Guid? InterfaceType, NullPointer Interface, ushort Size, ushort Version, object InterfaceSpecificData) =>
        Handles.Missing(
            Handles.Require(IoTarget, nameof(WdfIoTargetQueryForInterface), nameof(IoTarget)),
            nameof(WdfIoTargetQueryForInterface),
            InterfaceType is null ? nameof(InterfaceType) : nameof(Interface));
}
