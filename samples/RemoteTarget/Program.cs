using RemoteTarget;

foreach (var line in RemovalBench.Run())
{
    Console.WriteLine(line);
}

return 0;
