using Wdf.IoTargets;
using Wdf.IoTargets.Testing;

namespace Consumer;

/// <summary>The second package explores, and finds the failure of a test that relies on an order.</summary>
internal static class Exploration
{
    public static IEnumerable<string> Check()
    {
        var passing = Explore.Run(kernel => CancelMeetsCompletion(kernel, mustBeCancelled: false));
        if (passing.Coverage < ExploreCoverage.AllOneCpuOrderings)
        {
            yield return $"An exploration that should see all orders: {passing}";
        }

        var failing = Explore.Run(kernel => CancelMeetsCompletion(kernel, mustBeCancelled: true), new ExploreOptions { ThrowOnFailure = false });
        if (failing.Failure is null)
        {
            yield return $"An exploration that should fail: {failing}";
        }
    }

    private static void CancelMeetsCompletion(SimulatedKernel kernel, bool mustBeCancelled)
    {
        var device = new ScriptedDriver(kernel) { CompleteInline = false };
        var driver = WdfDriver.Create(kernel);
        var target = driver.CreateDevice(device.Device).IoTarget!;
        var request = driver.CreateRequest(target);
        target.FormatRequestForIoctl(request, 0x222000, null, null, null, null);
        request.SetCompletionRoutine(static (WdfRequest _, WdfIoTarget _, in WdfRequestCompletionParams _, object? _) => { });
        request.Send(target);
        request.CancelSentRequest();
        kernel.RunUntilIdle();
        if (mustBeCancelled && request.Status != NtStatus.Cancelled)
        {
            throw new InvalidOperationException($"It was completed with {request.Status.ToName()}.");
        }

        request.Delete();
    }
}
