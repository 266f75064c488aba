using World = Wdf.IoTargets.Tests.Verifier.RuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Requests that are marked cancelable.</summary>
public partial class CancelableMarkTests
{
    private static readonly RuleTable Table = new("kmdf")
    {
        {
            "CompleteCanceledReq",
            World.With(world => CompletesInTimer(world, static _ => { })),
            World.With(world => CompletesInTimer(world, static (request, answer) =>
            {
                if (answer != NtStatus.Cancelled)
                {
                    request.Complete(NtStatus.Success);
                }
            }))
        },
        {
            "ReqNotCanceledLocal",
            World.Presenting(MajorFunction.Read, static (world, request) =>
            {
                request.MarkCancelable(Cancel);
                request.Complete(NtStatus.Success);
            }),
            World.Presenting(MajorFunction.Read, static (world, request) =>
            {
                request.MarkCancelableEx(Cancel).Should().Be(NtStatus.Success);
                request.UnmarkCancelable().Should().Be(NtStatus.Success);
                request.Complete(NtStatus.Success);
            })
        },
        {
            "MarkCancOnCancReqLocal",
            World.Presenting(MajorFunction.Read, static (world, request) =>
            {
                request.MarkCancelableEx(Cancel);
                request.MarkCancelableEx(static other => other.Complete(NtStatus.Cancelled));
            }),
            World.Presenting(MajorFunction.Read, static (world, request) =>
            {
                request.MarkCancelableEx(Cancel).Should().Be(NtStatus.Success);
                request.UnmarkCancelable().Should().Be(NtStatus.Success);
                request.MarkCancelableEx(static other => other.Complete(NtStatus.Cancelled)).Should().Be(NtStatus.Success);
                request.UnmarkCancelable().Should().Be(NtStatus.Success);
                request.Complete(NtStatus.Success);
            })
        },
        {
            "ReqIsCancOnCancReq",
            World.Presenting(MajorFunction.Read, static (world, request) =>
            {
                request.MarkCancelableEx(Cancel);
                _ = request.IsCanceled;
            }),
            World.Presenting(MajorFunction.Read, static (world, request) =>
            {
                request.IsCanceled.Should().BeFalse();
                request.MarkCancelableEx(Cancel).Should().Be(NtStatus.Success);
                request.UnmarkCancelable().Should().Be(NtStatus.Success);
                request.IsCanceled.Should().BeFalse();
                request.Complete(NtStatus.Success);
            })
        },
        {
            "ReqMarkCancelableSend",
            World.Presenting(MajorFunction.Read, static (world, request) =>
            {
                world.Format(request, static sent => sent.Complete(NtStatus.Success));
                request.MarkCancelableEx(Cancel);
                request.Send(world.Target);
            }),
            World.Presenting(MajorFunction.Read, SendsAnother)
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

    private static void CompletesInTimer(RuleWorld world, Action<NtStatus> look) => CompletesInTimer(world, (request, answer) =>
    {
        look(answer);
        request.Complete(NtStatus.Success);
    });

    // The cancel comes between the mark and the timer, and its callback is held until the timer has run.
    private static void CompletesInTimer(RuleWorld world, Action<WdfRequest, NtStatus> finish)
    {
        var request = world.Presented(MajorFunction.Read, out var operation);
        request.MarkCancelableEx(Cancel).Should().Be(NtStatus.Success);
        var held = world.Kernel.HoldAt(KernelStep.RequestCancelCalled, request);
        var canceller = world.Kernel.Spawn("canceller", () => operation.Cancel());
        held.WaitUntilReached();
        finish(request, request.UnmarkCancelable());
        held.Release();
        canceller.Join();
        operation.Wait();
    }

    // The cancel callback would cancel the other request.
    private static void SendsAnother(RuleWorld world, WdfRequest request)
    {
        var other = world.Driver.CreateRequest(world.Target);
        request.MarkCancelableEx(_ => other.CancelSentRequest()).Should().Be(NtStatus.Success);
        world.Format(other, sent =>
        {
            sent.Delete();
            request.UnmarkCancelable().Should().Be(NtStatus.Success);
            request.Complete(NtStatus.Success);
        });
        other.Send(world.Target).Should().BeTrue();
    }
}
