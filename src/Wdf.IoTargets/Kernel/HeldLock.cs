namespace Wdf.IoTargets;

/// <summary>A lock that driver code took and has not given back. Locks that the framework takes around callbacks are not among them.</summary>
internal struct HeldLock
{
    /// <summary>The lock.</summary>
    public KernelObject Lock;

    /// <summary>By which routine it was taken.</summary>
    public LockForm Form;

    /// <summary>The IRQL that the release has to restore.</summary>
    public Irql SavedIrql;

    /// <summary>Whose code took it; null when that is not known, as in a test's body before there is a driver.</summary>
    public KernelObject? Driver;

    /// <summary>How many callbacks the actor was in: the lock belongs to the innermost of them.</summary>
    public int Depth;

    /// <summary>The handle of an in-stack queued spin lock; null for other forms.</summary>
    public object? Handle;

    /// <summary>Whether a rule has blamed a callback already for not giving it back.</summary>
    public bool IsReported;

    /// <summary>Sets lock, driver and handle. The place has served before, mostly for the same ones: to compare costs less than to write a reference.</summary>
    public void SetObjects(KernelObject taken, KernelObject? driver, object? handle)
    {
        IfChanged.Write(ref Lock, taken);
        IfChanged.Write(ref Driver, driver);
        IfChanged.Write(ref Handle, handle);
    }

    /// <summary>Whether it is a spin lock that a driver took for itself; the cancel spin lock has rules of its own.</summary>
    public readonly bool IsSpinLock => Form is <= LockForm.QueuedForDpc or LockForm.WdfSpinLock;

    /// <summary>Whether it is a KSPIN_LOCK.</summary>
    public readonly bool IsKernelSpinLock => Form <= LockForm.QueuedForDpc;
}
