namespace Wdf.IoTargets.Tests.Ddi;

/// <summary>A framework driver with a device above a hand-written one that echoes device controls, reads zeroes and takes writes.</summary>
internal sealed class DialectWorld : IDisposable
{
    public const ULONG IOCTL_ECHO = (FILE_DEVICE_UNKNOWN << 16) | (FILE_ANY_ACCESS << 14) | (0x800 << 2) | METHOD_BUFFERED;

    public SimulatedKernel Kernel { get; } = new();

    public PDEVICE_OBJECT Lower { get; private set; } = null!;

    public WDFDRIVER Driver { get; private set; } = null!;

    public WDFDEVICE Device { get; private set; } = null!;

    public WDFIOTARGET Target => WdfDeviceGetIoTarget(Device);

    public void Run(Action<DialectWorld> body) => Kernel.Run(() =>
    {
        var lower = new DriverObject(Kernel, @"\Driver\Lower");
        lower.SetAll(Dispatch);
        Lower = new DeviceObject(lower, @"\Device\Lower") { Flags = DO_BUFFERED_IO };
        WDF_DRIVER_CONFIG_INIT(out var config, DeviceAdd);
        var upper = new DriverObject(Kernel, @"\Driver\Upper");
        WdfDriverCreate(upper, NULL, WDF_NO_OBJECT_ATTRIBUTES, config, out var driver).Should().Be(STATUS_SUCCESS);
        Driver = driver;
        upper.AddDevice!(upper, Lower).Should().Be(STATUS_SUCCESS);
        body(this);
    });

    /// <summary>Runs a body that must break a rule.</summary>
    public WdfViolation ViolationOf(Action<DialectWorld> body) =>
        FluentActions.Invoking(() => Run(body)).Should().Throw<WdfViolationException>().Which.Violation;

    public WDFREQUEST NewRequest()
    {
        WdfRequestCreate(NULL, Target, out var request).Should().Be(STATUS_SUCCESS);
        return request;
    }

    public WDFMEMORY NewMemory(size_t size = 16)
    {
        WDF_OBJECT_ATTRIBUTES_INIT(out var attributes);
        attributes.ParentObject = Device;
        WdfMemoryCreate(attributes, NonPagedPoolNx, 0, size, out var memory, NULL).Should().Be(STATUS_SUCCESS);
        return memory;
    }

    public void Dispose() => Kernel.Dispose();

    private NTSTATUS DeviceAdd(WDFDRIVER driver, PWDFDEVICE_INIT init)
    {
        WdfFdoInitSetFilter(init);
        var status = WdfDeviceCreate(ref init, WDF_NO_OBJECT_ATTRIBUTES, out var device);
        Device = device;
        return status;
    }

    private static NTSTATUS Dispatch(PDEVICE_OBJECT device, PIRP irp)
    {
        ref IO_STACK_LOCATION stack = ref IoGetCurrentIrpStackLocation(irp);
        irp.IoStatus.Status = STATUS_SUCCESS;
        irp.IoStatus.Information = stack.MajorFunction switch
        {
            IRP_MJ_DEVICE_CONTROL => Math.Min(stack.Parameters.DeviceIoControl.InputBufferLength, stack.Parameters.DeviceIoControl.OutputBufferLength),
            IRP_MJ_READ or IRP_MJ_WRITE => stack.Parameters.Read.Length,
            _ => 0u,
        };
        IoCompleteRequest(irp, IO_NO_INCREMENT);
        return STATUS_SUCCESS;
    }
}
