namespace Wdf.IoTargets;

/// <summary>A work item of the I/O manager (IO_WORKITEM): runs a routine once on a system worker thread.</summary>
/// <remarks>It leaves the queue before its routine runs, which may queue it again or free it.</remarks>
public sealed class IoWorkItem : KernelObject
{
    private readonly DeviceObject _device;
    private int _isQueued;
    private bool _isFreed;

    private IoWorkItem(DeviceObject device)
        : base(device.Kernel, KernelObjectKind.WorkItem) => _device = device;

    internal override string? LeftOver => _isFreed ? null : "was never freed (IoFreeWorkItem).";

    /// <summary>Makes a work item (IoAllocateWorkItem). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="device">The device that it is for.</param>
    /// <returns>The work item; null when memory fails.</returns>
    public static IoWorkItem? Allocate(DeviceObject device)
    {
        ArgumentNullException.ThrowIfNull(device);
        device.Kernel.CheckCaller();
        if (!device.Kernel.CanAllocate(AllocationSite.Object))
        {
            return null;
        }

        var made = new IoWorkItem(device);
        made.Kernel.Track(made);
        return made;
    }

    /// <summary>Queues the work item (IoQueueWorkItem). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="routine">What it runs.</param>
    /// <param name="context">What the routine is given.</param>
    /// <remarks>Queueing it while it is queued is bug check 0xE4, parameter 1.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-ioqueueworkitem"/>
    public void Queue(IoWorkItemRoutine routine, object? context)
    {
        ArgumentNullException.ThrowIfNull(routine);
        Kernel.Step(KernelStep.WorkItemQueuing, this);
        if (Interlocked.Exchange(ref _isQueued, 1) != 0)
        {
            Kernel.BugCheck("WORKER_INVALID", 0xE4, 1, $"{Name} is queued while it waits in the queue.", "Queue a work item again only when its routine has begun.", this);
        }

        Kernel.Spawn($"worker of {Name}", () =>
        {
            Volatile.Write(ref _isQueued, 0);
            var code = DriverScope.Enter(Kernel, DriverContext.Current, CallbackKind.WorkItem, this, _device);
            routine(_device, context);
            code.Returned();
            code.Leave();
        });
    }

    /// <summary>Frees the work item (IoFreeWorkItem). Maximum IRQL: DISPATCH_LEVEL. While it is queued: bug check 0xE4, parameter 2.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-iofreeworkitem"/>
    public void Free()
    {
        Kernel.CheckCaller();
        if (Volatile.Read(ref _isQueued) != 0)
        {
            Kernel.BugCheck("WORKER_INVALID", 0xE4, 2, $"{Name} is freed while it waits in the queue.", "Free a work item in or after its routine.", this);
        }

        _isFreed = true;
        Kernel.Untrack(this);
    }

    /// <inheritdoc/>
    public override string DescribeState() => _isQueued != 0 ? "queued" : "not queued";
}
