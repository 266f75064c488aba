using QuickStart.Driver;
using QuickStart.Partitions;

namespace QuickStart.Bench;

/// <summary>One scan of a disk image: loads the driver into a simulated kernel, and has it do its work.</summary>
public static class DiskScan
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(30);

    /// <summary>Scans an image.</summary>
    /// <param name="path">The image.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="PartitionTableException">The image has no partition table that can be relied on.</exception>
    /// <exception cref="DiskScanException">The disk could not be read.</exception>
    public static DiskScanReport Run(string path)
    {
        using var kernel = new SimulatedKernel();
        using var disk = new TroubledDisk(kernel, path);
        DiskScanReport? report = null;
        kernel.Run(() => report = Scan(kernel, disk));
        return report!;
    }

    private static DiskScanReport Scan(SimulatedKernel kernel, TroubledDisk disk)
    {
        var device = LoadDriver(kernel);
        Check(DiskScanDriver.DiskScanOpen(device, TroubledDisk.Name), "The disk could not be opened");
        try
        {
            var table = PartitionTable.Read(new ScannedSectors(device));
            Check(DiskScanDriver.DiskScanPrepareReads(device), "The reads could not be prepared");
            var context = DiskScanDriver.GetDeviceContext(device);

            // The story of the first read ends where its data is there.
            var first = context.Reads[0];
            var story = string.Empty;
            kernel.At(KernelStep.EventSet, first.Done, () => story = kernel.Trace.Render(first.Request));

            disk.MakeTrouble = true;
            var user = kernel.Spawn("impatient user", () => CancelStuckRead(kernel, disk, device));
            Check(DiskScanDriver.DiskScanHash(device, out var digest), "The disk could not be read");
            user.Join();
            return new DiskScanReport
            {
                Length = context.Length,
                BytesPerSector = context.BytesPerSector,
                ReadLength = context.ReadLength,
                Table = table,
                Digest = digest,
                Outcomes = context.Outcomes,
                Elapsed = kernel.Elapsed,
                Story = story,
            };
        }
        finally
        {
            DiskScanDriver.DiskScanClose(device);
        }
    }

    // What the PnP manager does: loads the driver, and gives it a device object to build on.
    private static WDFDEVICE LoadDriver(SimulatedKernel kernel)
    {
        var driverObject = new DRIVER_OBJECT(kernel, @"\Driver\DiskScan");
        var registryPath = @"\Registry\Machine\System\CurrentControlSet\Services\DiskScan";
        Check(DiskScanDriver.DriverEntry(driverObject, registryPath), "The driver was not loaded");
        var driver = WdfDriver.Current;
        var root = new ScriptedDriver(kernel, new LowerDriverOptions { ObjectName = @"\Device\Root" });
        Check(driver.AddDevice(root.Device), "The driver did not take its device");
        return DiskScanDriver.GetDriverContext(driver).Device;
    }

    private static void CancelStuckRead(SimulatedKernel kernel, TroubledDisk disk, WDFDEVICE device)
    {
        kernel.Wait(disk.Stuck, KernelTimeout.Infinite);
        kernel.Sleep(Patience);
        DiskScanDriver.DiskScanCancelOldestRead(device);
    }

    private static void Check(NTSTATUS status, string what)
    {
        if (!NT_SUCCESS(status))
        {
            throw new DiskScanException($"{what}: {status.ToName()}.");
        }
    }
}
