#nullable disable

namespace SampleTests.Driver;

/// <summary>
/// The driver under test, as it would be in C: the logic of a temperature sensor on some bus. It asks the sensor for itself, and passes on
/// what applications ask.
/// </summary>
public static class SensorDriver
{
    /// <summary>Asks for the temperature in tenths of a degree: four bytes.</summary>
    public const ULONG IOCTL_SENSOR_GET = 0x00222000;

    private const int MAXIMUM_ATTEMPTS = 3;

    /// <summary>Loads the driver's device (EVT_WDF_DRIVER_DEVICE_ADD). IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="Driver">The driver.</param>
    /// <param name="DeviceInit">What the device is made of.</param>
    /// <returns>The status of what failed first; success.</returns>
    public static NTSTATUS EvtDriverDeviceAdd(WDFDRIVER Driver, PWDFDEVICE_INIT DeviceInit) => SensorCreateDevice(DeviceInit, out _);

    /// <summary>Makes the device and its queue. IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="DeviceInit">What the device is made of.</param>
    /// <param name="Device">The device.</param>
    /// <returns>The status of what failed first; success.</returns>
    public static NTSTATUS SensorCreateDevice(PWDFDEVICE_INIT DeviceInit, out WDFDEVICE Device)
    {
        NTSTATUS status = WdfDeviceCreate(ref DeviceInit, WDF_NO_OBJECT_ATTRIBUTES, out Device);
        if (!NT_SUCCESS(status))
        {
            return status;
        }

        WDF_IO_QUEUE_CONFIG_INIT_DEFAULT_QUEUE(out WDF_IO_QUEUE_CONFIG config, WdfIoQueueDispatchParallel);
        config.EvtIoDeviceControl = EvtIoDeviceControl;
        return WdfIoQueueCreate(Device, config, WDF_NO_OBJECT_ATTRIBUTES, WDF_NO_HANDLE);
    }

    /// <summary>Asks the sensor, up to three times while it is busy. IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="Device">The device.</param>
    /// <param name="Temperature">Tenths of a degree.</param>
    /// <returns>Success; STATUS_IO_TIMEOUT for a sensor that does not answer within a second; STATUS_DEVICE_DATA_ERROR for half an answer; the sensor's error.</returns>
    public static NTSTATUS SensorRead(WDFDEVICE Device, out LONG Temperature)
    {
        NTSTATUS status = STATUS_DEVICE_BUSY;
        PVOID answer = new byte[4];
        Temperature = 0;
        for (int attempt = 0; attempt < MAXIMUM_ATTEMPTS && status == STATUS_DEVICE_BUSY; attempt++)
        {
            ULONG_PTR bytesReturned = 0;
            WDF_MEMORY_DESCRIPTOR_INIT_BUFFER(out WDF_MEMORY_DESCRIPTOR output, answer, 4);
            WDF_REQUEST_SEND_OPTIONS_INIT(out WDF_REQUEST_SEND_OPTIONS options, WDF_REQUEST_SEND_OPTION_TIMEOUT);
            WDF_REQUEST_SEND_OPTIONS_SET_TIMEOUT(ref options, WDF_REL_TIMEOUT_IN_SEC(1));
            status = WdfIoTargetSendIoctlSynchronously(
                WdfDeviceGetIoTarget(Device), NULL, IOCTL_SENSOR_GET, NULL, output, options, ref bytesReturned);
            if (NT_SUCCESS(status) && bytesReturned != 4)
            {
                status = STATUS_DEVICE_DATA_ERROR;
            }
        }

        if (NT_SUCCESS(status))
        {
            Temperature = BitConverter.ToInt32(answer.Span);
        }

        return status;
    }

    private static void EvtIoDeviceControl(WDFQUEUE Queue, WDFREQUEST Request, size_t OutputBufferLength, size_t InputBufferLength, ULONG IoControlCode)
    {
        if (IoControlCode != IOCTL_SENSOR_GET)
        {
            WdfRequestComplete(Request, STATUS_INVALID_DEVICE_REQUEST);
            return;
        }

        WdfRequestFormatRequestUsingCurrentType(Request);
        WdfRequestSetCompletionRoutine(Request, EvtRequestCompleted, WDF_NO_CONTEXT);
        if (!WdfRequestSend(Request, WdfDeviceGetIoTarget(WdfIoQueueGetDevice(Queue)), WDF_NO_SEND_OPTIONS))
        {
            WdfRequestComplete(Request, WdfRequestGetStatus(Request));
        }
    }

    private static void EvtRequestCompleted(WDFREQUEST Request, WDFIOTARGET Target, in WDF_REQUEST_COMPLETION_PARAMS Params, WDFCONTEXT Context) =>
        WdfRequestCompleteWithInformation(Request, Params.IoStatus.Status, Params.IoStatus.Information);
}
