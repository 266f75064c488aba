namespace Wdf.IoTargets;

/// <summary>An I/O target (WDFIOTARGET): where requests are sent.</summary>
/// <remarks>
/// <para>Three lists: sent (normal sends now in lower drivers), ignored (sent whatever the state was), pended (accepted while stopped). One
/// lock protects them, the state, and the flags of the requests in them.</para>
/// <para>The state that a driver sees is one field. Beside it: Waiting (a stop or purge waits for the sent list; the request that empties the
/// list clears it), Removing (a close or delete waits for sent and ignored; the state is final already), and the cache of the
/// device (stack size, I/O type, device, file object), which goes at once when nothing is outstanding, else with the last request.</para>
/// <para>Requests whose completion has not fully returned are counted beside the lists; only a deletion waits for them.</para>
/// </remarks>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/wdf/introduction-to-i-o-targets"/>
public abstract partial class WdfIoTarget : WdfObject
{
    private BriefLock _lock;
    private readonly RequestList _sent = new(RequestListKind.Sent);
    private readonly RequestList _ignored = new(RequestListKind.Ignored);
    private readonly RequestList _pended = new(RequestListKind.Pended);
    private readonly KernelEvent _sentIoDone;
    private WdfIoTargetState _state = WdfIoTargetState.Started;
    private bool _isWaiting;
    private bool _isRemoving;
    private int _unfinished;
    private KernelEvent? _allFinished;

    private protected WdfIoTarget(WdfDevice device, string? name)
        : base(device.Kernel, KernelObjectKind.Target, name)
    {
        _lock = new BriefLock(Kernel);
        Driver = device.Driver;
        Device = device;
        _sentIoDone = new KernelEvent(Kernel, KernelEventType.Synchronization, name: $"sent requests of {Name}");
    }

    /// <summary>The device that the target belongs to (WdfIoTargetGetDevice).</summary>
    [Ddi("WdfIoTargetGetDevice")]
    public WdfDevice Device { get; }

    /// <summary>The state (WdfIoTargetGetState): read without a lock, at any time.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nf-wdfiotarget-wdfiotargetgetstate"/>
    [Ddi("WdfIoTargetGetState")]
    public WdfIoTargetState State => _state;

    /// <summary>The device that IRPs go to (WdfIoTargetWdmGetTargetDeviceObject); null when closed, never opened or deleted.</summary>
    [Ddi("WdfIoTargetWdmGetTargetDeviceObject")]
    public DeviceObject? TargetDevice { get; private protected set; }

    /// <summary>The physical device of the target's stack (WdfIoTargetWdmGetTargetPhysicalDevice); null when there is none, or none answered.</summary>
    [Ddi("WdfIoTargetWdmGetTargetPhysicalDevice")]
    public DeviceObject? TargetPhysicalDevice { get; private protected set; }

    /// <summary>The file object that goes into each request (WdfIoTargetWdmGetTargetFileObject); null for a local target.</summary>
    [Ddi("WdfIoTargetWdmGetTargetFileObject")]
    public FileObject? TargetFileObject { get; private protected set; }

    /// <summary>The handle of an open by name (WdfIoTargetWdmGetTargetFileHandle). Remote targets only: bug check 0x10D code 5 otherwise.</summary>
    [Ddi("WdfIoTargetWdmGetTargetFileHandle")]
    public FileHandle? TargetFileHandle => RequireRemote("WdfIoTargetWdmGetTargetFileHandle").Handle;

    /// <summary>How many requests are with lower drivers, in both lists.</summary>
    public int SentCount
    {
        get
        {
            using (_lock.Enter())
            {
                return _sent.Count + _ignored.Count;
            }
        }
    }

    /// <summary>How many requests wait for a start.</summary>
    public int PendedCount
    {
        get
        {
            using (_lock.Enter())
            {
                return _pended.Count;
            }
        }
    }

    /// <summary>Stack locations that a request needs; 0 is the test for 'closed' of the format methods.</summary>
    internal int StackSize { get; private protected set; }

    /// <summary>How reads and writes carry their buffer.</summary>
    internal DeviceFlags IoType { get; private protected set; }

    internal override bool DisposesAtPassive => true;

    private protected override string KindText => "I/O target";

    private protected ref BriefLock StateLock => ref _lock;

    /// <inheritdoc/>
    public override string DescribeState() =>
        $"{_state}, {_sent.Count + _ignored.Count} sent, {_pended.Count} pended{(_isWaiting ? ", a stop or purge waits" : string.Empty)}{(_isRemoving ? ", being removed" : string.Empty)}";

    internal bool HasEnoughLocations(Irp irp) => irp.CurrentLocation - 1 >= StackSize;

    internal override void OnDisposed() => Remove();

    /// <summary>The target as a remote one; a handle of another kind is refused as the real framework does.</summary>
    private protected virtual RemoteIoTarget RequireRemote(string ddi)
    {
        Kernel.BugCheck("WDF_VIOLATION_5_WDF_INVALID_HANDLE-WrongType", 0x10D, 5, $"{ddi} was called for {Name}, which is no remote target.", "Only targets from WdfIoTargetCreate can be opened and closed.", this, parameter2Object: this);
        return null!;
    }

    /// <summary>The cache of the device goes.</summary>
    private protected virtual void ClearTargetPointers()
    {
        TargetDevice = null;
        TargetPhysicalDevice = null;
        TargetFileObject = null;
        StackSize = 0;
        IoType = 0;
    }

    private protected void SetTargetDevice(DeviceObject device)
    {
        TargetDevice = device;
        StackSize = device.StackSize;

        // Buffered is looked at first; both set counts as buffered.
        IoType = (device.Flags & DeviceFlags.BufferedIo) != 0 ? DeviceFlags.BufferedIo : device.Flags & DeviceFlags.DirectIo;
    }
}
