namespace Wdf.IoTargets;

/// <summary>The way of one request, or of an IRP that belongs to none. An application's IRP and the request made for it are one journey.</summary>
/// <param name="subject">The request or IRP.</param>
/// <param name="index">Number of the journey, from 0 in the order in which they appear.</param>
internal sealed class Journey(KernelObject subject, int index)
{
    /// <summary>The request or IRP.</summary>
    public KernelObject Subject { get; set; } = subject;

    /// <summary>Number of the journey, from 0 in the order in which they appear.</summary>
    public int Index { get; } = index;

    /// <summary>Who made it, and gets it back in the end; null while that is not known.</summary>
    public PictureLane? Home { get; set; }

    /// <summary>Where it is now.</summary>
    public PictureBar? Bar { get; set; }
}
