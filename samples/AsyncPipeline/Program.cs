using AsyncPipeline;

// Reads a disk of 64 KB in blocks of 4 KB, with 1, 2, 4 and 8 requests in flight. Each read takes the disk 2 ms of simulated time.
Console.WriteLine("in flight   reads   simulated time");
foreach (var depth in new[] { 1, 2, 4, 8 })
{
    var result = PipelineBench.Run(depth);
    Console.WriteLine($"{result.MostInFlight,9}   {result.Reads,5}   {result.Elapsed.TotalMilliseconds,11} ms");
    if (!result.IsDataRight)
    {
        Console.Error.WriteLine("The data is not what the disk has.");
        return 1;
    }
}

return 0;
