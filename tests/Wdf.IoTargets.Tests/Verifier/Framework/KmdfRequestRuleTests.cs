using Wdf.IoTargets.Tests.TestBed;
using static Wdf.IoTargets.NtStatus;

namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <summary>
/// Requests: completing, asking, sending, reusing. Two rules are not here: sending and forgetting a create request, and asking for the queue of one that
/// EvtDeviceFileCreate has. There are no create requests yet.
/// </summary>
public partial class KmdfRequestRuleTests : RuleTests<KmdfRequestRuleTests>
{
    internal override IEnumerable<(string Id, RuleCase Rule)> Table => [.. Completed(), .. Asked(), .. Sent(), .. Reused()];

    [Theory]
    [InlineData(8, false, 0)]
    [InlineData(8, true, 1)]
    [InlineData(9, false, 1)]
    public void Checks_of_a_later_version_are_made_when_they_are_asked_for(int version, bool downLevel, int breaks)
    {
        using var bed = new Bed(new SimulatedKernelOptions { Verifier = VerifierOptions.KmdfVerifier, VerifyDownLevel = downLevel, CheckLeftOvers = false }, minorVersion: version);
        bed.Run(() =>
        {
            bed.Lower.Pends();
            bed.Sent().Reuse();
            bed.Kernel.Violations.Select(v => v.Rule).Should().Equal(Enumerable.Repeat("FxRequestReuse-StillSent", breaks));
        });
    }

    [Fact]
    public void Breaks_can_be_passed_over_in_silence_and_the_statuses_stay()
    {
        using var bed = new Bed(new SimulatedKernelOptions { Verifier = VerifierOptions.KmdfVerifier, BreakReaction = BreakReaction.Ignore });
        bed.Run(() =>
        {
            bed.Driver.CreateRequest(bed.Target).Reuse(new WdfRequestReuseParams(WdfRequestReuseFlags.MustComplete, Success)).Should().Be(InvalidDeviceRequest);
            bed.Formatted().IsCanceled.Should().BeFalse();
            bed.Formatted().Complete(Success);
            bed.Kernel.Violations.Should().BeEmpty();
        });
    }

    private static IEnumerable<(string Id, RuleCase Rule)> Completed()
    {
        yield return ("FxRequestVerifyRequestIsDriverOwned-Complete", new(
            w => CompleteAnd(w, static r => r.Complete(Success)),
            w => CompleteAnd(w, static r => r.Dereference()))
        {
            OffBugCheck = 0x7E,
        });
        yield return ("FxRequestVerifyRequestCanBeCompleted-Complete", new(
            w => CompleteMade(w).Complete(Success),
            w => CompleteMade(w).Delete())
        {
            OffBugCheck = 0x7E,
            Options = static o => o with { CheckLeftOvers = false },
        });
        yield return ("FxRequestVerifyCompleteInternal-Cancelable", new(
            w => w.Control(static r =>
            {
                r.MarkCancelable(static _ => { });
                r.Complete(Success);
            }),
            w => w.Control(static r =>
            {
                r.MarkCancelable(static _ => { });
                if (r.UnmarkCancelable() != Cancelled)
                {
                    r.Complete(Success);
                }
            })));
        yield return ("FxRequestVerifyCompleteInternal-NotCompleted", new(
            w => w.Control(static r =>
            {
                // The request is the driver's until its completion is through: a clean-up inside it gets past the check of the ownership.
                var attributes = new WdfObjectAttributes { ParentObject = r, EvtCleanupCallback = _ => r.Complete(Success) };
                WdfObject.Create(r.Driver!, attributes, out var _).Should().Be(Success);
                r.Complete(Success);
            }),
            w => w.Control(static r => r.Complete(Success)))
        {
            GoesAstray = true,
        });
        yield return ("FxRequestCompleteInternal-InfoWithoutOutput", new(
            w => WithoutOutput(w, 4),
            w => WithoutOutput(w, 0)));
        yield return ("FxRequestVerifierBreakpoint_RequestEarlyDisposeDeferred", new(
            w =>
            {
                w.Control(r =>
                {
                    Made.Timer(w, static _ => { }, WdfExecutionLevel.Passive, r);
                    w.AtDispatch(() => r.Complete(Success));
                });
                w.Kernel.RunUntilIdle();
            },
            w => w.Control(r =>
            {
                Made.Timer(w, static _ => { }, WdfExecutionLevel.Passive, r);
                r.Complete(Success);
            })));
    }

    private static IEnumerable<(string Id, RuleCase Rule)> Sent()
    {
        var forget = new WdfRequestSendOptions(WdfRequestSendOptionsFlags.SendAndForget);
        yield return ("WdfRequestSend-InvalidOptions", new(
            w => w.Answer = RuleWorld.Outcome(w.Bed.Formatted(), w.Target, Bed.Timeout(10, WdfRequestSendOptionsFlags.SendAndForget)),
            w => w.Bed.Sent(Bed.Timeout(10)))
        {
            On = nameof(InvalidParameter),
            Off = nameof(InvalidParameter),
        });
        yield return ("WdfRequestSend-AsyncPresentedNoCompletionRoutine", new(
            w => PassOn(w, routine: null, options: null),
            w => PassOn(w, static r => r.Complete(Success), options: null))
        {
            On = nameof(InvalidDeviceRequest),
            Off = nameof(InvalidDeviceRequest),
        });
        yield return ("WdfRequestSend-ForgetCreatedRequest", new(
            w => w.Answer = RuleWorld.Outcome(w.Bed.Formatted(), w.Target, forget),
            w => PassOn(w, routine: null, forget))
        {
            Breaks = 0,
            On = nameof(InvalidDeviceState),
            Off = nameof(InvalidDeviceState),
        });
        yield return ("WdfRequestSend-ForgetWithContext", new(
            w => w.Control(r =>
            {
                w.Target.FormatRequestForRead(r, w.Bed.Memory(1, 2)).Should().Be(Success);
                w.Answer = RuleWorld.Outcome(r, w.Target, forget);
            }),
            w => PassOn(w, routine: null, forget))
        {
            On = nameof(InvalidDeviceRequest),
            Off = nameof(InvalidDeviceRequest),
        });
        yield return ("FxRequestVerifyPreProcessSendAndForget-CompletionRoutine", new(
            w => PassOn(w, static r => r.Complete(Success), forget),
            w => PassOn(w, routine: null, forget))
        {
            On = "sent",
            Off = "sent",
        });
        yield return ("FxRequestBaseVerifyDispose", new(
            w =>
            {
                w.Lower.Pends();
                w.Bed.Sent().Delete();
            },
            w => w.Bed.Sent().Delete()));
        yield return ("FxRequestBaseCompleteSubmitted-ZeroDriverContext", new(
            w =>
            {
                var request = w.Bed.Formatted();
                var irp = request.WdmGetIrp()!;
                irp.Tail.Overlay.DriverContext[0] = "mine";
                request.Send(w.Target).Should().BeTrue();
                w.Answer = irp.Tail.Overlay.DriverContext[0];
            },
            w => w.Bed.Sent())
        {
            Breaks = 0,
            On = null,
            Off = "mine",
        });
    }

    private static void CompleteAnd(RuleWorld w, Action<WdfRequest> then) => w.Control(r =>
    {
        r.Reference();
        r.Complete(Success);
        then(r);
    });

    // A request of the driver's own that was made completable, and completed.
    private static WdfRequest CompleteMade(RuleWorld w)
    {
        var irp = IoManager.AllocateIrp(w.Kernel, 2)!;
        irp.SetNextIrpStackLocation();
        var request = w.Created();
        var parameters = new WdfRequestReuseParams(WdfRequestReuseFlags.MustComplete, Success);
        parameters.SetNewIrp(irp);
        request.Reuse(parameters).Should().Be(Success);
        request.Complete(Success);
        return request;
    }

    private static void WithoutOutput(RuleWorld w, ulong information)
    {
        w.Handler = r => r.CompleteWithInformation(Success, information);
        w.File.StartDeviceIoControl(Bed.Ioctl, new byte[2], new byte[4].AsMemory(0, 0));
    }

    // A presented request goes on to the target as it came.
    private static void PassOn(RuleWorld w, Action<WdfRequest>? routine, WdfRequestSendOptions? options) => w.Control(r =>
    {
        r.FormatUsingCurrentType();
        if (routine is not null)
        {
            r.SetCompletionRoutine((WdfRequest request, WdfIoTarget _, in WdfRequestCompletionParams _, object? _) => routine(request));
        }

        w.Answer = RuleWorld.Outcome(r, w.Target, options);
    });
}
