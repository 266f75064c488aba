namespace Wdf.IoTargets;

/// <summary>A user buffer that was probed and locked: a child of its request, which is not completed before it is gone.</summary>
internal sealed class LockedUserMemory : WdfMemory
{
    private readonly WdfRequest _request;
    private readonly Mdl _mdl;

    public LockedUserMemory(WdfRequest request, Mdl mdl, bool isReadOnly)
        : base(request.Kernel, mdl.GetSystemAddress(), block: null)
    {
        _request = request;
        _mdl = mdl;
        IsReadOnly = isReadOnly;
        request.AddMemoryReference();
    }

    public override bool IsReadOnly { get; }

    internal override Mdl? Mdl => _mdl;

    internal override void OnDestroyed()
    {
        _mdl.Unlock();
        IoManager.FreeMdl(_mdl);
        _request.DropMemoryReference();
        base.OnDestroyed();
    }
}
