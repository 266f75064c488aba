using World = Wdf.IoTargets.Tests.Verifier.RuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Requests that nobody finishes.</summary>
public partial class RequestForgottenTests
{
    private static readonly long Ms10 = WdfTimeout.Relative(TimeSpan.FromMilliseconds(10));

    private static readonly RuleTable Table = new("kmdf")
    {
        {
            "ReqSendFail",
            World.Presenting(MajorFunction.Read, static (world, request) =>
            {
                if (!SendToStopped(world, request))
                {
                    request.Complete(NtStatus.Success);
                }
            }),
            World.Presenting(MajorFunction.Read, static (world, request) =>
            {
                if (!SendToStopped(world, request))
                {
                    request.Complete(request.Status);
                }
            })
        },
        {
            "DeferredRequestCompleted",
            World.With(static world => CompletesInTimer(world, static (_, _) => { })),
            World.With(static world => CompletesInTimer(world, static (timer, request) =>
            {
                if (request.MarkCancelableEx(Cancel) == NtStatus.Success)
                {
                    timer.Start(Ms10);
                }
            }))
        },
        {
            "RequestCompleted",
            World.With(static world => world.Start(MajorFunction.DeviceControl, static _ => { })),
            World.With(static world =>
            {
                world.Queue = world.QueueFor();
                var manual = world.ManualQueue();
                var parked = world.Start(MajorFunction.DeviceControl, request => request.ForwardToIoQueue(manual));
                var kept = world.Presented(MajorFunction.Read, out var operation);
                kept.Complete(NtStatus.Success);
                operation.Wait();
                parked.Cancel();
                parked.Wait();
            })
        },
        {
            "RequestCompletedLocal",
            World.With(static world => world.Presented(MajorFunction.Read, out _)),
            World.With(static world =>
            {
                var interrupt = world.Presented(MajorFunction.Read, out var operation);
                world.Kernel.Post("the DPC of the interrupt", () => interrupt.Complete(NtStatus.Success));
                operation.Wait();
            }),
            "RequestCompleted"
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);

    private static void Cancel(WdfRequest request) => request.Complete(NtStatus.Cancelled);

    private static bool SendToStopped(RuleWorld world, WdfRequest request)
    {
        world.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
        world.Format(request, static sent => sent.Complete(NtStatus.Success));
        return request.Send(world.Target);
    }

    // The device is busy when the timer expires first; later it is not.
    private static void CompletesInTimer(RuleWorld world, Action<WdfTimer, WdfRequest> whenBusy)
    {
        var isBusy = true;
        WdfRequest? current = null;
        WdfTimer? timer = null;
        timer = world.Timer(() =>
        {
            if (current!.UnmarkCancelable() == NtStatus.Cancelled)
            {
                return;
            }

            if (isBusy)
            {
                isBusy = false;
                whenBusy(timer!, current);
                return;
            }

            current.Complete(NtStatus.Success);
        });
        world.Start(MajorFunction.Read, request =>
        {
            current = request;
            request.MarkCancelableEx(Cancel).Should().Be(NtStatus.Success);
            timer!.Start(Ms10);
        });
        world.Kernel.RunFor(TimeSpan.FromSeconds(1));
    }
}
