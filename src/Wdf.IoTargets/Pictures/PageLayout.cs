namespace Wdf.IoTargets;

/// <summary>Where everything is on the page, in pixels of the drawing.</summary>
internal sealed class PageLayout
{
    /// <summary>Height of an event.</summary>
    public const int Row = 22;

    /// <summary>Height of the blue screen below a violation.</summary>
    public const int Screen = 46;

    private const int NarrowestLane = 92;
    private const int WidestName = 190;
    private const double NameCharacterWidth = 7.7;
    private const double KindCharacterWidth = 6.2;
    private const int Margin = 20;
    private const double CharacterWidth = 6.7;

    private readonly int[] _top;
    private readonly int[] _left;

    public PageLayout(Picture picture)
    {
        var longest = picture.Steps.Count == 0 ? 5 : TraceStory.TimeText(picture.Steps[^1].Record.Time).Length + 1;
        Gutter = (int)(longest * CharacterWidth) + 16;
        _left = new int[picture.Lanes.Count + 1];
        _left[0] = Gutter;
        foreach (var lane in picture.Lanes)
        {
            _left[lane.Index + 1] = _left[lane.Index] + Math.Max(WidthOfName(lane), (lane.Tracks * Pitch(lane)) + (2 * Margin));
        }

        _top = new int[picture.Steps.Count + 1];
        for (var i = 0; i < picture.Steps.Count; i++)
        {
            var step = picture.Steps[i];
            _top[i] = (i == 0 ? 0 : _top[i]) + GapBefore(picture, i);
            _top[i + 1] = _top[i] + Row + (step.Violation is null ? 0 : Screen);
        }
    }

    /// <summary>Width of the column of times.</summary>
    public int Gutter { get; }

    /// <summary>Width of the drawing.</summary>
    public int Width => _left[^1];

    /// <summary>Height of the drawing.</summary>
    public int Height => Math.Max(_top[^1], Row);

    /// <summary>How many characters of small monospaced text fit over the lanes.</summary>
    public int CharactersAcross => (int)((Width - Gutter - 24) / CharacterWidth);

    /// <summary>Space that stands for the time that passes before an event: the longer the time, the more of it, on a logarithmic scale.</summary>
    public static int GapBefore(Picture picture, int index)
    {
        var passed = index == 0 ? 0 : picture.Steps[index].Record.Time - picture.Steps[index - 1].Record.Time;
        return passed <= 0 ? 0 : 20 + (int)Math.Clamp(5 * Math.Log10(1 + (passed / 1000.0)), 0, 40);
    }

    public int Left(PictureLane lane) => _left[lane.Index];

    public int WidthOf(PictureLane lane) => _left[lane.Index + 1] - _left[lane.Index];

    public int Top(int step) => _top[step];

    /// <summary>The height at which the mark of an event is.</summary>
    public int Middle(int step) => _top[step] + (Row / 2);

    /// <summary>The middle of a bar; without one, the middle of what the lane has beside its bars.</summary>
    public int Across(PictureLane lane, PictureBar? bar)
    {
        if (bar is null)
        {
            return lane.Tracks == 0 ? Left(lane) + (WidthOf(lane) / 2) : FirstTrack(lane) - (Pitch(lane) / 2) - 7;
        }

        return FirstTrack(lane) + (bar.Track * Pitch(lane));
    }

    /// <summary>Width of a bar.</summary>
    public static int BarWidth(PictureLane lane) => Pitch(lane) - (lane.Tracks > 16 ? 2 : 4);

    private static int Pitch(PictureLane lane) => lane.Tracks <= 8 ? 16 : lane.Tracks <= 16 ? 12 : 7;

    private static int WidthOfName(PictureLane lane) =>
        (int)Math.Clamp(Math.Max(lane.Name.Length * NameCharacterWidth, lane.Kind.Length * KindCharacterWidth) + 10, NarrowestLane, WidestName);

    private int FirstTrack(PictureLane lane) => Left(lane) + (WidthOf(lane) / 2) - ((lane.Tracks - 1) * Pitch(lane) / 2);
}
