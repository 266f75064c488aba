namespace Wdf.IoTargets;

/// <content>What a dispatch routine does with an IRP: complete it, hold it, pass it down.</content>
public abstract partial class LowerDriver
{
    private readonly Lock _lock = new();
    private readonly LinkedList<PendingIrp> _held = new();
    private string? _unitName;

    /// <summary>The IRPs that the driver holds, the one that came first at the front.</summary>
    public IReadOnlyList<PendingIrp> HeldIrps
    {
        get
        {
            lock (_lock)
            {
                return [.. _held];
            }
        }
    }

    /// <summary>Completes an IRP at once, inside the sender's IoCallDriver.</summary>
    /// <param name="irp">The IRP; it belongs to the sender afterwards.</param>
    /// <param name="status">Its final status.</param>
    /// <param name="information">Bytes transferred, or bytes of output.</param>
    /// <returns>The status: what a dispatch routine returns for an IRP that it never marked pending.</returns>
    protected static NtStatus Complete(Irp irp, NtStatus status, ulong information = 0)
    {
        ArgumentNullException.ThrowIfNull(irp);
        irp.IoStatus = new IoStatusBlock { Status = status, Information = information };
        IoManager.CompleteRequest(irp);
        return status;
    }

    /// <summary>Marks an IRP pending and keeps it; the dispatch routine must return <see cref="NtStatus.Pending"/>.</summary>
    /// <param name="irp">The IRP. From here on it is reached only through the result: others may complete it at any time.</param>
    /// <param name="cancelable">
    /// Whether cancellation completes it with STATUS_CANCELLED. When false no cancel routine is set, so that cancelling does nothing,
    /// as with a driver that ignores it.
    /// </param>
    /// <returns>The held IRP; completed already when it was cancelled, or the device removed, before.</returns>
    protected PendingIrp Hold(Irp irp, bool cancelable = true)
    {
        ArgumentNullException.ThrowIfNull(irp);
        irp.MarkIrpPending();
        return Keep(new PendingIrp(this, irp), cancelable);
    }

    /// <summary>Passes an IRP to the device below with the same stack location, and forgets it.</summary>
    /// <param name="irp">The IRP, not marked pending here.</param>
    /// <returns>What the driver below returned; the dispatch routine returns it unchanged.</returns>
    protected NtStatus PassDown(Irp irp)
    {
        irp.SkipCurrentIrpStackLocation();
        return IoManager.CallDriver(RequireLowerDevice(), irp);
    }

    /// <summary>Passes an IRP to the device below with a copy of the stack location, and has a routine called on its way back.</summary>
    /// <param name="irp">The IRP.</param>
    /// <param name="routine">
    /// The routine, for every outcome. One that lets the completion go on must call IoMarkIrpPending when the IRP's PendingReturned is set.
    /// </param>
    /// <param name="context">Given to the routine.</param>
    /// <returns>What the driver below returned.</returns>
    protected NtStatus PassDown(Irp irp, IoCompletionRoutine routine, object? context = null)
    {
        irp.CopyCurrentIrpStackLocationToNext();
        irp.SetCompletionRoutine(routine, context, onSuccess: true, onError: true, onCancel: true);
        return IoManager.CallDriver(RequireLowerDevice(), irp);
    }

    /// <summary>Completes a held IRP from a unit at DISPATCH_LEVEL, as the DPC of a device does.</summary>
    /// <param name="pending">The IRP.</param>
    /// <param name="answer">Makes the result, in the unit; it may fill the IRP's output.</param>
    protected void CompleteFromUnit(PendingIrp pending, Func<SimulatedIo, IoResult> answer)
    {
        ArgumentNullException.ThrowIfNull(pending);
        ArgumentNullException.ThrowIfNull(answer);
        Kernel.Post(UnitName, () => pending.Complete(answer), pending.Subject);
    }

    /// <summary>Completes a held IRP from a unit, after simulated time.</summary>
    /// <param name="pending">The IRP.</param>
    /// <param name="delay">How long from now.</param>
    /// <param name="answer">Makes the result, in the unit.</param>
    protected void CompleteAfter(PendingIrp pending, TimeSpan delay, Func<SimulatedIo, IoResult> answer)
    {
        ArgumentNullException.ThrowIfNull(pending);
        ArgumentNullException.ThrowIfNull(answer);
        pending.StartTimer(new CompletionTimer(pending, UnitName, answer), delay);
    }

    /// <summary>As <see cref="Hold"/>, for a broken driver that completes the IRP a second time.</summary>
    internal PendingIrp HoldToCompleteAgain(Irp irp, bool cancelable, TimeSpan? secondCompletion)
    {
        irp.MarkIrpPending();
        return Keep(new PendingIrp(this, irp) { SecondCompletion = secondCompletion }, cancelable);
    }

    /// <summary>As <see cref="Hold"/>, for a driver that must know when the IRP ends, be it by itself, by cancellation or by removal.</summary>
    /// <param name="irp">The IRP.</param>
    /// <param name="ended">Called once, just before the completion, by whoever completes; perhaps before this returns.</param>
    internal PendingIrp HoldAndTell(Irp irp, Action<PendingIrp> ended)
    {
        irp.MarkIrpPending();
        return Keep(new PendingIrp(this, irp) { Ended = ended }, cancelable: true);
    }

    /// <summary>Completes held IRPs from units, each when the one before is completed, so that no schedule changes their order.</summary>
    internal void CompleteInTurn(PendingIrp[] group, Func<PendingIrp, Func<SimulatedIo, IoResult>> answer, int first = 0)
    {
        if (first >= group.Length)
        {
            return;
        }

        var pending = group[first];
        Kernel.Post(
            UnitName,
            () =>
            {
                try
                {
                    pending.Complete(answer(pending));
                }
                finally
                {
                    if (!Kernel.IsStopped)
                    {
                        CompleteInTurn(group, answer, first + 1);
                    }
                }
            },
            pending.Subject);
    }

    /// <summary>Completes an IRP that is no longer the driver's, at once or later: a deliberate bug.</summary>
    internal void CompleteAgain(Irp irp, TimeSpan after)
    {
        if (after > TimeSpan.Zero)
        {
            new UnitTimer(this, irp, () => CompleteAgain(irp, TimeSpan.Zero)).Start(after);
            return;
        }

        var outer = DriverContext.Lend(DriverObject);
        if (irp.Fate == IrpFate.AtCreator)
        {
            IoManager.ObserveSecondCompletion(irp);

            // The I/O manager would take this for a completion by the creator, whose routine has stopped the first one; a real
            // verifier, which knows who calls, does not.
            Kernel.BugCheck("MULTIPLE_IRP_COMPLETE_REQUESTS", 0x44, 0, $"{irp.Name} was completed a second time, by {Device.Name}, when its creator had it back.", "Complete an IRP once; after IoCompleteRequest it belongs to the I/O manager.", irp);
        }

        IoManager.CompleteRequest(irp);
        DriverContext.Lend(outer);
    }

    /// <summary>Name of the units that complete IRPs.</summary>
    internal string UnitName => _unitName ??= $"completion by {Device.Name}";

    /// <summary>Puts an IRP that is marked pending on the list and arms its cancellation.</summary>
    internal PendingIrp Keep(PendingIrp pending, bool cancelable)
    {
        bool tooLate;
        lock (_lock)
        {
            tooLate = IsRemoved;
            if (!tooLate)
            {
                _held.AddLast(pending.Node);
            }
        }

        pending.FinishSetUp(cancelable);
        if (tooLate)
        {
            pending.Complete(RemovedStatus);
        }

        return pending;
    }

    /// <summary>Takes an IRP that is about to be completed off the list.</summary>
    internal void Forget(PendingIrp pending)
    {
        lock (_lock)
        {
            if (pending.Node.List is not null)
            {
                _held.Remove(pending.Node);
            }
        }
    }

    private DeviceObject RequireLowerDevice() =>
        LowerDevice ?? throw new InvalidOperationException($"{Device.Name} is the bottom of its stack: there is nothing below to pass a request to.");
}
