using System.Globalization;

namespace PortingTable;

/// <summary>Tells the trace of one way in short lines.</summary>
internal static class TraceColumn
{
    /// <summary>The steps that the sample shows, as text.</summary>
    /// <param name="trace">The records of one kernel.</param>
    /// <returns>The lines; those of equal keys stand beside each other in the two columns.</returns>
    public static IReadOnlyList<TraceLine> Of(IReadOnlyList<StepRecord> trace) =>
        [.. trace.Select(r => (Record: r, Text: Tell(r))).Where(x => x.Text is not null).Select(x => Line(x.Record, x.Text))];

    private static TraceLine Line(StepRecord r, string text)
    {
        var milliseconds = (r.Time / 10_000.0).ToString("0.0", CultureInfo.InvariantCulture);
        var by = r.Actor switch
        {
            null or { Number: 1, Kind: KernelObjectKind.Thread } => "",
            { Kind: KernelObjectKind.Unit } => "  [DPC]",
            _ => $"  [{r.Actor.Name}]",
        };
        return new TraceLine($"{milliseconds,7}  {text}{by}", Key(r));
    }

    // What happens at the lower device is the same both ways.
    private static string Key(StepRecord r) => r.Step switch
    {
        KernelStep.IrpCalled or KernelStep.IrpMarkedPending or KernelStep.IrpCompleting => $"{r.Step} {r.Partner?.Name}",
        KernelStep.IrpCancelling or KernelStep.IrpCancelRoutineCalled => $"{r.Step}",
        _ => null,
    };

    // One kernel has one of these, and a column has little room.
    private static string Short(KernelObject subject) => subject switch
    {
        null => null,
        { Kind: KernelObjectKind.Request } => $"request {subject.Number}",
        { Kind: KernelObjectKind.Target } => "the target",
        { Name: Bench.LowerName } => "the lower device",
        _ => subject.Name,
    };

    private static string Tell(StepRecord r)
    {
        var subject = Short(r.Subject);
        var partner = Short(r.Partner);
        var result = r.Status.ToName() + (NT_ERROR(r.Status) && r.Information == 0 ? "" : $", {r.Information} bytes");
        return r.Step switch
        {
            KernelStep.ObjectCreated when r.Subject.Kind == KernelObjectKind.Request => $"{subject} created",
            KernelStep.ObjectDeleted when r.Subject.Kind == KernelObjectKind.Request => $"{subject} deleted",
            KernelStep.RequestPresented => $"{subject} presented to the driver",
            KernelStep.RequestFormatted => $"{subject} formatted {(partner is null ? "as it came" : "for " + partner)}",
            KernelStep.RequestSent => $"{subject} sent to {partner}",
            KernelStep.RequestForgotten => $"{subject} sent and forgotten",
            KernelStep.RequestNotSent => $"{subject} not sent: {r.Status.ToName()}",
            KernelStep.RequestReturned => $"{subject} came back to {partner}",
            KernelStep.RequestTimedOut => $"time-out of {subject}",
            KernelStep.RequestCancelling => $"cancellation of {subject} begins",
            KernelStep.RequestFinished => $"{subject} finished: {result}",
            KernelStep.CompletionRoutineCalled => $"completion routine of {subject}",
            KernelStep.RequestCompleting => $"{subject} completed by the driver: {result}",
            KernelStep.RequestReused => $"{subject} can be used again",
            KernelStep.IrpCalled => $"{subject} -> {partner}",
            KernelStep.IrpMarkedPending => $"{subject} marked pending by {partner}",
            KernelStep.IrpCompleting => $"{subject} completed by {partner ?? "its creator"}: {result}",
            KernelStep.IrpRoutineCalled => $"completion routine of {partner ?? "the creator"} for {subject}",
            KernelStep.IrpFinished => $"{subject} finished",
            KernelStep.IrpCancelling => $"IoCancelIrp for {subject}",
            KernelStep.IrpCancelRoutineCalled => $"cancel routine for {subject} of {partner}",
            KernelStep.DriverPoint => "interlocked operation of the driver",
            KernelStep.EventSet => $"{subject} set",
            KernelStep.Waiting => $"waits for {subject}",
            KernelStep.WaitEnded => $"waited for {subject}: {r.Status.ToName()}",
            _ => null,
        };
    }
}
