namespace Wdf.IoTargets;

/// <summary>Something goes from one lane to another.</summary>
/// <param name="From">Where it begins: a bar, where the request leaves one.</param>
/// <param name="FromBar">The bar that it leaves; null when it comes from the lane itself.</param>
/// <param name="To">Where it ends.</param>
/// <param name="ToBar">The bar that it reaches.</param>
internal sealed record PictureArrow(PictureLane From, PictureBar? FromBar, PictureLane To, PictureBar? ToBar);
