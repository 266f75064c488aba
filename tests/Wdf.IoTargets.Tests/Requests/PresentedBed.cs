using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests;

/// <summary>A bed whose device presents each request to a handler of the test.</summary>
internal sealed class PresentedBed : IDisposable
{
    public PresentedBed(SimulatedKernelOptions? options = null, WdfDeviceIoType ioType = WdfDeviceIoType.Buffered, ProcessorMode mode = ProcessorMode.UserMode)
    {
        Bed = new Bed(options, configure: init => init.IoType = ioType);
        Queue = Bed.Device.CreateDefaultQueue((_, request) => Handler(request));
        Opened = new OpenedDevice(Bed, mode);
    }

    public Bed Bed { get; }

    public SimulatedKernel Kernel => Bed.Kernel;

    public WdfIoQueue Queue { get; }

    public OpenedDevice Opened { get; }

    public ApplicationFile File => Opened.File;

    /// <summary>What the driver does with a request; each handler must end it.</summary>
    public Action<WdfRequest> Handler { get; set; } = request => request.Complete(NtStatus.Success);

    /// <summary>Sends one device control whose request the handler examines, and gives the originator's outcome.</summary>
    public IoStatusBlock Control(Action<WdfRequest> handler, uint? code = null, byte[]? input = null, byte[]? output = null)
    {
        IoStatusBlock result = default;
        Run(() =>
        {
            Handler = handler;
            result = File.DeviceIoControl(code ?? TestBed.Bed.Ioctl, input, output);
        });
        return result;
    }

    /// <summary>Sends one read or write.</summary>
    public IoStatusBlock Transfer(bool isWrite, byte[] buffer, Action<WdfRequest> handler)
    {
        IoStatusBlock result = default;
        Run(() =>
        {
            Handler = handler;
            result = isWrite ? File.Write(buffer) : File.Read(buffer);
        });
        return result;
    }

    public void Run(Action body) => Bed.Run(() =>
    {
        body();
        Opened.Close();
    });

    public void Dispose()
    {
        Opened.Dispose();
        Bed.Dispose();
    }
}
