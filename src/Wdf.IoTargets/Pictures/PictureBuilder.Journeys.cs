namespace Wdf.IoTargets;

/// <content>Which request an event is about, and where that goes.</content>
internal sealed partial class PictureBuilder
{
    private readonly List<Journey> _journeys = [];
    private readonly Dictionary<KernelObject, Journey> _bySubject = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Journey> _withIrp = [];
    private readonly HashSet<Journey> _located = [];
    private (KernelActor? Actor, Irp? Irp) _arrived;
    private (KernelActor? Actor, Journey? Journey) _timedOut;

    private Journey? JourneyOf(in StepRecord record)
    {
        LinkPresented(record);
        var subject = TraceStory.RequestOf(record) ?? record.Subject;
        if (subject is not null && _bySubject.TryGetValue(subject, out var known))
        {
            return known;
        }

        if (subject is not { Kind: KernelObjectKind.Request or KernelObjectKind.Irp } || record.Step == KernelStep.ObjectDeleted)
        {
            return null;
        }

        var journey = new Journey(subject, _journeys.Count) { Home = HomeOf(subject, record) };
        _journeys.Add(journey);
        _bySubject.Add(subject, journey);
        return journey;
    }

    // A request that is made for an arriving IRP goes on with the journey of that IRP.
    private void LinkPresented(in StepRecord record)
    {
        if (record is { Step: KernelStep.IrpCalled, Subject: Irp irp, Partner: DeviceObject { FrameworkDevice: not null } })
        {
            _arrived = (record.Actor, irp);
        }
        else if (record is { Step: KernelStep.ObjectCreated, Subject: WdfRequest { Origin: RequestOrigin.Presented } request }
            && _arrived.Irp is { } arrived && _arrived.Actor == record.Actor
            && _bySubject.TryGetValue(arrived.Principal ?? arrived, out var journey))
        {
            _arrived = default;
            _bySubject[request] = journey;
            _withIrp.Add(journey);
            if (journey.Subject is Irp)
            {
                journey.Subject = request;
            }
        }
    }

    private PictureLane? HomeOf(KernelObject subject, in StepRecord record) => subject switch
    {
        WdfRequest { Origin: not RequestOrigin.Presented } request => _lanes.OfDriver(request.Driver, request),
        Irp { OriginatorData: IoOperation } => _lanes.Test,
        Irp when record.Partner is DeviceObject { FrameworkDevice: null } && subject.Kernel.DefaultDriver is WdfDriver driver => _lanes.OfDriver(driver, driver),
        _ => _lanes.Test,
    };

    // The request changes hands.
    private PictureArrow? Move(Journey journey, in StepRecord record)
    {
        if (LaneAfter(journey, record) is not { } to || to == journey.Bar?.Lane)
        {
            return null;
        }

        var from = journey.Bar;
        var isFirst = _steps.Count == 0 || record.Step == KernelStep.ObjectCreated || (from is null && record.Step != KernelStep.IrpCalled);
        EndBar(journey, _steps.Count);
        if (record.Step != KernelStep.IrpFinished)
        {
            journey.Bar = new PictureBar(journey, to, _steps.Count);
            _bars.Add(journey.Bar);
        }

        var left = from?.Lane ?? (isFirst ? null : journey.Home);
        if (left is null || left == to)
        {
            return null;
        }

        if (PictureSteps.GoesDown(record.Step))
        {
            _lanes.GoesDown(left, to);
        }

        return new PictureArrow(left, from, to, journey.Bar);
    }

    // Where a request is whose way down is not in the trace any more: it was there from the beginning.
    private void Locate(Journey journey, in StepRecord record)
    {
        if (_beginsLate && journey.Bar is null && !_located.Contains(journey) && PictureSteps.HasAtPartner(record.Step) && record.Partner is DeviceObject device)
        {
            journey.Bar = new PictureBar(journey, _lanes.Of(device), from: 0);
            _bars.Add(journey.Bar);
        }

        if (journey.Bar is not null)
        {
            _located.Add(journey);
        }
    }

    // Something reaches for the request where it is: a cancellation, a time-out.
    private PictureArrow? Reach(Journey journey, in StepRecord record)
    {
        if (journey.Bar is not { } bar)
        {
            return null;
        }

        var from = record.Step switch
        {
            KernelStep.RequestTimedOut => _lanes.Kernel,
            KernelStep.RequestCancelling when _timedOut != (record.Actor, journey) && record.Subject is WdfRequest request => _lanes.OfDriver(request.Driver, request),
            KernelStep.IrpCancelling when record.Subject is Irp { Principal: null } => journey.Home,
            _ => null,
        };
        if (record.Step == KernelStep.RequestTimedOut)
        {
            _timedOut = (record.Actor, journey);
        }

        return from is null || from == bar.Lane ? null : new PictureArrow(from, null, bar.Lane, bar);
    }

    private PictureLane? LaneAfter(Journey journey, in StepRecord record) =>
        PictureSteps.GivesToPartner(record) && record.Partner is { } partner ? _lanes.Of(partner)
        : PictureSteps.GivesToDriver(record.Step) && record.Subject is WdfRequest request ? _lanes.OfDriver(request.Driver, request)
        : record is { Step: KernelStep.IrpFinished, Subject: Irp { Principal: null } } ? journey.Home
        : null;

    private bool Ends(Journey journey, in StepRecord record) => record.Step switch
    {
        KernelStep.ObjectDeleted => record.Subject == journey.Subject,
        KernelStep.RequestCompleting => !_withIrp.Contains(journey) && journey.Subject is WdfRequest { Origin: RequestOrigin.Presented },
        _ => false,
    };

    private static void EndBar(Journey journey, int at)
    {
        if (journey.Bar is { } bar)
        {
            bar.To = Math.Max(bar.From, at);
            bar.HasEnded = true;
            journey.Bar = null;
        }
    }
}
