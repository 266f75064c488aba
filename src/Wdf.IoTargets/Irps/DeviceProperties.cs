using System.Text;

namespace Wdf.IoTargets;

/// <summary>The properties of a physical device, which a test sets and IoGetDeviceProperty reads.</summary>
public sealed class DeviceProperties
{
    private readonly Dictionary<DeviceRegistryProperty, byte[]> _values = [];

    /// <summary>Sets a property.</summary>
    /// <param name="property">The property.</param>
    /// <param name="value">Its bytes.</param>
    public void Set(DeviceRegistryProperty property, ReadOnlySpan<byte> value) => _values[property] = value.ToArray();

    /// <summary>Sets a text property: UTF-16 with a terminating zero.</summary>
    /// <param name="property">The property.</param>
    /// <param name="value">Its text.</param>
    public void Set(DeviceRegistryProperty property, string value) => _values[property] = Encoding.Unicode.GetBytes(value + "\0");

    /// <summary>Reads a property (IoGetDeviceProperty).</summary>
    /// <param name="property">The property.</param>
    /// <param name="buffer">Where it goes.</param>
    /// <param name="resultLength">Bytes written, or needed.</param>
    /// <returns>Success; STATUS_BUFFER_TOO_SMALL; STATUS_OBJECT_NAME_NOT_FOUND for a property that is not set.</returns>
    public NtStatus Read(DeviceRegistryProperty property, Span<byte> buffer, out uint resultLength)
    {
        resultLength = 0;
        if (!_values.TryGetValue(property, out var value))
        {
            return NtStatus.ObjectNameNotFound;
        }

        resultLength = (uint)value.Length;
        return value.AsSpan().TryCopyTo(buffer) ? NtStatus.Success : NtStatus.BufferTooSmall;
    }
}
