using PortingTable;
using PortingTable.Rows;

Row[] all =
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

var wanted = args.Length > 0 ? args[0] : "";
var rows = Array.FindAll(all, r => r.Title.Contains(wanted, StringComparison.OrdinalIgnoreCase));
if (rows.Length == 0)
{
    Console.Error.WriteLine($"No row's title contains '{wanted}'. The rows:");
    Array.ForEach(all, r => Console.Error.WriteLine("  " + r.Title));
    return 1;
}

var different = 0;
foreach (var row in rows)
{
    try
    {
        different += Table.Show(row) ? 0 : 1;
    }
    catch (Exception e) when (e is WdfViolationException or KernelRunException or KernelDeadlockException or KernelStallException or InvalidOperationException)
    {
        Console.WriteLine($"{row.Title}: {e.Message}");
        different++;
    }
}

Console.WriteLine(different == 0
    ? $"{rows.Length} {(rows.Length == 1 ? "row" : "rows")}, the same outcome both ways"
    : $"{different} of {rows.Length} rows without the same outcome both ways");
return different == 0 ? 0 : 1;
