namespace Wdf.IoTargets;

/// <summary>What the rules need to know about an IRP: who made it, and who has had it. Kept only while a rule listens.</summary>
/// <remarks>
/// The visits form a chain from the driver that has the IRP now (<see cref="Top"/>) up to its creator. It changes only under the hands of the IRP's
/// owner: a send adds one, the walk of a completion takes off those whose location it leaves.
/// </remarks>
internal sealed class IrpRecord
{
    private readonly Irp _irp;
    private IrpVisit?[] _visits = new IrpVisit?[2];

    public IrpRecord(Irp irp, IrpBuilder builder)
    {
        _irp = irp;
        Builder = builder;
        Maker = DriverContext.Current;
        Creator = new IrpVisit(irp);
        Top = Creator;
        Creator.BeginCreator(Maker, generation: 0, irp.StackCount + 1);
    }

    /// <summary>Which routine made it.</summary>
    public IrpBuilder Builder { get; set; }

    /// <summary>The driver whose code made it; null when that was no driver's.</summary>
    public KernelObject? Maker { get; }

    /// <summary>Whether IoAllocateIrp was asked to charge quota.</summary>
    public bool ChargesQuota { get; set; }

    /// <summary>The creator's part.</summary>
    public IrpVisit Creator { get; }

    /// <summary>Who has the IRP: the creator, or the driver whose dispatch routine was called last.</summary>
    public IrpVisit Top { get; private set; }

    /// <summary>Whether the completion has gone all the way up.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>Whether it was sent and its creator has it again.</summary>
    public bool HasReturned => Creator.HasSent && !Creator.IsBelow;

    /// <summary>What the creator waits for when IoCallDriver returned pending: whether a wait or a look at the event's state has happened.</summary>
    public bool IsEventLookedAt { get; set; }

    /// <summary>Whether the event was signaled when the creator sent the IRP.</summary>
    public bool WasEventSet { get; set; }

    /// <summary>The hash of a write's data when it was sent; null when it is not looked at.</summary>
    public int? WriteHash { get; set; }

    public IrpVisit Enter(DeviceObject device, int location)
    {
        var sender = Top;
        sender.Send(_irp.CurrentLocation);
        var depth = sender.Depth;
        if (depth == _visits.Length)
        {
            Array.Resize(ref _visits, depth * 2);
        }

        var visit = _visits[depth];
        if (visit is null || !visit.IsIdle)
        {
            visit = new IrpVisit(_irp);
            _visits[depth] = visit;
        }

        visit.Begin(sender, device, location);
        Top = visit;
        return visit;
    }

    /// <summary>The walk has left the location below the current one.</summary>
    public void Leave(int current)
    {
        var top = Top;
        while (top.Above is { } above && top.Location < current)
        {
            Top = above;
            top.Lose();
            top = above;
        }

        top.ComeBack();
    }

    /// <summary>The location was given to the next driver as it is; stepping back out of the next location is something else.</summary>
    public void Skip(int current)
    {
        if (current == Top.Location + 1)
        {
            Top.IsSkipped = true;
        }
    }

    public void Finish()
    {
        IsFinished = true;
        Creator.Lose();
    }

    /// <summary>The IRP was made as new.</summary>
    public void Reset()
    {
        IsFinished = false;
        Top = Creator;
        WriteHash = null;
        IsEventLookedAt = false;
        Creator.BeginCreator(Maker, Creator.Generation + 1, _irp.StackCount + 1);
    }

    /// <summary>The visit of the driver whose code runs, when that driver has sent the IRP on and does not have it now; null when it is the owner's code, or nobody can tell.</summary>
    public IrpVisit? GivenAwayBy(KernelObject? caller)
    {
        var top = Top;
        if (caller is null || ReferenceEquals(top.Driver, caller))
        {
            return null;
        }

        for (var visit = top.Above; visit is not null; visit = visit.Above)
        {
            if (ReferenceEquals(visit.Driver, caller))
            {
                return visit;
            }
        }

        return null;
    }

    /// <summary>The visit of a driver that has lost the IRP; null when it has had none, or has the IRP still or again.</summary>
    public IrpVisit? LostBy(KernelObject? caller)
    {
        if (caller is null || (!IsFinished && (ReferenceEquals(Top.Driver, caller) || GivenAwayBy(caller) is not null)))
        {
            return null;
        }

        foreach (var visit in _visits)
        {
            if (visit is not null && visit.IsGone && visit.Generation == Creator.Generation && ReferenceEquals(visit.Driver, caller))
            {
                return visit;
            }
        }

        return null;
    }

    /// <summary>Whether a driver has the IRP, or had it, because somebody else sent it: it is not its own to free or to make as new.</summary>
    public bool IsReceivedBy(KernelObject? caller) =>
        caller is not null && !ReferenceEquals(caller, Maker)
        && ((ReferenceEquals(Top.Driver, caller) && !Top.IsCreator) || GivenAwayBy(caller) is { IsCreator: false } || LostBy(caller) is not null);
}
