namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <content>The ready callback of a manual queue.</content>
internal static partial class QueueRuleDrivers
{
    private static Dictionary<string, QueueRuleCase> ReadyCallbacks => new()
    {
        ["FxIoQueueReadyNotify-NotManual"] = new(w => w.Parallel().ReadyNotify(Ready), RegistersAnew),
        ["FxIoQueueReadyNotify-AlreadyRegistered"] = new(
            w =>
            {
                var manual = w.Manual();
                manual.ReadyNotify(Ready);
                manual.ReadyNotify(Ready);
            },
            RegistersAnew),
        ["FxIoQueueReadyNotify-NothingToClear"] = new(w => w.Manual().ReadyNotify(null), RegistersAnew),
        ["FxIoQueueReadyNotify-QueueRunning"] = new(
            w =>
            {
                var manual = w.Manual();
                manual.ReadyNotify(Ready);
                manual.ReadyNotify(null);
            },
            RegistersAnew),
        ["FxIoQueueReadyNotify-LostCallback"] = new(
            w =>
            {
                var manual = w.Manual(isDefault: true);
                var held = HeldBeforeReady(w, manual, out var sender);
                manual.Stop();
                manual.ReadyNotify(null);
                held.Release();
                sender.Join();
            },
            w =>
            {
                var manual = w.Manual(isDefault: true);
                var held = HeldBeforeReady(w, manual, out var sender);
                var clears = w.Kernel.Spawn("clearing thread", () =>
                {
                    manual.StopSynchronously();
                    manual.ReadyNotify(null).Should().Be(NtStatus.Success);
                });
                w.Kernel.RunUntilIdle();
                held.Release();
                sender.Join();
                clears.Join();
                manual.Start();
                Done(QueueWorld.Next(manual));
            }),
    };

    // A request has come, on another thread, and the call of the ready callback is on its way.
    private static StepGate HeldBeforeReady(QueueWorld w, WdfIoQueue manual, out KernelThread sender)
    {
        manual.ReadyNotify(Ready);
        var held = w.Kernel.HoldAt(KernelStep.QueueStateCalled, manual);
        sender = w.Kernel.Spawn("application thread", () => w.Send());
        held.WaitUntilReached();
        return held;
    }

    private static void RegistersAnew(QueueWorld w)
    {
        var manual = w.Manual();
        manual.ReadyNotify(Ready).Should().Be(NtStatus.Success);
        manual.Stop();
        manual.ReadyNotify(null).Should().Be(NtStatus.Success);
        manual.ReadyNotify(Ready).Should().Be(NtStatus.Success);
    }

    private static void Ready(WdfIoQueue queue, object? context)
    {
    }
}
