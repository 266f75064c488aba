#nullable disable

namespace QuickStart.Driver;

/// <summary>
/// A driver that scans a disk through a remote I/O target, written as in C with the names of the Windows headers. What C spells
/// differently here: handles are classes, <c>&amp;x</c> is <c>out</c> or <c>ref</c>, contexts are classes that are fetched by type.
/// </summary>
public static partial class DiskScanDriver
{
    /// <summary>Loads the driver.</summary>
    /// <param name="DriverObject">The driver as the I/O manager knows it.</param>
    /// <param name="RegistryPath">Where its settings would be.</param>
    /// <returns>Whether it was loaded.</returns>
    public static NTSTATUS DriverEntry(DRIVER_OBJECT DriverObject, UNICODE_STRING RegistryPath)
    {
        WDF_DRIVER_CONFIG_INIT(out var config, EvtDriverDeviceAdd);
        WDF_OBJECT_ATTRIBUTES_INIT_CONTEXT_TYPE<DRIVER_CONTEXT>(out var attributes);
        return WdfDriverCreate(DriverObject, RegistryPath, attributes, config, WDF_NO_HANDLE);
    }

    /// <summary>The driver's context.</summary>
    /// <param name="Driver">The driver.</param>
    /// <returns>The context.</returns>
    public static DRIVER_CONTEXT GetDriverContext(WDFDRIVER Driver) => WdfObjectGetTypedContext<DRIVER_CONTEXT>(Driver);

    /// <summary>The device's context.</summary>
    /// <param name="Device">The device.</param>
    /// <returns>The context.</returns>
    public static DEVICE_CONTEXT GetDeviceContext(WDFDEVICE Device) => WdfObjectGetTypedContext<DEVICE_CONTEXT>(Device);

    /// <summary>The context of a request that reads the disk.</summary>
    /// <param name="Request">The request.</param>
    /// <returns>The context.</returns>
    public static READ_CONTEXT GetReadContext(WDFREQUEST Request) => WdfObjectGetTypedContext<READ_CONTEXT>(Request);

    private static NTSTATUS EvtDriverDeviceAdd(WDFDRIVER Driver, PWDFDEVICE_INIT DeviceInit)
    {
        WDF_OBJECT_ATTRIBUTES_INIT_CONTEXT_TYPE<DEVICE_CONTEXT>(out var attributes);
        NTSTATUS status = WdfDeviceCreate(ref DeviceInit, attributes, out var device);
        if (!NT_SUCCESS(status))
        {
            return status;
        }

        GetDriverContext(Driver).Device = device;
        return WdfIoTargetCreate(device, WDF_NO_OBJECT_ATTRIBUTES, out GetDeviceContext(device).Target);
    }
}
