namespace Wdf.IoTargets;

/// <content>How long a device exists: references, opens, attachments, and its deletion.</content>
public sealed partial class DeviceObject
{
    private int _holds;
    private int _references;
    private int _opens;

    /// <summary>References taken by <see cref="ReferenceTop"/> and not given back.</summary>
    internal int References => Volatile.Read(ref _references);

    /// <summary>Whether the device was deleted and nothing keeps it any more: no reference, no open, no device on top.</summary>
    internal bool IsGone => IsDeleted && AttachedDevice is null && References == 0 && Volatile.Read(ref _opens) == 0 && Volatile.Read(ref _holds) == 0;

    /// <summary>Whether a rule has blamed the device for its flags already.</summary>
    internal bool IsFlagsReported { get; set; }

    /// <inheritdoc/>
    internal override string? LeftOver => Volatile.Read(ref _holds) is > 0 and var holds
        ? $"is held {holds} times by IoSetCompletionRoutineEx for IRPs that were never sent, or never completed."
        : null;

    /// <summary>Takes this device off the one below (IoDetachDevice). Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-iodetachdevice"/>
    public void Detach()
    {
        Kernel.TellCalled(WdmRoutine.IoDetachDevice, this);
        IrpSignals.Of(Kernel)?.DeviceDetaching?.Invoke(this, AttachedTo is not null);
        Unlink();
    }

    /// <summary>Deletes the device (IoDeleteDevice): its name is free again. It exists until the last reference, open and attachment has gone. Maximum IRQL: APC_LEVEL.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-iodeletedevice"/>
    public void Delete()
    {
        Kernel.TellCalled(WdmRoutine.IoDeleteDevice, this);
        IrpSignals.Of(Kernel)?.DeviceDeleting?.Invoke(this);
        if (ObjectName is not null && !IsDeleted)
        {
            Kernel.RemoveName(ObjectName);
        }

        IsDeleted = true;
    }

    /// <summary>The top of the stack that this device is part of, with a reference to it (IoGetAttachedDeviceReference). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <returns>The device; give it back with its own <see cref="Dereference"/>.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-iogetattacheddevicereference"/>
    public DeviceObject ReferenceTop()
    {
        var top = Top;
        Interlocked.Increment(ref top._references);
        Kernel.Track(top);
        return top;
    }

    /// <summary>Gives a reference back (ObDereferenceObject). More than were taken: bug check 0x18. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-obdereferenceobject"/>
    public void Dereference()
    {
        IrpSignals.Of(Kernel)?.DeviceDereferencing?.Invoke(this);
        if (Interlocked.Decrement(ref _references) < 0)
        {
            Kernel.BugCheck("REFERENCE_BY_POINTER", 0x18, 0, $"{Name} was dereferenced more often than it was referenced.", "Dereference what IoGetAttachedDeviceReference returned, once.", this);
        }

        UntrackUnheld();
    }

    /// <summary>As <see cref="Detach"/>, for the framework, which asks whether there is something to detach from by doing it.</summary>
    internal void Unlink()
    {
        if (AttachedTo is { } below)
        {
            below.AttachedDevice = null;
            AttachedTo = null;
        }
    }

    internal void AddOpen() => Interlocked.Increment(ref _opens);

    internal void DropOpen() => Interlocked.Decrement(ref _opens);

    /// <summary>A completion routine must run before the device may go.</summary>
    internal void Hold()
    {
        if (Interlocked.Increment(ref _holds) == 1)
        {
            Kernel.Track(this);
        }
    }

    internal void LetGo()
    {
        if (Interlocked.Decrement(ref _holds) == 0)
        {
            UntrackUnheld();
        }
    }

    private void UntrackUnheld()
    {
        if (References == 0 && Volatile.Read(ref _holds) == 0)
        {
            Kernel.Untrack(this);
        }
    }
}
