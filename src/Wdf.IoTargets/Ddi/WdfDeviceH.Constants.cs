#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Ways in which a device takes buffers.</content>
public static partial class WdfDeviceH
{
    /// <inheritdoc cref="WdfDeviceIoType.Undefined"/>
    public const WdfDeviceIoType WdfDeviceIoUndefined = WdfDeviceIoType.Undefined;

    /// <inheritdoc cref="WdfDeviceIoType.Neither"/>
    public const WdfDeviceIoType WdfDeviceIoNeither = WdfDeviceIoType.Neither;

    /// <inheritdoc cref="WdfDeviceIoType.Buffered"/>
    public const WdfDeviceIoType WdfDeviceIoBuffered = WdfDeviceIoType.Buffered;

    /// <inheritdoc cref="WdfDeviceIoType.Direct"/>
    public const WdfDeviceIoType WdfDeviceIoDirect = WdfDeviceIoType.Direct;
}
