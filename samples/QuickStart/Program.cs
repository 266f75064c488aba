using QuickStart.Bench;
using QuickStart.Partitions;

// Scans a raw disk image, as a driver would scan a disk. Without an argument it takes the small image that comes with the sample.
if (args.Length > 1)
{
    Console.Error.WriteLine("Usage: QuickStart [IMAGE]");
    return 1;
}

var path = args.Length == 1 ? args[0] : Path.Combine(AppContext.BaseDirectory, "Images", "sample.img");
try
{
    ReportPrinter.Print(DiskScan.Run(path), Path.GetFileName(path), Console.Out);
    return 0;
}
catch (Exception e) when (e is PartitionTableException or DiskScanException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
{
    Console.Error.WriteLine($"{path}: {e.Message}");
    return 1;
}
