namespace Wdf.IoTargets;

/// <summary>An I/O queue (WDFQUEUE): gives the IRPs that reach a device to its driver, as requests.</summary>
/// <remarks>
/// <para>
/// Protocol of a request in it: waiting (in the list, its IRP cancelable), then given to the driver (counted as driver-owned), then gone: completed, forwarded,
/// requeued, or sent and forgotten. The queue's lock protects lists and counts; callbacks run outside it. A completion or cancellation inside a callback
/// does not recurse: the loop that called the callback goes on with it when the callback returns. An arriving or forwarded request does.
/// </para>
/// <para>
/// Protocol of the queue: two bits, accept and dispatch, which the last of Start, Stop, Drain and Purge decides, and two things that may be waited for beside them:
/// <c>_stopComplete</c> (the driver owns nothing) and <c>_purgeComplete</c> (nothing waits, too). Each is called by the loop, once, when only one loop runs, and is
/// free again before it is called. Power is a third, independent gate: <see cref="QueuePower"/>. Deletion purges, waits for the driver, and then no loop starts any more.
/// </para>
/// </remarks>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/wdf/framework-queue-objects"/>
public sealed partial class WdfIoQueue : RequestPresenter
{
    private readonly Lock _lock = new();
    private readonly List<WdfRequest> _waiting = [];
    private readonly GivenList _given = new();
    private readonly Queue<WdfRequest> _cancelled = new();
    private readonly Queue<WdfRequest> _cancelledWaiting = new();
    private readonly WdfIoQueueConfig _config;
    private int _driverOwned;
    private int _dispatching;

    private WdfIoQueue(WdfDevice device, in WdfIoQueueConfig config)
        : base(device.Kernel, KernelObjectKind.Queue)
    {
        Driver = device.Driver;
        Device = device;
        _config = config;
        IsPowerManaged = config.PowerManaged switch
        {
            WdfTriState.False => false,
            WdfTriState.True => true,
            _ => !device.IsFilter,
        };
    }

    /// <summary>The device (WdfIoQueueGetDevice).</summary>
    [Ddi("WdfIoQueueGetDevice")]
    public WdfDevice Device { get; }

    /// <summary>How the queue gives requests to the driver.</summary>
    public WdfIoQueueDispatchType DispatchType => _config.DispatchType;

    /// <summary>Whether it is the device's default queue.</summary>
    public bool IsDefault => _config.DefaultQueue;

    /// <summary>How many requests wait.</summary>
    public int WaitingCount
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>How many requests the driver owns.</summary>
    public int DriverOwnedCount
    {
        get
        {
            lock (_lock)
            {
                return _driverOwned;
            }
        }
    }

    /// <summary>Whether a type of requests was configured to go to it.</summary>
    internal bool IsConfigured { get; set; }

    internal override bool DisposesAtPassive => true;

    internal override bool IsUndeletable => _config.DefaultQueue || IsConfigured;

    /// <summary>Makes a queue (WdfIoQueueCreate). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="device">The device.</param>
    /// <param name="config">Dispatch type and callbacks.</param>
    /// <param name="attributes">Parent, callbacks and context; null for the defaults.</param>
    /// <param name="queue">The queue.</param>
    /// <returns>
    /// Success; the status of a bad attribute; STATUS_INFO_LENGTH_MISMATCH for a wrong Size; STATUS_INVALID_DEVICE_REQUEST for a parent of another device;
    /// STATUS_INVALID_PARAMETER for a bad dispatch type, callbacks on a manual queue, or a limit on one that is not parallel; STATUS_WDF_NO_CALLBACK;
    /// STATUS_UNSUCCESSFUL for a second default queue; STATUS_INSUFFICIENT_RESOURCES.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nf-wdfio-wdfioqueuecreate"/>
    [Ddi("WdfIoQueueCreate")]
    public static NtStatus Create(WdfDevice device, in WdfIoQueueConfig config, in WdfObjectAttributes? attributes, out WdfIoQueue? queue)
    {
        ArgumentNullException.ThrowIfNull(device);
        queue = null;
        device.Enter(DdiName.WdfIoQueueCreate);
        var status = new AttributeRules(ParentRule.Optional, LevelSettable: true, ScopeSettable: true).Check(attributes);
        if (status.IsSuccess)
        {
            status = CheckConfig(device, config, attributes);
        }

        if (!status.IsSuccess)
        {
            return status;
        }

        if (!device.Kernel.CanAllocate(AllocationSite.Object))
        {
            return NtStatus.InsufficientResources;
        }

        var package = IoPackage.Of(device);
        if (config.DefaultQueue && package.DefaultQueue is not null)
        {
            return NtStatus.Unsuccessful;
        }

        var made = new WdfIoQueue(device, config);
        status = made.SetConstraints(attributes);
        if (!status.IsSuccess)
        {
            return status;
        }

        status = made.Commit(attributes, device);
        if (!status.IsSuccess)
        {
            return status;
        }

        package.Add(made);
        if (config.DefaultQueue)
        {
            package.DefaultQueue = made;
        }

        queue = made;
        return NtStatus.Success;
    }

    /// <inheritdoc/>
    public override string DescribeState() =>
        $"{DispatchType}, {_waiting.Count} waiting, {_driverOwned} with the driver{(_accepts ? string.Empty : ", accepts nothing")}{(_dispatches ? string.Empty : ", stopped")}";

    internal bool Takes(MajorFunction major) => _config.Takes(major);

    private static NtStatus CheckConfig(WdfDevice device, in WdfIoQueueConfig config, in WdfObjectAttributes? attributes)
    {
        if (config.Size != WdfIoQueueConfig.StructureSize)
        {
            return NtStatus.InfoLengthMismatch;
        }

        if (attributes?.ParentObject is { } parent && !ReferenceEquals(parent as WdfDevice ?? parent.OwningDevice, device))
        {
            return NtStatus.InvalidDeviceRequest;
        }

        if (config.DispatchType is <= WdfIoQueueDispatchType.Invalid or >= WdfIoQueueDispatchType.Max)
        {
            return NtStatus.InvalidParameter;
        }

        var isManual = config.DispatchType == WdfIoQueueDispatchType.Manual;
        if (isManual && config.HasHandler)
        {
            return NtStatus.InvalidParameter;
        }

        if (!isManual && !config.HasHandler)
        {
            return NtStatus.WdfNoCallback;
        }

        return config.DispatchType != WdfIoQueueDispatchType.Parallel && config.Settings.Parallel.NumberOfPresentedRequests != 0
            ? NtStatus.InvalidParameter
            : NtStatus.Success;
    }
}
