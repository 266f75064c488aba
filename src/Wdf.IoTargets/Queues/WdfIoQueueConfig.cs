namespace Wdf.IoTargets;

/// <summary>How a queue is made (WDF_IO_QUEUE_CONFIG).</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/ns-wdfio-_wdf_io_queue_config"/>
public struct WdfIoQueueConfig
{
    /// <summary>The C structure's size in bytes on x64.</summary>
    public const uint StructureSize = 96;

    /// <summary>Size of the structure; anything but <see cref="StructureSize"/> is refused.</summary>
    public uint Size;

    /// <summary>How requests are given to the driver.</summary>
    public WdfIoQueueDispatchType DispatchType;

    /// <summary>Whether the queue follows the device's power state; by default it does unless the driver is a filter.</summary>
    public WdfTriState PowerManaged;

    /// <summary>Whether reads and writes of length 0 are given to the driver; else they are completed with success.</summary>
    public bool AllowZeroLengthRequests;

    /// <summary>Whether it is the device's default queue.</summary>
    public bool DefaultQueue;

    /// <summary>Takes what no other callback takes.</summary>
    public EvtWdfIoQueueIoDefault? EvtIoDefault;

    /// <summary>Takes reads.</summary>
    public EvtWdfIoQueueIoRead? EvtIoRead;

    /// <summary>Takes writes.</summary>
    public EvtWdfIoQueueIoWrite? EvtIoWrite;

    /// <summary>Takes device controls.</summary>
    public EvtWdfIoQueueIoDeviceControl? EvtIoDeviceControl;

    /// <summary>Takes internal device controls.</summary>
    public EvtWdfIoQueueIoInternalDeviceControl? EvtIoInternalDeviceControl;

    /// <summary>Told of each request that the driver owns when the device leaves its working state.</summary>
    public EvtWdfIoQueueIoStop? EvtIoStop;

    /// <summary>Told of each request that the driver kept meanwhile, when the device is back.</summary>
    public EvtWdfIoQueueIoResume? EvtIoResume;

    /// <summary>Told of requests that are cancelled while they wait, after the driver had owned them once.</summary>
    public EvtWdfIoQueueIoCanceledOnQueue? EvtIoCanceledOnQueue;

    /// <summary>Settings of the dispatch type.</summary>
    public WdfIoQueueSettings Settings;

    /// <summary>The driver that the queue belongs to where it is not the device's; null for that one. Not used here.</summary>
    public WdfDriver? Driver;

    /// <summary>Makes a configuration (WDF_IO_QUEUE_CONFIG_INIT).</summary>
    /// <param name="dispatchType">How requests are given to the driver.</param>
    /// <param name="isDefault">Whether it is the default queue (WDF_IO_QUEUE_CONFIG_INIT_DEFAULT_QUEUE).</param>
    [Ddi("WDF_IO_QUEUE_CONFIG_INIT")]
    [Ddi("WDF_IO_QUEUE_CONFIG_INIT_DEFAULT_QUEUE")]
    public WdfIoQueueConfig(WdfIoQueueDispatchType dispatchType, bool isDefault = false)
    {
        Size = StructureSize;
        DispatchType = dispatchType;
        PowerManaged = WdfTriState.UseDefault;
        DefaultQueue = isDefault;
        Settings.Parallel.NumberOfPresentedRequests = dispatchType == WdfIoQueueDispatchType.Parallel ? uint.MaxValue : 0;
    }

    /// <summary>Which callback takes requests of a major function.</summary>
    internal readonly CallbackKind CallbackFor(MajorFunction major) => major switch
    {
        MajorFunction.Read when EvtIoRead is not null => CallbackKind.EvtIoRead,
        MajorFunction.Write when EvtIoWrite is not null => CallbackKind.EvtIoWrite,
        MajorFunction.DeviceControl when EvtIoDeviceControl is not null => CallbackKind.EvtIoDeviceControl,
        MajorFunction.InternalDeviceControl when EvtIoInternalDeviceControl is not null => CallbackKind.EvtIoInternalDeviceControl,
        _ => CallbackKind.EvtIoDefault,
    };

    internal readonly bool HasHandler =>
        EvtIoDefault is not null || EvtIoRead is not null || EvtIoWrite is not null || EvtIoDeviceControl is not null || EvtIoInternalDeviceControl is not null;

    /// <summary>Whether requests of a major function reach the driver through this queue; a manual queue takes them all.</summary>
    internal readonly bool Takes(MajorFunction major) =>
        DispatchType == WdfIoQueueDispatchType.Manual
        || EvtIoDefault is not null
        || major switch
        {
            MajorFunction.Read => EvtIoRead is not null,
            MajorFunction.Write => EvtIoWrite is not null,
            MajorFunction.DeviceControl => EvtIoDeviceControl is not null,
            MajorFunction.InternalDeviceControl => EvtIoInternalDeviceControl is not null,
            _ => false,
        };
}
