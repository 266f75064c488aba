using TimeOuts;

Console.WriteLine("A device that never answers, asked");
Console.WriteLine($"  with a time-out of 2 s, waiting for it: {TimeOutBench.AskSynchronously()}");
Console.WriteLine($"  with a time-out of 2 s, not waiting: {TimeOutBench.AskAsynchronously()}");
Console.WriteLine($"  with a time-out of 2 s, when it does not listen and answers after 10 s: {TimeOutBench.AskOneThatDoesNotListen()}");
Console.WriteLine();
Console.WriteLine("And without a time-out. On a real system this thread hangs; here it is a report:");
Console.WriteLine();
Console.WriteLine(TimeOutBench.AskWithoutTimeout());
return 0;
