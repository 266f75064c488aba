namespace Wdf.IoTargets;

/// <content>What <c>!wdfkd.wdfrequest</c> shows.</content>
public sealed partial class WdfRequest
{
    /// <inheritdoc/>
    private protected override string DumpCommand => "!wdfkd.wdfrequest";

    /// <inheritdoc/>
    internal override void Dump(ObjectDump dump)
    {
        base.Dump(dump);
        dump.Line("made by", Origin switch
        {
            RequestOrigin.Presented => "the framework, for an arriving IRP",
            RequestOrigin.Internal => "the driver (WdfRequestCreate)",
            _ => "the driver, over an IRP of its own",
        });
        dump.Line("owner", DumpOwner());
        dump.LineIf(Presenter is not null, "queue", Presenter);
        dump.LineIf(Target is not null, "last target", Target);
        dump.Line("formatted", IsFormatted ? "yes" : "no");
        dump.Line("completion routine", ObjectDump.NameOf(_routine));
        dump.LineIf(_queued?.EvtCancel is not null, "cancel callback", ObjectDump.NameOf(_queued?.EvtCancel));
        dump.LineIf(IsCancelMarked, "cancel mark", "set");
        dump.LineIf(IsTimerSet, "time-out", "armed");
        if (Irp is { } irp)
        {
            dump.Nested(irp);
        }
        else
        {
            dump.Line("IRP", null);
        }
    }

    private string DumpOwner() =>
        IsDestroyed ? "nobody: destroyed"
        : IsPended ? $"{Target?.Name}, which is stopped and keeps it"
        : IsSent ? $"{Target?.Name}; {Holder()} has the IRP"
        : IsWaiting ? $"{Presenter?.Name}, where it waits"
        : Origin == RequestOrigin.Presented && Irp is null ? "nobody: completed, or given away"
        : "the driver";
}
