namespace Wdf.IoTargets;

/// <summary>
/// The context of every request that was formatted without buffers, in an IRP that had none: nothing is held, and the little that is to be remembered
/// stands in the request. Of a million requests in flight each is smaller by a third.
/// </summary>
internal sealed class BareFormatContext : FormatContext
{
    public static readonly BareFormatContext Instance = new();

    private BareFormatContext()
    {
    }

    /// <inheritdoc/>
    public override void Release(WdfRequest request) => request.ReleaseBare();

    /// <inheritdoc/>
    public override void OnReturned(WdfRequest request) => request.OnBareReturned();

    /// <inheritdoc/>
    public override void GetParams(WdfRequest request, out WdfRequestCompletionParams completionParams) => request.GetBareParams(out completionParams);
}
