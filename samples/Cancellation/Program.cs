using Cancellation;

Console.WriteLine("A command is cancelled while the device may complete it. Three orders, each forced:");
foreach (var order in Enum.GetValues<MeetingOrder>())
{
    Console.WriteLine($"  {order}: {CancellationBench.Force(order)}");
}

// And all others: exploration runs the same code under every order in which the two can meet.
var result = CancellationBench.ExploreAll();
Console.WriteLine($"All orders: {result}");
return result.Failure is null ? 0 : 1;
