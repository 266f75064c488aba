#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <summary>The functions of <c>wdfio.h</c>: queues.</summary>
public static partial class WdfIoH
{
    /// <inheritdoc cref="WdfIoQueue.Create"/>
    /// <param name="Device">The device.</param>
    /// <param name="Config">Dispatch type and callbacks.</param>
    /// <param name="QueueAttributes">Parent, callbacks and context; NULL for the defaults.</param>
    /// <param name="Queue">The queue.</param>
    public static NtStatus WdfIoQueueCreate(WdfDevice Device, in WdfIoQueueConfig? Config, in WdfObjectAttributes? QueueAttributes, out WdfIoQueue Queue)
    {
        var device = Handles.Require(Device, nameof(WdfIoQueueCreate), nameof(Device));
        Handles.RequirePointer(Config is null, device, nameof(WdfIoQueueCreate), nameof(Config));
        return WdfIoQueue.Create(device, Config.GetValueOrDefault(), QueueAttributes, out Queue);
    }

    /// <inheritdoc cref="WdfIoQueueCreate(WdfDevice, in WdfIoQueueConfig?, in WdfObjectAttributes?, out WdfIoQueue)"/>
    public static NtStatus WdfIoQueueCreate(WdfDevice Device, in WdfIoQueueConfig? Config, in WdfObjectAttributes? QueueAttributes, NullPointer Queue) =>
        WdfIoQueueCreate(Device, Config, QueueAttributes, out WdfIoQueue _);

    /// <inheritdoc cref="WdfIoQueue.Device"/>
    public static WdfDevice WdfIoQueueGetDevice(WdfIoQueue Queue) =>
        Handles.Enter(Queue, DdiName.WdfIoQueueGetDevice, nameof(Queue)).Device;

    /// <summary>Says how a queue is made.</summary>
    /// <param name="Config">The structure.</param>
    /// <param name="DispatchType">How requests are given to the driver.</param>
    public static void WDF_IO_QUEUE_CONFIG_INIT(out WdfIoQueueConfig Config, WdfIoQueueDispatchType DispatchType) =>
        Config = new WdfIoQueueConfig(DispatchType);

    /// <summary>Says how a device's default queue is made.</summary>
    /// <param name="Config">The structure.</param>
    /// <param name="DispatchType">How requests are given to the driver.</param>
    public static void WDF_IO_QUEUE_CONFIG_INIT_DEFAULT_QUEUE(out WdfIoQueueConfig Config, WdfIoQueueDispatchType DispatchType) =>
        Config = new WdfIoQueueConfig(DispatchType, isDefault: true);
}
