namespace Wdf.IoTargets;

/// <summary>A target in another device stack.</summary>
/// <remarks>Protocol: Closed, Opening, Open; the target's lock protects it. The cache of the device is filled by an open and cleared by a close.</remarks>
internal sealed partial class RemoteIoTarget : WdfIoTarget
{
    private readonly KernelEvent _opened;
    private RemoteOpenState _openState = RemoteOpenState.Closed;
    private WdfIoTargetOpenParams? _saved;
    private FileHandle? _handle;
    private DeviceObject? _notifying;
    private EvtWdfIoTargetQueryRemove? _evtQueryRemove;
    private EvtWdfIoTargetRemoveCanceled? _evtRemoveCanceled;
    private EvtWdfIoTargetRemoveComplete? _evtRemoveComplete;

    public RemoteIoTarget(WdfDevice device)
        : base(device, name: null)
    {
        _opened = new KernelEvent(Kernel, KernelEventType.Notification, signaled: true, name: $"end of an open of {Name}");
    }

    /// <summary>The handle of an open by name.</summary>
    public FileHandle? Handle => _handle;

    private protected override RemoteIoTarget RequireRemote(string ddi) => this;

    /// <inheritdoc/>
    internal override bool Holds(KernelObject other) => _handle is { } handle && ReferenceEquals(handle.FileObject, other);

    // Every request to a remote target carries the target's own file object.
    private protected override void CopyFileObjectAndFlags(WdfRequest request, Irp irp, ref IoStackLocation location)
    {
        base.CopyFileObjectAndFlags(request, irp, ref location);
        location.FileObject = TargetFileObject;
    }
}
