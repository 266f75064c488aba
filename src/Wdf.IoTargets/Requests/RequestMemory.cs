namespace Wdf.IoTargets;

/// <summary>
/// The memory object inside a presented request. Its handle acts on the request in the object DDIs, and references to it count against the
/// completion of the request.
/// </summary>
internal sealed class RequestMemory(WdfRequest request, Memory<byte> buffer, int size, Mdl? mdl, bool isReadOnly) : WdfMemory(request.Kernel, buffer, block: null)
{
    // What the originator stated, also when its pointer is null.
    public override int Size => size;

    public override bool IsReadOnly => isReadOnly;

    internal override Mdl? Mdl => mdl;

    public override Memory<byte> Buffer
    {
        get
        {
            NoteUse();
            return base.Buffer;
        }
    }

    internal override void NoteUse()
    {
        if (request.Record is { IsGone: true })
        {
            RequestSignals.Of(request.Kernel)?.OnMemoryUsedLate(request);
        }
    }

    internal override WdfObject ObjectBehindHandle => request;

    public override object? GetContext(WdfObjectContextTypeInfo type) => request.GetContext(type);

    public override NtStatus AllocateContext(in WdfObjectAttributes? attributes, out object? context)
    {
        Enter(DdiName.WdfObjectAllocateContext);
        context = null;
        return NtStatus.ObjectPathInvalid;
    }

    internal override void AddReferenceFromDriver() => request.AddMemoryReference();

    internal override void DropReferenceFromDriver() => request.DropMemoryReference();

    internal override void AddFormatReference()
    {
        NoteUse();
        request.AddMemoryReference();
    }

    internal override bool AddFormatReference(object user)
    {
        request.AddMemoryReference();
        return false;
    }

    internal override void DropFormatReference() => request.DropMemoryReference();
}
