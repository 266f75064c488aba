#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>The queues of a device.</content>
public static partial class WdfDeviceH
{
    /// <inheritdoc cref="WdfDeviceInit.EvtIoInCallerContext"/>
    public static void WdfDeviceInitSetIoInCallerContextCallback(WdfDeviceInit DeviceInit, EvtWdfIoInCallerContext EvtIoInCallerContext)
    {
        var init = Require(DeviceInit, nameof(WdfDeviceInitSetIoInCallerContextCallback));
        Handles.RequirePointer(EvtIoInCallerContext is null, init.Driver, nameof(WdfDeviceInitSetIoInCallerContextCallback), nameof(EvtIoInCallerContext));
        init.EvtIoInCallerContext = EvtIoInCallerContext;
    }

    /// <inheritdoc cref="DeviceQueues.get_DefaultQueue(WdfDevice)"/>
    public static WdfIoQueue WdfDeviceGetDefaultQueue(WdfDevice Device) =>
        Handles.Require(Device, nameof(WdfDeviceGetDefaultQueue), nameof(Device)).DefaultQueue;

    /// <inheritdoc cref="DeviceQueues.ConfigureRequestDispatching(WdfDevice, WdfIoQueue, WdfRequestType)"/>
    public static NtStatus WdfDeviceConfigureRequestDispatching(WdfDevice Device, WdfIoQueue Queue, WdfRequestType RequestType)
    {
        var device = Handles.Require(Device, nameof(WdfDeviceConfigureRequestDispatching), nameof(Device));
        return device.ConfigureRequestDispatching(Handles.Require(Queue, nameof(WdfDeviceConfigureRequestDispatching), nameof(Queue)), RequestType);
    }

    /// <inheritdoc cref="DeviceQueues.EnqueueRequest(WdfDevice, WdfRequest)"/>
    public static NtStatus WdfDeviceEnqueueRequest(WdfDevice Device, WdfRequest Request)
    {
        var device = Handles.Require(Device, nameof(WdfDeviceEnqueueRequest), nameof(Device));
        return device.EnqueueRequest(Handles.Require(Request, nameof(WdfDeviceEnqueueRequest), nameof(Request)));
    }
}
