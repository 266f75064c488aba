namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <content>Waiting for the driver.</content>
internal static partial class QueueRuleDrivers
{
    private static Dictionary<string, QueueRuleCase> Waits => new()
    {
        ["FxDriverGlobalsWaitForSignal"] = new(
            w =>
            {
                var queue = w.Default((_, _) => { });
                w.Send();
                queue.PurgeSynchronously();
            },
            w =>
            {
                WdfRequest? held = null;
                var queue = w.Default((_, r) => held = r);
                w.Send();
                w.Kernel.Spawn("slow device", () =>
                {
                    w.Kernel.Sleep(TimeSpan.FromSeconds(59));
                    Done(held!);
                });
                queue.PurgeSynchronously();
                w.Kernel.Elapsed.Should().Be(TimeSpan.FromSeconds(59));
            }),
    };
}
