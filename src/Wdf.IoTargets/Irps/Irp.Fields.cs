namespace Wdf.IoTargets;

/// <content>Fields that only the owner may touch, and what the rules know about the IRP.</content>
public sealed partial class Irp
{
    private IoStatusBlock _ioStatus;
    private bool _cancel;

    /// <summary>Status and byte count; set before completion. Only the owner may look at it: a driver that has sent the IRP on and not taken it back reads freed memory.</summary>
    public ref IoStatusBlock IoStatus
    {
        get
        {
            if (Record is not null)
            {
                IoManager.Touch(this, Record);
            }

            return ref _ioStatus;
        }
    }

    /// <summary>Whether cancellation was asked for. A driver that sets a cancel routine must look at it afterwards: an earlier cancellation found none.</summary>
    public bool Cancel
    {
        get
        {
            if (Record is not null)
            {
                IoManager.ObserveCancelRead(this, Record.Top);
            }

            return _cancel;
        }
        set => _cancel = value;
    }

    /// <summary>As <see cref="Cancel"/>, for the I/O manager.</summary>
    internal bool IsCancelRequested => _cancel;

    /// <summary>What the rules know about the IRP; null when none listens.</summary>
    internal IrpRecord? Record => _extra?.Record;

    /// <summary>Zeroes the owner's scratch (Tail.Overlay.DriverContext), when there ever was any.</summary>
    internal void ClearDriverContext() => _extra?.Tail.Overlay.ClearDriverContext();

    /// <summary>The status block, for the I/O manager and for the framework, which look at it for whoever owns the IRP.</summary>
    internal ref IoStatusBlock StatusBlock => ref _ioStatus;

    private static IrpBuilder BuilderOf(IrpOrigin origin) => origin switch
    {
        IrpOrigin.Initialized => IrpBuilder.Initialize,
        IrpOrigin.AsynchronousFsd => IrpBuilder.AsynchronousFsd,
        IrpOrigin.ThreadBound => IrpBuilder.System,
        IrpOrigin.Associated => IrpBuilder.Associated,
        _ => IrpBuilder.Allocate,
    };
}
