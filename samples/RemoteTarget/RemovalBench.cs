namespace RemoteTarget;

/// <summary>A USB stick that goes three times: asked politely and stopped half-way, asked and taken, and pulled out with a read in flight.</summary>
public static class RemovalBench
{
    private const string Name = @"\??\Stick";

    /// <summary>Plays it.</summary>
    /// <returns>What happened, line by line.</returns>
    public static IReadOnlyList<string> Run()
    {
        var story = new List<string>();
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var driver = WdfDriver.Create(kernel);
            var device = driver.CreateDevice(new ScriptedDriver(kernel).Device);

            story.Add("A removal that is called off:");
            var stick = Plug(kernel, 1);
            using var client = new StickClient(driver, device, Name, story.Add);
            client.Open();
            client.Read();
            stick.QueryRemove();
            client.Read();
            stick.CancelRemove();
            client.Read();

            story.Add("A removal that happens:");
            stick.QueryRemove();
            stick.Remove();
            client.Read();

            story.Add("Another stick, pulled out with a read in flight:");
            var second = Plug(kernel, 2);
            second.On(MajorFunction.Read).Never();
            client.Open();
            client.StartRead();
            second.Remove();
            client.WaitForRead();
            client.Read();
        });
        return story;
    }

    private static ScriptedDriver Plug(SimulatedKernel kernel, int number)
    {
        var stick = new ScriptedDriver(kernel, new LowerDriverOptions { ObjectName = $@"\Device\Stick{number}" });
        kernel.DeleteSymbolicLink(Name);
        stick.CreateSymbolicLink(Name);
        return stick;
    }
}
