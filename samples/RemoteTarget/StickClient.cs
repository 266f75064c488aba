namespace RemoteTarget;

/// <summary>A driver's use of another device by name. The three events are the framework's; what is done in them is what the defaults do.</summary>
public sealed class StickClient : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly WdfIoTarget _target;
    private readonly string _name;
    private readonly Action<string> _tell;
    private readonly WdfRequest _request;
    private readonly WdfMemory _memory;
    private readonly KernelEvent _readDone;

    /// <summary>Makes the target. IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="device">Its device.</param>
    /// <param name="name">The other device's name.</param>
    /// <param name="tell">Told what happens.</param>
    public StickClient(WdfDriver driver, WdfDevice device, string name, Action<string> tell)
    {
        _name = name;
        _tell = tell;
        _target = device.CreateIoTarget();
        _readDone = new KernelEvent(device.Kernel, KernelEventType.Synchronization, name: "read done");
        _memory = driver.CreateMemory(512);

        // Not for the target, which is not open yet and has no stack to make the request's IRP for: formatting sees to it.
        _request = driver.CreateRequest();
    }

    /// <summary>Opens the device that has the name now.</summary>
    public void Open()
    {
        var parameters = WdfIoTargetOpenParams.OpenByName(_name, desiredAccess: 0x80000000);
        parameters.EvtIoTargetQueryRemove = OnQueryRemove;
        parameters.EvtIoTargetRemoveCanceled = OnRemoveCanceled;
        parameters.EvtIoTargetRemoveComplete = OnRemoveComplete;
        _tell($"  open: {_target.Open(ref parameters).ToName()}, {_target.TargetPhysicalDevice?.Name}");
    }

    /// <summary>Reads and waits.</summary>
    public void Read()
    {
        ulong bytes = 0;
        var status = _target.SendReadSynchronously(null, _memory, 0, WdfRequestSendOptions.WithTimeout(Limit), ref bytes);
        _tell($"  read while {_target.State}: {status.ToName()}");
    }

    /// <summary>Begins a read.</summary>
    public void StartRead()
    {
        _request.Reuse();
        _target.FormatRequestForRead(_request, _memory);
        _request.SetCompletionRoutine(OnRead);
        if (!_request.Send(_target))
        {
            _tell($"  read not sent: {_request.Status.ToName()}");
            _readDone.Set();
        }
    }

    /// <summary>Waits for the read that was begun.</summary>
    public void WaitForRead() => _target.Kernel.Wait(_readDone, KernelTimeout.Infinite);

    /// <inheritdoc/>
    public void Dispose()
    {
        _request.Delete();
        _target.Delete();
        _memory.Delete();
    }

    private void OnRead(WdfRequest request, WdfIoTarget target, in WdfRequestCompletionParams completion, object? context)
    {
        _tell($"  the read in flight came back: {completion.IoStatus.Status.ToName()}");
        _readDone.Set();
    }

    // Closed in this way the target remembers what it had open, and the file object goes, so that the device can go.
    private NtStatus OnQueryRemove(WdfIoTarget target)
    {
        target.CloseForQueryRemove();
        _tell($"  may it go? yes; the target is {target.State}");
        return NtStatus.Success;
    }

    private void OnRemoveCanceled(WdfIoTarget target)
    {
        var parameters = WdfIoTargetOpenParams.Reopen();
        var status = target.Open(ref parameters);
        _tell($"  it stays: {status.ToName()}, the target is {target.State}");
    }

    private void OnRemoveComplete(WdfIoTarget target)
    {
        target.Close();
        _tell($"  it is gone; the target is {target.State}");
    }
}
