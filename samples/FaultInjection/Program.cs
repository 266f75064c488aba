using FaultInjection;

Console.WriteLine("A driver copies a disk of 256 sectors, with up to three attempts for each, while");
foreach (var fault in FaultBench.Faults)
{
    Console.WriteLine($"  {fault.Name,-50} {FaultBench.Run(fault)}");
}

Console.WriteLine();
var sites = FaultBench.FailEachAllocation();
Console.WriteLine($"Each of its {sites.Count} allocations failed once, and nothing leaked:");
foreach (var site in sites)
{
    Console.WriteLine($"  {site}");
}

return 0;
