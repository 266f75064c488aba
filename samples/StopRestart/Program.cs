using StopRestart;

var result = RecoveryBench.Run();
foreach (var line in result.Story)
{
    Console.WriteLine(line);
}

Console.WriteLine();
Console.WriteLine($"{result.Succeeded} writes succeeded, {result.Failed} failed; the device was reset {result.Resets} time(s)");
return result.Failed == 0 ? 0 : 1;
