namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>What most drivers of the rule tables stand on: a framework driver over a scripted device.</summary>
internal sealed partial class RuleWorld
{
    /// <summary>A buffered control code.</summary>
    public const uint Ioctl = 0x00222004;

    /// <summary>The device that an application opens.</summary>
    public const string DeviceName = @"\Device\Rules";

    /// <summary>Makes the driver and its device.</summary>
    /// <param name="kernel">The kernel of the case.</param>
    /// <param name="configure">Sets up the device, such as its I/O type and queue.</param>
    public RuleWorld(SimulatedKernel kernel, Action<WdfDeviceInit>? configure = null)
    {
        Kernel = kernel;
        Lower = new ScriptedDriver(kernel, new LowerDriverOptions { ObjectName = DeviceName });
        Driver = WdfDriver.Create(kernel);
        Device = Driver.CreateDevice(Lower.Device, configure);
        Target = Device.IoTarget!;
    }

    public SimulatedKernel Kernel { get; }

    public ScriptedDriver Lower { get; }

    public WdfDriver Driver { get; }

    public WdfDevice Device { get; }

    public WdfIoTarget Target { get; }

    /// <summary>A request of the driver's own, formatted as a device control without buffers.</summary>
    public WdfRequest Formatted()
    {
        var request = Driver.CreateRequest(Target);
        Target.FormatRequestForIoctl(request, Ioctl, null, null, null, null).Should().Be(NtStatus.Success);
        return request;
    }

    /// <summary>Sends a device control without buffers by the synchronous helper.</summary>
    public NtStatus SendIoctl(WdfRequestSendOptions? options)
    {
        var bytes = 0UL;
        return Target.SendIoctlSynchronously(null, Ioctl, null, null, options, ref bytes);
    }
}
