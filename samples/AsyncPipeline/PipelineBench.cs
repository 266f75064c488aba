namespace AsyncPipeline;

/// <summary>A driver on a slow disk in memory, and one run of its pipeline.</summary>
public static class PipelineBench
{
    private const int DiskSize = 64 * 1024;

    /// <summary>Reads the whole disk.</summary>
    /// <param name="depth">How many requests the driver uses.</param>
    /// <returns>How it went.</returns>
    public static PipelineResult Run(int depth)
    {
        var content = new byte[DiskSize];
        new Random(1).NextBytes(content);
        PipelineResult? result = null;
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var disk = new RamDisk(kernel, content);
            var slow = new LatencyFilter(disk.Device, TimeSpan.FromMilliseconds(2));
            var driver = WdfDriver.Create(kernel);
            var pipeline = new ReadPipeline(driver, driver.CreateDevice(slow.Device).IoTarget!);

            var data = new byte[DiskSize];
            var status = pipeline.Read(data, depth);

            result = new PipelineResult(status, pipeline.Reads, pipeline.MostInFlight, kernel.Elapsed, data.AsSpan().SequenceEqual(content));
        });
        return result!;
    }
}
