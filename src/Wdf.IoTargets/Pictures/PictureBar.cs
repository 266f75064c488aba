namespace Wdf.IoTargets;

/// <summary>A request in one lane, from one event to another.</summary>
/// <param name="journey">The request.</param>
/// <param name="lane">Who has it.</param>
/// <param name="from">Index of the first event.</param>
internal sealed class PictureBar(Journey journey, PictureLane lane, int from)
{
    /// <summary>The request.</summary>
    public Journey Journey { get; } = journey;

    /// <summary>Who has it.</summary>
    public PictureLane Lane { get; } = lane;

    /// <summary>Index of the first event.</summary>
    public int From { get; } = from;

    /// <summary>Index of the last event.</summary>
    public int To { get; set; } = from;

    /// <summary>Whether the bar ends with an event; one that does not goes on after the last.</summary>
    public bool HasEnded { get; set; }

    /// <summary>Which of the bars side by side in the lane it is.</summary>
    public int Track { get; set; }
}
