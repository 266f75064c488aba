using SampleTests.Driver;

namespace SampleTests;

/// <summary>What the tests have in common: the driver, loaded on top of a sensor whose answers a test scripts.</summary>
internal sealed class SensorBench
{
    public const string Name = @"\Device\Sensor";

    public SensorBench(SimulatedKernel kernel)
    {
        Kernel = kernel;
        Sensor = new ScriptedDriver(kernel, new LowerDriverOptions { ObjectName = Name });
        WDFDEVICE? device = null;
        var driver = WdfDriver.Create(kernel, (_, init) => SensorDriver.SensorCreateDevice(init, out device));
        Assert.Equal(STATUS_SUCCESS, driver.AddDevice(Sensor.Device));
        Device = device!;
    }

    public SimulatedKernel Kernel { get; }

    public ScriptedDriver Sensor { get; }

    public WDFDEVICE Device { get; }
}
