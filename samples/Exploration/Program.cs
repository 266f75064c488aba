using Exploration;

Console.WriteLine("1. The test passes in the default order:");
Console.WriteLine($"   {ButtonBench.RunOnce()}");
Console.WriteLine();
Console.WriteLine("2. Exploration runs the same body in other orders, and finds the planted bug:");
Console.WriteLine();
var found = ButtonBench.Search(isFixed: false);
if (found.Failure is not { } failure)
{
    Console.Error.WriteLine($"The bug was not found: {found}");
    return 1;
}

Console.WriteLine(failure.Exception.Message);
Console.WriteLine();
Console.WriteLine(failure.Story);
Console.WriteLine();
Console.WriteLine("3. A string replays it, in a debugger too:");
Console.WriteLine($"   {failure.Schedule}");
var replayed = ButtonBench.Replay(failure.Schedule);
Console.WriteLine($"   {replayed}");
Console.WriteLine();
Console.WriteLine("4. The repaired driver:");
var repaired = ButtonBench.Search(isFixed: true);
Console.WriteLine($"   {repaired}");
return repaired.Failure is null && replayed.Contains(failure.Exception.GetType().Name, StringComparison.Ordinal) ? 0 : 1;
