#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <summary>The functions of <c>wdffdo.h</c>.</summary>
public static partial class WdfFdoH
{
    /// <inheritdoc cref="WdfDeviceInit.SetFilter"/>
    public static void WdfFdoInitSetFilter(WdfDeviceInit DeviceInit)
    {
        Handles.RequirePointer(DeviceInit is null, null, nameof(WdfFdoInitSetFilter), nameof(DeviceInit));
        DeviceInit.SetFilter();
    }

    /// <inheritdoc cref="WdfDeviceInit.PhysicalDevice"/>
    public static DeviceObject WdfFdoInitWdmGetPhysicalDevice(WdfDeviceInit DeviceInit)
    {
        Handles.RequirePointer(DeviceInit is null, null, nameof(WdfFdoInitWdmGetPhysicalDevice), nameof(DeviceInit));
        return DeviceInit.PhysicalDevice;
    }
}
