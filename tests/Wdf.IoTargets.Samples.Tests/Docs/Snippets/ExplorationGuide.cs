using Wdf.IoTargets.Testing;

namespace Wdf.IoTargets.Samples.Tests.Docs.Snippets;

/// <summary>The code of docs/exploration.md.</summary>
public class ExplorationGuide(ITestOutputHelper output)
{
    [Fact]
    public void Cancel_meets_completion()
    {
        var result = Explore.Run(kernel =>
        {
            var device = new ScriptedDriver(kernel) { CompleteInline = false };
            var driver = WdfDriver.Create(kernel);
            var target = driver.CreateDevice(device.Device).IoTarget!;
            var request = driver.CreateRequest(target);
            target.FormatRequestForIoctl(request, 0x222000, null, null, null, null);
            request.SetCompletionRoutine((_, _, in _, _) => { });
            request.Send(target);
            request.CancelSentRequest();
            kernel.RunUntilIdle();
            request.Delete();
        });

        output.WriteLine(result.ToString()); // such as: explored 2,834 schedules, 149 distinct orderings: all orderings
    }
}
