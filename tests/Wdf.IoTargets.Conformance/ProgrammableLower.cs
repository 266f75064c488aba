namespace Wdf.IoTargets.Conformance;

/// <summary>A stack of plain WDM devices. The lowest does what the scenario says; those above pass everything down.</summary>
internal sealed class ProgrammableLower
{
    private readonly LowerLog _log;
    private readonly Queue<LowerBehaviour> _queue = new();
    private readonly List<LowerIrp> _seen = [];
    private readonly bool _skips;

    public ProgrammableLower(SimulatedKernel kernel, string name, int depth, bool skips, DeviceFlags flags, LowerLog log)
    {
        Name = name;
        _skips = skips;
        _log = log;
        var lowest = new DriverObject(kernel, $@"\Driver\{name}");
        lowest.SetAll(Lowest);
        Bottom = new DeviceObject(lowest, $@"\Device\{name}") { Flags = flags };
        Top = Bottom;
        for (var i = 1; i < depth; i++)
        {
            var middle = new DriverObject(kernel, $@"\Driver\{name}{i}");
            middle.SetAll(PassDown);
            Top = new DeviceObject(middle) { Flags = flags };
            Top.AttachTo(Bottom);
        }
    }

    public string Name { get; }

    public DeviceObject Bottom { get; }

    public DeviceObject Top { get; }

    public LowerBehaviour Default { get; set; } = LowerBehaviour.Initial;

    public bool PrintsArguments { get; set; }

    public int SeenCount => _seen.Count;

    public void Enqueue(LowerBehaviour behaviour) => _queue.Enqueue(behaviour);

    /// <summary>Completes an IRP that was kept.</summary>
    public void Complete(int number, LowerOutcome outcome)
    {
        var kept = number >= 1 && number <= _seen.Count ? _seen[number - 1] : null;
        if (kept is not { IsPending: true })
        {
            _log.Write($"complete {Name}#{number}: not pending");
            return;
        }

        if (kept.IsCancelable && kept.Irp.SetCancelRoutine(null) is null)
        {
            _log.Write($"complete {Name}#{number}: being cancelled");
            return;
        }

        kept.IsPending = false;
        outcome.Apply(kept.Irp);
        IoManager.CompleteRequest(kept.Irp);
    }

    private NtStatus Lowest(DeviceObject device, Irp irp)
    {
        ref var location = ref irp.GetCurrentIrpStackLocation();
        if (FileLines.IsFileIrp(irp))
        {
            return Finish(irp, NtStatus.Success);
        }

        if (location.MajorFunction == MajorFunction.Pnp && location.Parameters.QueryDeviceRelations.Query is { } query)
        {
            query.TargetDevice = Bottom;
            return Finish(irp, NtStatus.Success);
        }

        var seen = new LowerIrp(irp, _seen.Count + 1);
        _seen.Add(seen);
        _log.Arrival(this, seen);
        return Act(seen, _queue.TryDequeue(out var behaviour) ? behaviour : Default);
    }

    private NtStatus Act(LowerIrp seen, LowerBehaviour behaviour)
    {
        var irp = seen.Irp;
        switch (behaviour.Kind)
        {
            case LowerBehaviour.Act.Complete:
                behaviour.Outcome.Apply(irp);
                var status = irp.IoStatus.Status;
                IoManager.CompleteRequest(irp);
                return status;
            case LowerBehaviour.Act.MarkAndComplete:
                irp.MarkIrpPending();
                behaviour.Outcome.Apply(irp);
                IoManager.CompleteRequest(irp);
                return NtStatus.Pending;
            case LowerBehaviour.Act.Pend:
                irp.MarkIrpPending();
                seen.IsPending = true;
                return NtStatus.Pending;
            default:
                irp.MarkIrpPending();
                KeepCancelable(seen);
                return NtStatus.Pending;
        }
    }

    private void KeepCancelable(LowerIrp seen)
    {
        var irp = seen.Irp;
        seen.IsPending = true;
        seen.IsCancelable = true;
        irp.SetCancelRoutine((_, i) => OnCancel(seen, i));
        if (irp.Cancel && irp.SetCancelRoutine(null) is not null)
        {
            _log.Write($"LOWER {Name}#{seen.Number} already-cancelled");
            EndCancelled(seen);
        }
    }

    private void OnCancel(LowerIrp seen, Irp irp)
    {
        IoManager.ReleaseCancelSpinLock(irp.Kernel, irp.CancelIrql);
        _log.Write($"LOWERCANCEL {Name}#{seen.Number}");
        EndCancelled(seen);
    }

    private static void EndCancelled(LowerIrp seen)
    {
        seen.IsPending = false;
        Finish(seen.Irp, NtStatus.Cancelled);
    }

    private static NtStatus Finish(Irp irp, NtStatus status)
    {
        irp.IoStatus = new IoStatusBlock { Status = status };
        IoManager.CompleteRequest(irp);
        return status;
    }

    private NtStatus PassDown(DeviceObject device, Irp irp)
    {
        if (_skips)
        {
            irp.SkipCurrentIrpStackLocation();
        }
        else
        {
            irp.CopyCurrentIrpStackLocationToNext();
            irp.SetCompletionRoutine(PropagatePending, null, onSuccess: true, onError: true, onCancel: true);
        }

        return IoManager.CallDriver(device.AttachedTo!, irp);
    }

    private static NtStatus PropagatePending(DeviceObject? device, Irp irp, object? context)
    {
        if (irp.PendingReturned)
        {
            irp.MarkIrpPending();
        }

        return NtStatus.Success;
    }
}
