using System.Globalization;
using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>Tells events to a person, and keeps who owns each request while it does.</summary>
internal sealed class TraceStory
{
    private readonly ConditionalWeakTable<KernelObject, string> _owners = [];

    /// <summary>An event as one line.</summary>
    /// <param name="record">The event.</param>
    /// <param name="line">The source line of the call that led to it; null when it is not known.</param>
    public string Tell(in StepRecord record, string? line = null)
    {
        var owner = FollowOwner(record);
        return $"{TimeText(record.Time),10} ms  {Sentence(record)}{(owner is null ? string.Empty : $"  [owner: {owner}]")}{ActorText(record)}{(line is null ? string.Empty : "  at " + line)}";
    }

    /// <summary>Who has the request that an event is about, after it; null when it is about none. To be asked for each event in turn.</summary>
    public string? FollowOwner(in StepRecord record)
    {
        var request = RequestOf(record);
        if (request is null)
        {
            return null;
        }

        if (OwnerAfter(record) is { } owner)
        {
            _owners.AddOrUpdate(request, owner);
        }

        return _owners.TryGetValue(request, out var who) ? who : null;
    }

    /// <summary>A time in milliseconds.</summary>
    public static string TimeText(long time) => (time / 10_000.0).ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>Who took the step, and at which level when it is a raised one.</summary>
    public static string ActorText(in StepRecord record) =>
        record.Actor is null ? string.Empty : $"  ({record.Actor.Name}{(record.Irql == Irql.Passive ? string.Empty : ", " + record.Irql)})";

    /// <summary>The request that an event is about, itself or through its IRP; null when there is none.</summary>
    public static KernelObject? RequestOf(in StepRecord record) =>
        record.Subject?.Kind == KernelObjectKind.Request ? record.Subject
        : record.Subject?.Principal?.Kind == KernelObjectKind.Request ? record.Subject.Principal
        : null;

    private static string? OwnerAfter(in StepRecord record) => record.Step switch
    {
        KernelStep.ObjectCreated or KernelStep.RequestNotSent or KernelStep.CompletionRoutineCalled => "driver",
        KernelStep.RequestFinished or KernelStep.RequestPresented or KernelStep.RequestCancelCalled => "driver",
        KernelStep.RequestSent or KernelStep.RequestPended or KernelStep.RequestReturned => record.Partner?.Name,
        KernelStep.IrpCalled or KernelStep.IrpRoutineCalled => record.Partner?.Name,
        KernelStep.RequestQueued => record.Partner?.Name,
        KernelStep.RequestCompleting or KernelStep.RequestForgotten => "I/O manager",
        _ => null,
    };

    /// <summary>What happened, without time, owner and actor.</summary>
    public static string Sentence(in StepRecord r)
    {
        var subject = r.Subject?.Name ?? "driver code";
        var partner = r.Partner?.Name;
        var status = r.Status.ToName();
        return r.Step switch
        {
            KernelStep.ObjectCreated => $"{subject} created",
            KernelStep.ObjectDeleted => $"{subject} deleted",
            KernelStep.RequestFormatted => partner is null ? $"{subject} formatted from a stack location" : $"{subject} formatted for {partner}",
            KernelStep.RequestSending => $"{subject} about to be sent to {partner}",
            KernelStep.RequestSent => $"{subject} sent to {partner}",
            KernelStep.RequestPended => $"{subject} kept by the stopped {partner}",
            KernelStep.RequestNotSent => $"{subject} not sent to {partner}: {status}",
            KernelStep.RequestReturned => $"{subject} came back to {partner}: {status}, {r.Information} bytes",
            KernelStep.RequestCancelling => $"cancellation of {subject} asked for",
            KernelStep.RequestTimedOut => $"time-out of {subject} expired",
            KernelStep.RequestTimerArmed => $"time-out of {subject} armed",
            KernelStep.RequestFinished => $"{subject} finished: {status}, {r.Information} bytes",
            KernelStep.CompletionRoutineCalled => $"completion routine of {subject} called: {status}, {r.Information} bytes",
            KernelStep.CompletionRoutineReturned => $"completion routine of {subject} returned",
            KernelStep.RequestPresented => $"{subject} presented by {partner}",
            KernelStep.RequestCompleting => $"{subject} completed by the driver: {status}, {r.Information} bytes",
            KernelStep.IrpCalled => $"{subject} reaches {partner}",
            KernelStep.IrpCompleting => $"{subject} completed by {partner ?? "its originator"}: {status}, {r.Information} bytes",
            KernelStep.IrpRoutineCalled => $"completion routine for {subject} called ({partner ?? "originator"})",
            KernelStep.IrpFinished => $"{subject} finished: {status}, {r.Information} bytes",
            KernelStep.IrpCancelling => $"IoCancelIrp for {subject} ({partner ?? "nobody"} has it)",
            KernelStep.IrpCancelRoutineCalled => $"cancel routine of {subject} called ({partner ?? "nobody"})",
            KernelStep.IrpCancelRoutineChanged => $"cancel routine of {subject} set or cleared",
            KernelStep.RequestReused => $"{subject} made fit for another use",
            KernelStep.RequestQueued => $"{subject} entered {partner}",
            KernelStep.RequestForgotten => $"{subject} sent to {partner} and forgotten",
            KernelStep.RequestCancelCalled => $"cancel callback of {subject} called",
            KernelStep.CleanupCalled => $"cleanup callback of {subject} called",
            KernelStep.DestroyCalled => $"destroy callback of {subject} called",
            KernelStep.RequestFound => $"{subject} found in {partner}, which keeps it",
            KernelStep.RequestStopCalled => $"EvtIoStop of {partner} called for {subject}",
            KernelStep.RequestResumeCalled => $"EvtIoResume of {partner} called for {subject}",
            KernelStep.QueueStateChanging => $"{subject} about to change its state",
            KernelStep.QueueStateCalled => $"state callback of {subject} called",
            KernelStep.TargetStateChanging => $"{subject} about to change its state",
            KernelStep.TargetWaiting => $"{subject} waits for its requests",
            KernelStep.ActorStarted => $"{subject} begins to run",
            KernelStep.ActorEnded => $"{subject} has ended",
            KernelStep.Waiting => $"{partner} waits for {subject}",
            KernelStep.WaitEnded => $"{partner} has waited for {subject}: {status}",
            KernelStep.IrpMarkedPending => $"{subject} marked pending by {partner}",
            _ => $"{r.Step}: {subject}{(partner is null ? string.Empty : $", {partner}")}{(r.Status == NtStatus.Success ? string.Empty : ": " + status)}",
        };
    }
}
