namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <content>Marking requests cancelable, and completing them.</content>
internal static partial class QueueRuleDrivers
{
    private static Dictionary<string, QueueRuleCase> Marks => new()
    {
        ["WdfRequestMarkCancelable-NoQueue"] = new(w => w.Bed.Formatted().MarkCancelable(Done), MarksAndUnmarks),
        ["WdfRequestMarkCancelableEx-NoQueue"] = new(
            w => w.Bed.Formatted().MarkCancelableEx(Done),
            w => w.Present(r =>
            {
                r.MarkCancelableEx(Done).Should().Be(NtStatus.Success);
                r.UnmarkCancelable();
                Done(r);
            })),
        ["WdfRequestUnmarkCancelable-NoQueue"] = new(w => w.Bed.Formatted().UnmarkCancelable(), MarksAndUnmarks),
        ["FxIoQueueVerifyRequestCancelable-DriverOwned"] = new(
            w => w.Present(r =>
            {
                r.ForwardToIoQueue(w.Manual());
                r.MarkCancelable(Done);
            }),
            w =>
            {
                var manual = w.Manual();
                w.Present(r => r.ForwardToIoQueue(manual));
                var retrieved = QueueWorld.Next(manual);
                retrieved.MarkCancelable(Done);
                retrieved.UnmarkCancelable();
                Done(retrieved);
            }),
        ["FxIoQueueVerifyRequestCancelable-AlreadyCancelable"] = new(
            w => w.Present(r =>
            {
                r.MarkCancelable(Done);
                r.MarkCancelable(Done);
            }),
            w => w.Present(r =>
            {
                r.MarkCancelable(Done);
                r.UnmarkCancelable();
                r.MarkCancelable(Done);
                r.UnmarkCancelable();
                Done(r);
            }))
        {
            ReportedAs = "MarkCancOnCancReqLocal",
        },
        ["FxIoQueueVerifyRequestCancelable-NotCancelable"] = new(w => w.Present(r => r.UnmarkCancelable()), MarksAndUnmarks),
        ["FxRequestVerifyInsertIrpQueue-AlreadyQueued"] = new(
            w =>
            {
                var r = w.Retrieved(w.Manual(isDefault: true));
                var held = w.Kernel.HoldAt(KernelStep.RequestCancelableChanged, r);
                var other = w.Kernel.Spawn("second thread", () => r.MarkCancelable(Done));
                held.WaitUntilReached();
                r.MarkCancelable(Done);
                held.Release();
                other.Join();
            },
            MarksAndUnmarks),
        ["FxIoQueueVerifyValidateCompletedRequest"] = new(
            w =>
            {
                // The queue's loop is busy with a ready callback, so that the call of EvtIoCanceledOnQueue is late.
                var manual = w.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual) { EvtIoCanceledOnQueue = (_, r) => Done(r) });
                var goOn = new KernelEvent(w.Kernel, KernelEventType.Notification);
                WdfRequest? kept = null;
                w.Default((_, r) =>
                {
                    kept = r;
                    r.ForwardToIoQueue(manual);
                });
                manual.Stop();
                manual.ReadyNotify((_, _) => w.Kernel.Wait(goOn, KernelTimeout.Infinite));
                var operation = w.Send();
                var busy = w.Kernel.Spawn("busy thread", manual.Start);
                w.Kernel.RunUntilIdle();
                operation.Cancel();
                Done(kept!);
                goOn.Set();
                busy.Join();
            },
            w =>
            {
                var manual = w.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual) { EvtIoCanceledOnQueue = (_, r) => Done(r) });
                w.Default((_, r) => r.ForwardToIoQueue(manual));
                var operation = w.Send();
                operation.Cancel();
                operation.Wait().Status.Should().Be(NtStatus.Success);
            }),
    };

    private static void MarksAndUnmarks(QueueWorld w) => w.Present(r =>
    {
        r.MarkCancelable(Done);
        r.UnmarkCancelable().Should().Be(NtStatus.Success);
        Done(r);
    });
}
