namespace Wdf.IoTargets;

/// <summary>What a trace shows: lanes, events, and the requests on their way through the lanes. The renderings are made from it.</summary>
internal sealed class Picture
{
    /// <summary>How many bars may be side by side in a lane; further ones share the last place.</summary>
    public const int MostTracks = 32;

    /// <summary>The lanes from left to right.</summary>
    public required IReadOnlyList<PictureLane> Lanes { get; init; }

    /// <summary>The events, oldest first.</summary>
    public required IReadOnlyList<PictureStep> Steps { get; init; }

    /// <summary>The requests, in the order in which they appear.</summary>
    public required IReadOnlyList<Journey> Journeys { get; init; }

    /// <summary>Where each request was, and from when to when.</summary>
    public required IReadOnlyList<PictureBar> Bars { get; init; }

    /// <summary>How many older events the trace no longer has.</summary>
    public long Lost { get; init; }

    /// <summary>Makes the picture of a trace.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="subject">Only what concerns this object; null for everything.</param>
    public static Picture Of(KernelTrace trace, KernelObject? subject = null)
    {
        var all = trace.Records();
        var builder = new PictureBuilder(all);
        foreach (var record in all)
        {
            builder.Add(record, isShown: subject is null || KernelTrace.Concerns(record, subject));
        }

        return builder.Build(lost: all.Count == 0 ? 0 : all[0].Sequence - 1);
    }
}
