namespace Wdf.IoTargets;

/// <summary>A target in another device stack.</summary>
/// <remarks>Protocol: Closed, Opening, Open; the target's lock protects it. The cache of the device is filled by an open and cleared by a close.</remarks>
internal sealed partial class RemoteIoTarget : WdfIoTarget
{
    private readonly KernelEvent _opened;
    private RemoteOpenState _openState = RemoteOpenState.Closed;
    private WdfIoTargetOpenParams? _saved;
    private FileHandle? _handle;
    private FileObject? _referencedFile;
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

    public void CloseRemote()
    {
        // Drivers built for a version before 1.9 see the other state.
        var isOpen = BeginClose();
        GotoRemoved(isOpen && !(Driver?.IsAtLeast(9) ?? true) ? WdfIoTargetState.ClosedForQueryRemove : WdfIoTargetState.Closed);
        Unregister();
        EndClose();
    }

    public void CloseRemoteForQueryRemove()
    {
        // On a target that is not open this ends in Closed, also when it was closed for query remove before.
        var isOpen = BeginClose();
        GotoRemoved(isOpen ? WdfIoTargetState.ClosedForQueryRemove : WdfIoTargetState.Closed);
        EndClose();
    }

    private protected override RemoteIoTarget RequireRemote(string ddi) => this;

    private protected override void Remove()
    {
        BeginClose();
        base.Remove();
        Unregister();
        EndClose();
    }

    // Every request to a remote target carries the target's own file object.
    private protected override void CopyFileObjectAndFlags(WdfRequest request, Irp irp, ref IoStackLocation location)
    {
        base.CopyFileObjectAndFlags(request, irp, ref location);
        location.FileObject = TargetFileObject;
    }

    // Waits for an open on another thread to finish first.
    private bool BeginClose()
    {
        while (true)
        {
            lock (StateLock)
            {
                if (_openState != RemoteOpenState.Opening)
                {
                    var wasOpen = _openState == RemoteOpenState.Open;
                    _openState = RemoteOpenState.Closed;
                    return wasOpen;
                }
            }

            Kernel.Wait(_opened, KernelTimeout.Infinite);
        }
    }

    private void EndClose()
    {
        var handle = _handle;
        var file = _referencedFile;
        _handle = null;
        _referencedFile = null;
        if (file is not null)
        {
            IoManager.Dereference(file);
        }

        if (handle is not null)
        {
            IoManager.CloseFile(handle);
        }
    }
}
