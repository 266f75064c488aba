namespace Wdf.IoTargets.Benchmarks;

/// <summary>A kernel with a driver under test; works make their own lower devices and targets in it.</summary>
internal sealed class Bed : IDisposable
{
    public const uint Buffered = 0x00220000 | (0x801 << 2) | (uint)IoMethod.Buffered;
    public const uint Neither = 0x00220000 | (0x801 << 2) | (uint)IoMethod.Neither;

    public Bed(BedKind kind)
    {
        var options = new SimulatedKernelOptions { Mode = SchedulingMode.Concurrent, Verifier = VerifierOptions.None, CheckLeftOvers = false };
        Kernel = new SimulatedKernel(kind switch
        {
            BedKind.Deterministic => options with { Mode = SchedulingMode.Deterministic, TraceCapacity = 0 },
            BedKind.Verified => options with { FrameworkVerifier = true },
            BedKind.AllRules => options with { Verifier = VerifierOptions.All },
            BedKind.Traced => options with { TraceCapacity = 4096 },
            BedKind.OwnClock => options with { TimeProvider = Clock = new OwnClock() },
            BedKind.Default => new SimulatedKernelOptions { CheckLeftOvers = false },
            _ => options,
        });
        Driver = WdfDriver.Create(Kernel, name: "driver under test");
    }

    public SimulatedKernel Kernel { get; }

    public WdfDriver Driver { get; }

    /// <summary>The clock of a bed that has its own.</summary>
    public OwnClock? Clock { get; }

    /// <summary>A target whose stack ends in a device that answers in the given way.</summary>
    public WdfIoTarget MakeTarget(DriverDispatch dispatch, DeviceFlags flags = DeviceFlags.BufferedIo, int filters = 0, DriverDispatch? filter = null)
    {
        var device = MakeDevice(dispatch, flags);
        for (var i = 0; i < filters; i++)
        {
            var above = MakeDevice(filter!, flags);
            above.DeviceExtension = above.AttachTo(device);
            device = above;
        }

        return Driver.CreateDevice(device).IoTarget!;
    }

    public void Dispose() => Kernel.Dispose();

    private DeviceObject MakeDevice(DriverDispatch dispatch, DeviceFlags flags)
    {
        var driver = new DriverObject(Kernel);
        driver.SetAll(dispatch);
        return new DeviceObject(driver) { Flags = flags };
    }
}
