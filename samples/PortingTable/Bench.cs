namespace PortingTable;

/// <summary>A kernel with the lower device of a row; one for each way.</summary>
internal sealed class Bench
{
    /// <summary>The name of the lower device.</summary>
    public const string LowerName = @"\Device\Lower";

    private WdfDevice _device;
    private IReadOnlyList<StepRecord> _trace;

    public Bench(Row row)
        : this(row, new SimulatedKernel(new SimulatedKernelOptions { PictureDirectory = null }))
    {
    }

    /// <summary>A bench in a kernel of the caller's.</summary>
    /// <param name="row">The row.</param>
    /// <param name="kernel">The kernel.</param>
    public Bench(Row row, SimulatedKernel kernel)
    {
        Kernel = kernel;
        Lower = new ScriptedDriver(Kernel, new LowerDriverOptions { ObjectName = LowerName, Flags = row.LowerFlags });
        row.Script(Lower);
    }

    /// <summary>The kernel.</summary>
    public SimulatedKernel Kernel { get; }

    /// <summary>The lower driver, from the side of the hardware.</summary>
    public ScriptedDriver Lower { get; }

    /// <summary>What a WDM driver keeps in its device extension.</summary>
    public PDEVICE_OBJECT LowerDeviceObject => Lower.Device;

    /// <summary>The device of a WDF driver; made when it is first asked for.</summary>
    public WDFDEVICE Device => _device ??= WdfDriver.Create(Kernel, name: @"\Driver\Wdf").CreateDevice(Lower.Device);

    /// <summary>Puts a WDM filter driver on top of the lower device. What it has no dispatch routine for goes down.</summary>
    /// <param name="deviceControl">Its dispatch routine for device controls; the lower device is in the device extension.</param>
    public void AddWdmFilter(DRIVER_DISPATCH deviceControl)
    {
        var driver = new DriverObject(Kernel, @"\Driver\WdmFilter");
        driver.SetAll(static (device, irp) =>
        {
            IoSkipCurrentIrpStackLocation(irp);
            return IoCallDriver((PDEVICE_OBJECT)device.DeviceExtension, irp);
        });
        driver[IRP_MJ_DEVICE_CONTROL] = deviceControl;
        var filter = new DeviceObject(driver) { Name = "the filter" };
        filter.DeviceExtension = filter.AttachTo(Lower.Device);
        filter.Flags = Lower.Device.Flags;
    }

    /// <summary>Puts a WDF filter driver on top of the lower device. What it has no callback for goes down.</summary>
    /// <param name="evtIoDeviceControl">Its callback for device controls.</param>
    public void AddWdfFilter(EvtWdfIoQueueIoDeviceControl evtIoDeviceControl)
    {
        _device = WdfDriver.Create(Kernel, name: @"\Driver\WdfFilter").CreateDevice(Lower.Device, static init => init.SetFilter());
        _device.DeviceObject.Name = "the filter";
        _device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Parallel, isDefault: true) { EvtIoDeviceControl = evtIoDeviceControl });
    }

    /// <summary>An application opens the device, sends a device control, and waits.</summary>
    /// <param name="code">The control code.</param>
    /// <param name="input">Its input.</param>
    /// <param name="outputLength">Size of its output buffer in bytes.</param>
    /// <returns>What the application got.</returns>
    public Outcome AskAsApplication(ULONG code, byte[] input, int outputLength)
    {
        using var file = new Application(Kernel, name: "application").Open(LowerName);
        var output = new byte[outputLength];

        // The row is about the device control; the open before it and the close after it are not shown.
        Kernel.Trace.Clear();
        var result = file.DeviceIoControl(code, input, output);
        _trace = Kernel.Trace.Records();
        return Outcome.Of(result.Status, result.Information, output);
    }

    /// <summary>Runs one way of a row to its end.</summary>
    /// <param name="row">The row.</param>
    /// <param name="way">Its WDM or WDF way.</param>
    /// <returns>The outcome, the trace, and the report of the deadlock in which it ended, if it was to.</returns>
    public static (Outcome Outcome, IReadOnlyList<StepRecord> Trace, string Report) Run(Row row, Func<Bench, Outcome> way)
    {
        var bench = new Bench(row);
        Outcome outcome = null;
        var report = "";
        try
        {
            bench.Kernel.Run(() => outcome = way(bench));
        }
        catch (KernelDeadlockException e) when (row.EndsInDeadlock)
        {
            outcome = new Outcome(STATUS_PENDING, Also: "nothing can run any more");
            report = e.Message;
        }

        var seen = bench.Lower.Seen.Select(s => s.Input.IsEmpty ? $"{s}" : $"{s}, input {Convert.ToHexString(s.Input.Span)}");
        var trace = bench._trace ?? bench.Kernel.Trace.Records();
        bench.Kernel.Dispose();
        return (outcome with { Seen = string.Join(Environment.NewLine, seen) }, trace, report);
    }
}
