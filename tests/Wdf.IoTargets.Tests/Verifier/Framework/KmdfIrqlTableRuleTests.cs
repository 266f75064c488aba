using static Wdf.IoTargets.NtStatus;

namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <summary>The framework's own IRQL checks. Without the verifier none is made.</summary>
public partial class KmdfIrqlTableRuleTests : RuleTests<KmdfIrqlTableRuleTests>
{
    internal override IEnumerable<(string Id, RuleCase Rule)> Table => [.. Targets(), .. Others(), .. Queues()];

    private static IEnumerable<(string Id, RuleCase Rule)> Targets()
    {
        yield return ("FxVerifierCheckIrqlLevel-WdfIoTargetStop", new(
            w =>
            {
                w.AtDispatch(() => w.Target.Stop(WdfIoTargetSentIoAction.CancelSentIo));
                w.Answer = w.Target.State;
            },
            w => w.AtDispatch(() => w.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending)))
        {
            On = WdfIoTargetState.Started,
            Off = WdfIoTargetState.Stopped,
        });
        yield return ("FxVerifierCheckIrqlLevel-WdfIoTargetPurge", new(
            w =>
            {
                w.AtDispatch(() => w.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIoAndWait));
                w.Answer = w.Target.State;
            },
            w => w.AtDispatch(() => w.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo)))
        {
            On = WdfIoTargetState.Started,
            Off = WdfIoTargetState.Purged,
        });
        yield return Refused("WdfIoTargetCreate", w => WdfIoTarget.Create(w.Device, null, out _));
        yield return ("FxVerifierCheckIrqlLevel-WdfIoTargetOpen", new(
            w =>
            {
                var remote = w.Remote.Target;
                w.AtDispatch(() => w.Answer = remote.Open(TestBed.RemoteBed.DeviceName));
            },
            w => w.OpenedRemote().Close())
        {
            On = InvalidDeviceRequest,
            Off = Success,
        });
        yield return Closed("WdfIoTargetClose", static t => t.Close(), WdfIoTargetState.Closed);
        yield return Closed("WdfIoTargetCloseForQueryRemove", static t => t.CloseForQueryRemove(), WdfIoTargetState.ClosedForQueryRemove);
        yield return Refused("WdfIoTargetSendXxxSynchronously", w => w.Bed.SendIoctl(out _));
        yield return Refused("WdfIoTargetQueryForInterface", w => w.Target.QueryForInterface(Guid.Empty, 16, 1, null, out _), NotSupported);
        yield return Refused("WdfIoTargetQueryTargetProperty", w => w.Target.QueryTargetProperty(DeviceRegistryProperty.HardwareId, new byte[8], out _), ObjectNameNotFound);
        yield return ("FxVerifierCheckIrqlLevel-WdfRequestSendSynchronous", new(
            w => w.AtDispatch(() => w.Answer = w.Bed.Formatted().Send(w.Target, new WdfRequestSendOptions(WdfRequestSendOptionsFlags.Synchronous))),
            w => w.Bed.Formatted().Send(w.Target, new WdfRequestSendOptions(WdfRequestSendOptionsFlags.Synchronous)).Should().BeTrue())
        {
            Breaks = 0,
            On = true,
            Off = true,
        });
    }

    // A call that is refused at DISPATCH_LEVEL, and works at PASSIVE_LEVEL.
    private static (string Id, RuleCase Rule) Refused(string ddi, Func<RuleWorld, NtStatus> call, NtStatus otherwise = Success) => ($"FxVerifierCheckIrqlLevel-{ddi}", new(
        w => w.AtDispatch(() => w.Answer = call(w)),
        w => call(w).Should().Be(otherwise))
    {
        On = InvalidDeviceRequest,
        Off = otherwise,
    });

    private static (string Id, RuleCase Rule) Closed(string ddi, Action<WdfIoTarget> close, WdfIoTargetState end) => ($"FxVerifierCheckIrqlLevel-{ddi}", new(
        w =>
        {
            var remote = w.OpenedRemote();
            w.AtDispatch(() => close(remote));
            w.Answer = remote.State;
        },
        w => close(w.OpenedRemote()))
    {
        On = WdfIoTargetState.Started,
        Off = end,
    });
}
