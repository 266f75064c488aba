using PortingTable.Rows;

namespace PortingTable;

/// <summary>Runs a row both ways and prints it.</summary>
internal static class Table
{
    /// <summary>All rows, in the order of the table.</summary>
    public static IReadOnlyList<Row> Rows { get; } =
    [
        new IoctlRow(),
        new InternalIoctlRow(),
        new InternalIoctlOthersRow(),
        new ReadRow(),
        new WriteRow(),
        new SendIoctlSynchronouslyRow(inline: true),
        new SendIoctlSynchronouslyRow(inline: false),
        new SendInternalIoctlSynchronouslyRow(),
        new SendInternalIoctlOthersSynchronouslyRow(),
        new SendReadSynchronouslyRow(),
        new SendWriteSynchronouslyRow(),
        new CancelSentRequestRow(CancelOrder.CompletionFirst),
        new CancelSentRequestRow(CancelOrder.CompletionDuringCancellation),
        new CancelSentRequestRow(CancelOrder.CancellationFirst),
        new CreateRow(),
        new ForwardAsynchronouslyRow(),
        new ForwardSynchronouslyRow(),
        new SendAndForgetRow(),
        new GetStatusRow(),
        new NoHandleNoBuffersRow(),
        new NeverAnsweredRow(),
        new TimeoutRow(),
    ];

    /// <summary>Runs a row both ways, and prints the traces and the outcome.</summary>
    /// <param name="row">The row.</param>
    /// <returns>Whether both ways had the same outcome.</returns>
    public static bool Show(Row row)
    {
        var wdm = Bench.Run(row, row.Wdm);
        var wdf = Bench.Run(row, row.Wdf);
        Console.WriteLine($"=== {row.Title}");
        Console.WriteLine();
        SideBySide.Print(TraceColumn.Of(wdm.Trace), TraceColumn.Of(wdf.Trace));
        Console.WriteLine();
        PrintReport("WDM", wdm.Report);
        PrintReport("WDF", wdf.Report);
        if (wdm.Outcome == wdf.Outcome)
        {
            Console.WriteLine($"    both: {wdm.Outcome}");
            PrintSeen(wdm.Outcome);
        }
        else
        {
            Console.WriteLine($"    DIFFERENT: WDM {wdm.Outcome}");
            PrintSeen(wdm.Outcome);
            Console.WriteLine($"               WDF {wdf.Outcome}");
            PrintSeen(wdf.Outcome);
        }

        Console.WriteLine();
        return wdm.Outcome == wdf.Outcome;
    }

    private static void PrintReport(string way, string report)
    {
        if (report.Length > 0)
        {
            Console.WriteLine($"    {way}: {report.ReplaceLineEndings(Environment.NewLine + "    ")}");
            Console.WriteLine();
        }
    }

    private static void PrintSeen(Outcome outcome)
    {
        foreach (var line in outcome.Seen.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries))
        {
            Console.WriteLine($"    the lower device saw: {line}");
        }
    }
}
