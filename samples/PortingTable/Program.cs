using PortingTable;

var wanted = args.Length > 0 ? args[0] : "";
var rows = Table.Rows.Where(r => r.Title.Contains(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
if (rows.Count == 0)
{
    Console.Error.WriteLine($"No row's title contains '{wanted}'. The rows:");
    foreach (var row in Table.Rows)
    {
        Console.Error.WriteLine("  " + row.Title);
    }

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
    ? $"{rows.Count} {(rows.Count == 1 ? "row" : "rows")}, the same outcome both ways"
    : $"{different} of {rows.Count} rows without the same outcome both ways");
return different == 0 ? 0 : 1;
