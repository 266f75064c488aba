namespace Wdf.IoTargets;

/// <summary>A context that one request has to itself, with its completion parameters.</summary>
internal abstract class OwnFormatContext : FormatContext
{
    /// <summary>The parameters that the completion routine gets, in their place.</summary>
    public WdfRequestCompletionParams Params = new();

    private bool _isInUse;

    /// <summary>A format begins to fill the context.</summary>
    public void Begin() => _isInUse = true;

    /// <inheritdoc/>
    public sealed override void Release(WdfRequest request)
    {
        if (_isInUse)
        {
            _isInUse = false;
            LetGo(request);
            Params.Reset();
        }
    }

    /// <inheritdoc/>
    public override void OnReturned(WdfRequest request)
    {
        _isInUse = true;

        // One by one: the two were written one by one a moment ago, and to read them as one would wait until that has left the processor.
        ref var outcome = ref request.Irp!.StatusBlock;
        Params.IoStatus.Status = outcome.Status;
        Params.IoStatus.Information = outcome.Information;
    }

    /// <inheritdoc/>
    public sealed override void GetParams(WdfRequest request, out WdfRequestCompletionParams completionParams) => completionParams = Params;

    /// <summary>Drops references and puts the IRP's fields back.</summary>
    protected abstract void LetGo(WdfRequest request);
}
