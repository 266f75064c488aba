namespace Wdf.IoTargets;

/// <summary>
/// What the rules need to know about one driver's handling of an IRP: from the entry of its dispatch routine until the driver has lost the
/// IRP. The creator's part, which has no dispatch routine, is kept in the same way.
/// </summary>
/// <remarks>
/// It lives beside the IRP and not in its location: two drivers share one after IoSkipCurrentIrpStackLocation, and the IRP may be gone before the
/// dispatch routine returns. It serves again when both ends have passed: the routine has returned and the walk has gone by.
/// </remarks>
internal sealed class IrpVisit(Irp irp)
{
    private volatile bool _isDispatching;
    private volatile bool _isGone;

    public Irp Irp => irp;

    /// <summary>The driver: a framework driver or a driver object; null when nobody can tell who made the IRP.</summary>
    public KernelObject? Driver { get; private set; }

    /// <summary>The device that the IRP was sent to; null for the creator.</summary>
    public DeviceObject? Device { get; private set; }

    /// <summary>Who sent it; null for the creator.</summary>
    public IrpVisit? Above { get; private set; }

    /// <summary>How many senders there are above.</summary>
    public int Depth { get; private set; }

    /// <summary>The driver's location.</summary>
    public int Location { get; set; }

    /// <summary>Which time the IRP is made as new; a visit of another time says nothing about the present one.</summary>
    public int Generation { get; private set; }

    /// <summary>Changes whenever the record serves again, so that a late return does not write into the next visit.</summary>
    public int Serial { get; private set; }

    /// <summary>Whether the dispatch routine has not returned yet.</summary>
    public bool IsDispatching => _isDispatching;

    /// <summary>Whether the driver has lost the IRP: the completion has passed its location.</summary>
    public bool IsGone => _isGone;

    /// <summary>Whether an exception came out of the dispatch routine, so that its status is not the driver's.</summary>
    public bool HasFailed { get; set; }

    /// <summary>Whether the driver called IoMarkIrpPending.</summary>
    public bool IsMarked { get; private set; }

    /// <summary>Whether only its completion routine marked the IRP, because the driver below had.</summary>
    public bool IsMarkedByRoutineOnly { get; private set; }

    /// <summary>Whether the location goes to the next driver as it is.</summary>
    public bool IsSkipped { get; set; }

    /// <summary>Whether the next location is a copy of this one.</summary>
    public bool IsCopied { get; private set; }

    /// <summary>Whether the next location was reached by reference, after a copy if there was one: it may hold anything.</summary>
    public bool IsNextReached { get; set; }

    /// <summary>How the routine in the next location was set by this driver.</summary>
    public RoutineForm Routine { get; private set; }

    /// <summary>For which outcomes.</summary>
    public StackLocationControl RoutineFlags { get; private set; }

    /// <summary>The event that the routine was given as its context.</summary>
    public KernelEvent? RoutineEvent { get; private set; }

    /// <summary>Whether it was set since the IRP was sent last.</summary>
    public bool IsRoutineUnsent { get; private set; }

    /// <summary>What the dispatch routine waited for last.</summary>
    public KernelWaitable? WaitsFor { get; set; }

    /// <summary>Whether the last IoSetCompletionRoutineEx failed, and nothing has taken its place.</summary>
    public bool HasRoutineFailed { get; set; }

    /// <summary>Whether the IRP was sent on.</summary>
    public bool HasSent { get; private set; }

    /// <summary>Whether a driver below has it.</summary>
    public bool IsBelow { get; private set; }

    /// <summary>What IoCallDriver returned last; null while it has not.</summary>
    public NtStatus? SendStatus { get; private set; }

    /// <summary>Whether the own routine has stopped the completion.</summary>
    public bool IsTakenBack { get; private set; }

    /// <summary>Whether the own routine has run since the IRP was sent.</summary>
    public bool HasRoutineRun { get; private set; }

    /// <summary>The IRP's status when the own routine was called.</summary>
    public NtStatus StatusBack { get; private set; }

    /// <summary>The event that the running routine has set, beside a mark, for a rule that looks at both.</summary>
    public KernelEvent? EventSetByRoutine { get; set; }

    /// <summary>Whether the running routine has marked the IRP.</summary>
    public bool IsMarkedByRun { get; private set; }

    /// <summary>Whether the driver completed the IRP, or resumed its completion.</summary>
    public bool HasCompleted { get; private set; }

    /// <summary>Whether it had marked the IRP before.</summary>
    public bool WasMarkedAtCompletion { get; private set; }

    /// <summary>The status that it completed it with.</summary>
    public NtStatus CompletedStatus { get; private set; }

    /// <summary>Whether the driver set a cancel routine and has not looked at Irp.Cancel since.</summary>
    public bool IsCancelUnread { get; set; }

    /// <summary>Whether it has looked at Irp.Cancel while it held the cancel spin lock, which keeps cancellations away.</summary>
    public bool IsCancelReadUnderLock { get; set; }

    /// <summary>The spin lock under which the IRP was put on a list.</summary>
    public KernelObject? QueuedUnder { get; set; }

    /// <summary>Whether the dispatch routine has looked at the IRP after it had given it away.</summary>
    public bool HasTouchedLate { get; set; }

    /// <summary>Whether a rule has been broken by what the dispatch routine is about to return: one event, one report.</summary>
    public bool IsReported { get; set; }

    /// <summary>Whether the record can serve for another visit.</summary>
    public bool IsIdle => !_isDispatching && _isGone;

    /// <summary>For whom an own routine runs whose driver is not known from a device: the location of the creator is nobody's.</summary>
    public bool IsCreator => Above is null;

    public void BeginCreator(KernelObject? driver, int generation, int location)
    {
        Clear(generation);
        Device = null;
        Above = null;
        Depth = 0;
        Driver = driver;
        Location = location;
        _isGone = false;
    }

    public void Begin(IrpVisit above, DeviceObject device, int location)
    {
        Clear(above.Generation);

        // Mostly it serves for the same device again: to compare costs less than to write references.
        if (!ReferenceEquals(Device, device))
        {
            Device = device;
            Driver = device.DriverObject.FrameworkDriver ?? device.DriverObject;
        }

        if (!ReferenceEquals(Above, above))
        {
            Above = above;
        }

        Depth = above.Depth + 1;
        Location = location;
        _isDispatching = true;
        _isGone = false;
    }

    public void EndDispatch() => _isDispatching = false;

    /// <summary>The completion has passed: the last thing that is done to the visit on that side.</summary>
    public void Lose()
    {
        IsBelow = false;
        _isGone = true;
    }

    public void Mark(bool byOwnRoutine)
    {
        IsMarkedByRoutineOnly = byOwnRoutine && (IsMarkedByRoutineOnly || !IsMarked);
        IsMarked = true;
        IsMarkedByRun |= byOwnRoutine;
    }

    public void Copy()
    {
        IsCopied = true;
        IsNextReached = false;
    }

    public void SetRoutine(RoutineForm form, StackLocationControl flags, object? context)
    {
        Routine = form;
        RoutineFlags = flags;
        RoutineEvent = context as KernelEvent;
        IsRoutineUnsent = true;
        HasRoutineFailed = false;
    }

    public void Send(int location)
    {
        Location = Above is null ? location : Location;
        HasSent = true;
        IsBelow = true;
        IsRoutineUnsent = false;
        SendStatus = null;
        IsTakenBack = false;
        HasRoutineRun = false;
    }

    public void SendReturned(NtStatus status) => SendStatus = status;

    /// <summary>The IRP is back at the driver's location, stopped or not.</summary>
    public void ComeBack()
    {
        IsBelow = false;
        IsSkipped = false;
        IsCopied = false;
        IsNextReached = false;
    }

    /// <summary>The own routine is about to run, and may stop the completion: others may then act on the IRP before it has returned.</summary>
    public void BeginRoutine(NtStatus status)
    {
        HasRoutineRun = true;
        IsTakenBack = true;
        StatusBack = status;
        EventSetByRoutine = null;
        IsMarkedByRun = false;
        Routine = RoutineForm.None;
    }

    public void LetGo() => IsTakenBack = false;

    public void Complete(NtStatus status)
    {
        HasCompleted = true;
        WasMarkedAtCompletion = IsMarked;
        CompletedStatus = status;
    }

    private void Clear(int generation)
    {
        Generation = generation;
        Serial++;
        Routine = RoutineForm.None;
        RoutineFlags = 0;
        RoutineEvent = null;
        WaitsFor = null;
        SendStatus = null;
        EventSetByRoutine = null;
        QueuedUnder = null;

        // In the order in which they stand, so that the compiler clears eight at once.
        HasFailed = false;
        IsMarked = false;
        IsMarkedByRoutineOnly = false;
        IsSkipped = false;
        IsCopied = false;
        IsNextReached = false;
        IsRoutineUnsent = false;
        HasRoutineFailed = false;
        HasSent = false;
        IsBelow = false;
        IsTakenBack = false;
        HasRoutineRun = false;
        IsMarkedByRun = false;
        HasCompleted = false;
        WasMarkedAtCompletion = false;
        IsCancelUnread = false;
        IsCancelReadUnderLock = false;
        HasTouchedLate = false;
        IsReported = false;
    }
}
