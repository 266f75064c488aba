namespace Course.Runner;

/// <summary>What stands around the driver of most exercises: a device below it, the driver's own device, and an application above.</summary>
internal sealed class CourseBench
{
    /// <summary>The name of the device below; opened by name, the application reaches the driver on top of it.</summary>
    public const string DeviceName = @"\Device\Course";

    /// <summary>A control code that the device below knows.</summary>
    public const ULONG IOCTL_ASK = 0x00222000;

    public CourseBench(SimulatedKernel kernel)
    {
        Kernel = kernel;
        Hardware = new ScriptedDriver(kernel, new LowerDriverOptions { ObjectName = DeviceName }) { CompleteInline = false };
        Driver = WdfDriver.Create(kernel, name: @"\Driver\Course");
        Device = Driver.CreateDevice(Hardware.Device);
        Target = WdfDeviceGetIoTarget(Device);
    }

    public SimulatedKernel Kernel { get; }

    /// <summary>The device below. What it is not told to do otherwise it completes with success, from a DPC.</summary>
    public ScriptedDriver Hardware { get; }

    public WDFDRIVER Driver { get; }

    public WDFDEVICE Device { get; }

    /// <summary>The default I/O target of the driver's device: the device below.</summary>
    public WDFIOTARGET Target { get; }

    /// <summary>Gives the driver's device a default queue.</summary>
    /// <param name="evtIoDeviceControl">The driver's callback for device controls.</param>
    public void AddQueue(EvtWdfIoQueueIoDeviceControl evtIoDeviceControl)
    {
        WDF_IO_QUEUE_CONFIG_INIT_DEFAULT_QUEUE(out WDF_IO_QUEUE_CONFIG config, WdfIoQueueDispatchParallel);
        config.EvtIoDeviceControl = evtIoDeviceControl;
        WdfIoQueueCreate(Device, config, WDF_NO_OBJECT_ATTRIBUTES, WDF_NO_HANDLE);
    }

    /// <summary>An application opens the device.</summary>
    /// <returns>The open device.</returns>
    public ApplicationFile Open() => new Application(Kernel, name: "application").Open(DeviceName);
}
