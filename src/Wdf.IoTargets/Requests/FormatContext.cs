namespace Wdf.IoTargets;

/// <summary>
/// What a request remembers of its format: references to memory objects, the IRP's own buffer fields, completion parameters. It
/// outlives the completion, until the next format, a reuse, a change of target, or the end of the request.
/// </summary>
internal abstract class FormatContext
{
    /// <summary>Drops references and puts the IRP's fields back; nothing when that is done already.</summary>
    public abstract void Release(WdfRequest request);

    /// <summary>Whether it holds a reference to a memory object; asked for reports only.</summary>
    public virtual bool Uses(WdfMemory memory) => false;

    /// <summary>The request came back: fills the parameters that depend on the outcome, copies data back.</summary>
    public abstract void OnReturned(WdfRequest request);

    /// <summary>The parameters that the completion routine gets.</summary>
    public abstract void GetParams(WdfRequest request, out WdfRequestCompletionParams completionParams);

    /// <summary>The context itself goes.</summary>
    public virtual void Discard(WdfRequest request)
    {
    }
}
