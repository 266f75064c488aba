using System.Globalization;

namespace QuickStart.Bench;

/// <summary>Prints a report: lines for a person, and between them lines for a program, which begin with partition, sha256 or requests.</summary>
public static class ReportPrinter
{
    /// <summary>Prints a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="name">What was scanned.</param>
    /// <param name="output">Where to.</param>
    public static void Print(DiskScanReport report, string name, TextWriter output)
    {
        output.WriteLine(Invariant($"{name}: {report.Length} bytes, sectors of {report.BytesPerSector} bytes"));
        output.WriteLine();
        PrintTable(report, output);
        PrintRequests(report, output);
        output.WriteLine("The way of the request that read the first part of the disk, and who owned it at each step:");
        output.Write(report.Story);
    }

    private static void PrintTable(DiskScanReport report, TextWriter output)
    {
        var table = report.Table;
        output.WriteLine(Invariant($"{table.Label} partition table with {Count(table.Partitions.Count, "partition")}; start and size in sectors of 512 bytes:"));
        foreach (var note in table.Notes)
        {
            output.WriteLine($"Note: {note}");
        }

        foreach (var partition in table.Partitions)
        {
            output.WriteLine(Invariant($"partition {partition.Number} start={partition.Start} size={partition.Size} type={partition.Type}"));
        }

        output.WriteLine();
    }

    private static void PrintRequests(DiskScanReport report, TextWriter output)
    {
        var outcomes = report.Outcomes;
        output.WriteLine(Invariant($"The whole disk, read in parts of {report.ReadLength / 1024} KB with {Driver.DiskScanDriver.READS_IN_FLIGHT} requests in flight:"));
        output.WriteLine($"sha256 {Convert.ToHexStringLower(report.Digest)}");
        output.WriteLine();
        output.WriteLine(Invariant($"How its reads ended ({Count(outcomes.Retried, "read")} sent again, {report.Elapsed.TotalSeconds:0.000} s of simulated time):"));
        output.WriteLine(Invariant($"requests success {outcomes.Succeeded}"));
        output.WriteLine(Invariant($"requests device-error {outcomes.DeviceErrors}"));
        output.WriteLine(Invariant($"requests timed-out {outcomes.TimedOut}"));
        output.WriteLine(Invariant($"requests cancelled {outcomes.Cancelled}"));
        output.WriteLine(Invariant($"requests failed {outcomes.Failed}"));
        output.WriteLine();
    }

    private static string Count(long count, string what) => Invariant($"{count} {what}{(count == 1 ? string.Empty : "s")}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
