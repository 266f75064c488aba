namespace Wdf.IoTargets.Tests.TestBed;

/// <summary>A WDM device below the driver under test. Each test says how it answers; it remembers what it saw.</summary>
internal sealed class LowerDevice
{
    private readonly List<Irp> _held = [];
    private bool _records = true;

    public LowerDevice(SimulatedKernel kernel, DeviceFlags flags = DeviceFlags.BufferedIo, string? name = null, DeviceObject? attachTo = null)
    {
        Kernel = kernel;
        var driver = new DriverObject(kernel);
        driver.SetAll(Dispatch);
        Device = new DeviceObject(driver, name) { Flags = flags };
        if (attachTo is not null)
        {
            Device.AttachTo(attachTo);
            PhysicalDevice = attachTo;
        }

        Answer = irp => Complete(irp, NtStatus.Success);
    }

    public SimulatedKernel Kernel { get; }

    public DeviceObject Device { get; }

    /// <summary>What a query for the physical device answers; null leaves the query unanswered.</summary>
    public DeviceObject? PhysicalDevice { get; set; }

    /// <summary>How reads, writes and device controls are answered.</summary>
    public Func<Irp, NtStatus> Answer { get; set; }

    /// <summary>How everything else is answered; null for success.</summary>
    public Func<Irp, NtStatus>? AnswerOther { get; set; }

    /// <summary>What it saw of reads, writes and device controls, at the moment of dispatch.</summary>
    public List<SeenIrp> Seen { get; } = [];

    /// <summary>Major functions of files that it saw.</summary>
    public List<MajorFunction> SeenFiles { get; } = [];

    /// <summary>The IRPs that it holds, oldest first.</summary>
    public IReadOnlyList<Irp> Held => _held;

    public Irp Only => _held.Should().ContainSingle().Subject;

    /// <summary>Remembers no more of what it sees: a test that measures does not want the list.</summary>
    public void StopsRecording() => _records = false;

    /// <summary>Completes inside the dispatch routine.</summary>
    public void AnswersInline(NtStatus status, ulong information = 0) => Answer = irp => Complete(irp, status, information);

    /// <summary>Keeps each IRP, without a cancel routine: cancellation is ignored.</summary>
    public void Pends() => Answer = irp =>
    {
        irp.MarkIrpPending();
        _held.Add(irp);
        return NtStatus.Pending;
    };

    /// <summary>Keeps each IRP; a cancellation completes it at once with STATUS_CANCELLED.</summary>
    public void PendsCancelable() => PendsCancelable(irp => Complete(irp, NtStatus.Cancelled));

    /// <summary>Keeps each IRP with a cancel routine; the spin lock is released and the IRP no longer held when the action runs.</summary>
    public void PendsCancelable(Action<Irp> whenCancelled) => Answer = irp =>
    {
        irp.MarkIrpPending();
        _held.Add(irp);
        irp.SetCancelRoutine((_, cancelled) =>
        {
            IoManager.ReleaseCancelSpinLock(Kernel, cancelled.CancelIrql);
            _held.Remove(cancelled);
            whenCancelled(cancelled);
        });
        if (irp.Cancel && irp.SetCancelRoutine(null) is not null)
        {
            _held.Remove(irp);
            whenCancelled(irp);
        }

        return NtStatus.Pending;
    };

    /// <summary>Keeps each IRP with a cancel routine that gives up the routine but completes nothing.</summary>
    public void PendsAndIgnoresCancel() => Answer = irp =>
    {
        irp.MarkIrpPending();
        _held.Add(irp);
        irp.SetCancelRoutine((_, cancelled) => IoManager.ReleaseCancelSpinLock(Kernel, cancelled.CancelIrql));

        // An earlier cancellation is seen, and ignored as well.
        _ = irp.Cancel;
        return NtStatus.Pending;
    };

    /// <summary>Completes later, from a unit at DISPATCH_LEVEL.</summary>
    public void AnswersFromUnit(NtStatus status, ulong information = 0) => Answer = irp =>
    {
        irp.MarkIrpPending();
        Kernel.Post("lower DPC", () => Complete(irp, status, information), irp);
        return NtStatus.Pending;
    };

    public static NtStatus Complete(Irp irp, NtStatus status, ulong information = 0)
    {
        irp.IoStatus = new IoStatusBlock { Status = status, Information = information };
        IoManager.CompleteRequest(irp);
        return status;
    }

    /// <summary>Completes the oldest held IRP, unless a cancellation has taken it.</summary>
    public void Release(NtStatus status = NtStatus.Success, ulong information = 0)
    {
        var irp = _held[0];
        _held.RemoveAt(0);
        irp.SetCancelRoutine(null);
        Complete(irp, status, information);
    }

    private NtStatus Dispatch(DeviceObject device, Irp irp)
    {
        ref var location = ref irp.GetCurrentIrpStackLocation();
        switch (location.MajorFunction)
        {
            case MajorFunction.Read or MajorFunction.Write or MajorFunction.DeviceControl or MajorFunction.InternalDeviceControl:
                if (_records)
                {
                    Seen.Add(SeenIrp.Of(irp, location));
                }

                return Answer(irp);
            case MajorFunction.Pnp when location.MinorFunction == (byte)PnpMinorFunction.QueryDeviceRelations && PhysicalDevice is not null && AnswerOther is null:
                location.Parameters.QueryDeviceRelations.Query!.TargetDevice = PhysicalDevice;
                return Complete(irp, NtStatus.Success);
            case MajorFunction.Pnp when AnswerOther is null:
                return Complete(irp, irp.IoStatus.Status);
            case MajorFunction.Create or MajorFunction.Cleanup or MajorFunction.Close:
                SeenFiles.Add(location.MajorFunction);
                break;
        }

        return AnswerOther?.Invoke(irp) ?? Complete(irp, NtStatus.Success);
    }
}
