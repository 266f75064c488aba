namespace Wdf.IoTargets;

/// <summary>One event in the picture.</summary>
/// <param name="record">The event.</param>
/// <param name="index">Its place, from 0.</param>
/// <param name="lane">Where it happens.</param>
internal sealed class PictureStep(StepRecord record, int index, PictureLane lane)
{
    /// <summary>The event.</summary>
    public StepRecord Record { get; } = record;

    /// <summary>Its place, from 0.</summary>
    public int Index { get; } = index;

    /// <summary>Where it happens.</summary>
    public PictureLane Lane { get; } = lane;

    /// <summary>What happened.</summary>
    public string Sentence { get; } = TraceStory.Sentence(record);

    /// <summary>Who has the request after it; null when it is about none.</summary>
    public string? Owner { get; init; }

    /// <summary>Its colour.</summary>
    public PictureTone Tone { get; init; }

    /// <summary>The request that it is about; null for none.</summary>
    public Journey? Journey { get; init; }

    /// <summary>The bar on which it is drawn; null when it is beside the bars.</summary>
    public PictureBar? Bar { get; init; }

    /// <summary>What goes from one lane to another in it; null for nothing.</summary>
    public PictureArrow? Arrow { get; init; }

    /// <summary>The broken rule; null for none.</summary>
    public WdfViolation? Violation { get; init; }
}
