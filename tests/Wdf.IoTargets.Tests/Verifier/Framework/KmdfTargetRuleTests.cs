using static Wdf.IoTargets.NtStatus;

namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <summary>Sending through targets, and changes of their state.</summary>
public class KmdfTargetRuleTests : RuleTests<KmdfTargetRuleTests>
{
    internal override IEnumerable<(string Id, RuleCase Rule)> Table => [.. Gate(), .. States()];

    private static IEnumerable<(string Id, RuleCase Rule)> Gate()
    {
        yield return ("FxIoTargetVerifySubmitLocked-NotFormatted", new(
            w => w.Answer = RuleWorld.Outcome(w.Created(), w.Target),
            w =>
            {
                var request = w.Bed.Sent();
                request.Reuse();
                w.Bed.Format(request);
                request.Reuse();
                request.SetCompletionRoutine(w.Bed.Done.Routine);
                request.Send(w.Target).Should().BeTrue("the mark outlives the reuse");
            })
        {
            Breaks = 0,
            On = nameof(RequestNotAccepted),
            Off = "sent",
        });
        yield return ("FxIoTargetVerifySubmitLocked-StackTooSmall", new(
            w =>
            {
                w.Remote.Lower.Answer = irp =>
                {
                    irp.CopyCurrentIrpStackLocationToNext();
                    return IoManager.CallDriver(w.Remote.Bottom.Device, irp);
                };
                w.Answer = RuleWorld.Outcome(w.Bed.Formatted(), w.OpenedRemote());
            },
            w =>
            {
                var remote = w.OpenedRemote();
                var request = w.Created();
                w.Bed.Format(request, remote);
                request.Send(remote).Should().BeTrue();
                remote.Close();
            })
        {
            Breaks = 0,
            On = nameof(RequestNotAccepted),
            OffBugCheck = 0x35,
        });
        yield return ("FxRequestBaseValidateTarget", new(
            w => w.Answer = w.FromIrp(locations: 1, hasCurrent: false).ChangeTarget(w.OpenedRemote()),
            w =>
            {
                var request = w.FromIrp(locations: 2, hasCurrent: false);
                request.ChangeTarget(w.OpenedRemote()).Should().Be(Success);
                w.Remote.Target.Close();
                RuleWorld.End(request);
            })
        {
            Breaks = 0,
            On = RequestNotAccepted,
            Off = RequestNotAccepted,
        });
        yield return ("FxIoTargetSelfSend-MajorFunction", new(
            w => w.Answer = SentToSelf(w, MajorFunction.FlushBuffers),
            w =>
            {
                w.Control(static r => r.Complete(Success));
                SentToSelf(w, MajorFunction.DeviceControl).Should().Be(Success);
            })
        {
            HasSelfTarget = true,
            On = InvalidParameter,
            Off = InvalidParameter,
        });
    }

    private static IEnumerable<(string Id, RuleCase Rule)> States()
    {
        yield return ("FxIoTargetGotoStartState-WaitAtDispatch", new(
            w =>
            {
                w.Lower.Pends();
                w.Bed.Sent();
                w.Kernel.Spawn("stopper", () => w.Target.Stop(WdfIoTargetSentIoAction.WaitForSentIoToComplete));
                w.Kernel.RunUntilIdle();
                w.AtDispatch(() => w.Target.Start());
            },
            w => w.AtDispatch(() => w.Target.Start().Should().Be(Success)))
        {
            ThenBugCheck = 0xA,
            OffBugCheck = 0xA,
        });
        yield return ("FxIoTargetGotoPurgeState-PurgeWhilePurging", new(
            w =>
            {
                w.Lower.Pends();
                w.Bed.Sent();
                w.Kernel.Spawn("first purger", () => Purge(w));
                w.Kernel.RunUntilIdle();
                w.Kernel.Spawn("second purger", () => Purge(w));
                w.Kernel.RunUntilIdle();
                w.Lower.Release();
            },
            w =>
            {
                Purge(w);
                Purge(w);
                w.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
            }));
        yield return ("WdfIoTargetStop-BadAction", new(
            w =>
            {
                w.Target.Stop(0);
                w.Answer = w.Target.State;
            },
            w => w.Target.Stop(WdfIoTargetSentIoAction.CancelSentIo))
        {
            Breaks = 0,
            On = WdfIoTargetState.Started,
            Off = WdfIoTargetState.Started,
        });
    }

    private static void Purge(RuleWorld w) => w.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIoAndWait);

    private static NtStatus SentToSelf(RuleWorld w, MajorFunction major)
    {
        var self = w.Device.SelfIoTarget!;
        var request = w.Driver.CreateRequest(self);
        request.WdmFormatUsingStackLocation(new IoStackLocation { MajorFunction = major });
        request.SetCompletionRoutine(w.Bed.Done.Routine);
        request.Send(self).Should().BeTrue();
        return w.Bed.Done.Only.Status;
    }
}
