namespace FaultInjection;

/// <summary>Runs the driver over disks on which things go wrong.</summary>
public static class FaultBench
{
    private const int DiskSize = 256 * SectorCopier.SectorSize;

    /// <summary>The faults.</summary>
    public static IReadOnlyList<Fault> Faults { get; } =
    [
        new("nothing goes wrong", static disk => disk),
        new("every seventh read fails", static disk => new FaultFilter(disk) { Major = MajorFunction.Read, EveryNth = 7 }.Device),
        new("one read in ten fails with a CRC error, by chance", static disk => new FaultFilter(disk) { Major = MajorFunction.Read, Probability = 0.1, Status = NtStatus.CrcError }.Device),
        new("reads 100 to 104 fail", static disk => new FaultFilter(disk) { Major = MajorFunction.Read, Skip = 99, Limit = 5 }.Device),
        new("every twentieth read takes 80 ms, the limit is 50", Slow),
        new("every ninth read transfers half a sector", static disk => Scripted(disk, static read => read.EveryNth(9).TransferAtMost(256))),
        new("every ninth read has a wrong byte, and says success", static disk => Scripted(disk, static read => read.EveryNth(9).PassDown().CorruptAt(3))),
    ];

    /// <summary>Copies a disk.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <returns>How it went.</returns>
    public static CopyOutcome Run(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        CopyOutcome? outcome = null;
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var content = Content();
            var copier = NewCopier(kernel, fault.Build(new RamDisk(kernel, content).Device));
            var copy = new byte[DiskSize];
            var status = copier.Copy(copy);
            outcome = new CopyOutcome(status, copier.Retries, copy.AsSpan().SequenceEqual(content));
        });
        return outcome!;
    }

    /// <summary>Runs the copy once for each allocation that it makes, and fails that one.</summary>
    /// <returns>What was to be allocated.</returns>
    public static IReadOnlyList<AllocationSite> FailEachAllocation() => Explore.FailEachAllocation(
        static kernel => NewCopier(kernel, new RamDisk(kernel, Content()).Device),
        static (_, copier) => copier.Copy(new byte[SectorCopier.SectorSize]));

    private static SectorCopier NewCopier(SimulatedKernel kernel, DeviceObject below)
    {
        var driver = WdfDriver.Create(kernel);
        return new SectorCopier(driver, driver.CreateDevice(below).IoTarget!);
    }

    private static DeviceObject Slow(DeviceObject disk)
    {
        var reads = 0;
        return new LatencyFilter(disk, TimeSpan.FromMilliseconds(80)) { Where = io => io.MajorFunction == MajorFunction.Read && ++reads % 20 == 0 }.Device;
    }

    private static DeviceObject Scripted(DeviceObject disk, Action<ScriptedRule> script)
    {
        var filter = new ScriptedDriver(disk.Kernel, new LowerDriverOptions { AttachTo = disk, Flags = disk.Flags });
        script(filter.On(MajorFunction.Read));
        return filter.Device;
    }

    private static byte[] Content()
    {
        var content = new byte[DiskSize];
        new Random(1).NextBytes(content);
        return content;
    }
}
