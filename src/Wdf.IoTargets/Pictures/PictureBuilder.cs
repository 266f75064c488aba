namespace Wdf.IoTargets;

/// <summary>Follows the events of a trace, and notes who has each request.</summary>
internal sealed partial class PictureBuilder
{
    private readonly TraceStory _story = new();
    private readonly LaneMap _lanes = new();
    private readonly List<PictureStep> _steps = [];
    private readonly List<PictureBar> _bars = [];
    private readonly Dictionary<long, WdfViolation> _violations = [];
    private readonly bool _beginsLate;

    /// <summary>Makes a builder.</summary>
    /// <param name="records">The events, of which one leads to the kernel and its violations.</param>
    public PictureBuilder(IReadOnlyList<StepRecord> records)
    {
        _beginsLate = records.Count > 0 && records[0].Sequence > 1;
        foreach (var violation in KernelOf(records) is { } kernel ? kernel.Violations.Concat(kernel.AllowedViolations).Concat(kernel.Advice) : [])
        {
            _violations[violation.Sequence] = violation;
        }
    }

    /// <summary>The next event.</summary>
    /// <param name="record">The event.</param>
    /// <param name="isShown">Whether the picture has it; others are only followed.</param>
    public void Add(in StepRecord record, bool isShown)
    {
        var owner = _story.FollowOwner(record);
        if (!isShown)
        {
            LinkPresented(record);
            return;
        }

        var journey = JourneyOf(record);
        if (journey is not null)
        {
            Locate(journey, record);
        }

        var before = journey?.Bar;
        var isQuietAlone = record.Step is KernelStep.ActorStarted or KernelStep.ActorEnded;
        var arrow = journey is null || isQuietAlone ? null : Move(journey, record) ?? Reach(journey, record);
        var bar = isQuietAlone ? null : journey?.Bar ?? before;
        _steps.Add(new PictureStep(record, _steps.Count, bar?.Lane ?? LaneOf(record))
        {
            Owner = owner,
            Tone = PictureSteps.ToneOf(record),
            Journey = journey,
            Bar = bar,
            Arrow = arrow,
            Violation = record.Step == KernelStep.Violation ? _violations.GetValueOrDefault(record.Sequence) : null,
        });
        if (journey is not null && Ends(journey, record))
        {
            EndBar(journey, _steps.Count - 1);
        }
    }

    /// <summary>The picture.</summary>
    /// <param name="lost">How many older events the trace no longer has.</param>
    public Picture Build(long lost)
    {
        foreach (var bar in _bars.Where(static b => !b.HasEnded))
        {
            bar.To = Math.Max(bar.From, _steps.Count - 1);
        }

        var lanes = _lanes.Arrange();
        foreach (var lane in lanes)
        {
            lane.Tracks = PlaceSideBySide(_bars.Where(b => b.Lane == lane).OrderBy(static b => b.From));
        }

        return new Picture { Lanes = lanes, Steps = _steps, Journeys = _journeys, Bars = _bars, Lost = lost };
    }

    private static SimulatedKernel? KernelOf(IReadOnlyList<StepRecord> records)
    {
        foreach (var record in records)
        {
            if ((record.Subject ?? record.Actor)?.Kernel is { } kernel)
            {
                return kernel;
            }
        }

        return null;
    }

    // Each bar takes the first place that is free from its first event to its last.
    private static int PlaceSideBySide(IEnumerable<PictureBar> bars)
    {
        var ends = new List<int>();
        foreach (var bar in bars)
        {
            var track = ends.FindIndex(e => e < bar.From);
            if (track < 0)
            {
                track = Math.Min(ends.Count, Picture.MostTracks - 1);
            }

            if (track == ends.Count)
            {
                ends.Add(bar.To);
            }

            ends[track] = Math.Max(ends[track], bar.To);
            bar.Track = track;
        }

        return ends.Count;
    }

    private PictureLane LaneOf(in StepRecord record) => record.Step switch
    {
        KernelStep.Waiting or KernelStep.WaitEnded => record.Partner is KernelThread ? _lanes.Test : _lanes.Kernel,
        KernelStep.ActorStarted or KernelStep.ActorEnded => _lanes.Kernel,
        _ => record.Subject switch
        {
            null => _lanes.Kernel,
            { Kind: KernelObjectKind.Application } => _lanes.Test,
            Irp => record.Partner is { } partner ? _lanes.Of(partner) : _lanes.Kernel,
            { } subject => _lanes.Of(subject),
        },
    };
}
