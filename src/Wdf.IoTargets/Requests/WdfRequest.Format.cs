namespace Wdf.IoTargets;

/// <content>Formatting the next stack location, and making the IRP fit a target.</content>
public sealed partial class WdfRequest
{
    /// <summary>Whether the next location was formatted by copying, so that a send-and-forget uses it. Stays for the life of the request.</summary>
    internal bool IsNextLocationFormatted { get; private set; }

    /// <summary>
    /// Copies the current stack location to the next one (WdfRequestFormatRequestUsingCurrentType): the request goes on as it came.
    /// Maximum IRQL: DISPATCH_LEVEL.
    /// </summary>
    /// <remarks>For presented requests; a created one has no current location. Without an IRP, or without a location below: bug check 0x10D code 6.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestformatrequestusingcurrenttype"/>
    [Ddi("WdfRequestFormatRequestUsingCurrentType")]
    public void FormatUsingCurrentType()
    {
        Enter(DdiName.WdfRequestFormatRequestUsingCurrentType);
        if (Irp is null)
        {
            Kernel.BugCheck("WDF_VIOLATION_6_WDF_REQUEST_FATAL_ERROR_NULL_IRP", 0x10D, 6, $"WdfRequestFormatRequestUsingCurrentType was called for {Name}, which has no IRP.", "Create the request for a target, or call WdfRequestChangeTarget first.", this, parameter2: 2);
        }

        RequireNextLocation();
        IsNextLocationFormatted = true;
        Irp!.CopyCurrentIrpStackLocationToNext();
        IsFormatted = true;
        RequestSignals.OnFormatted(this, byTarget: false);
        Kernel.Note(KernelStep.RequestFormatted, this);
    }

    /// <summary>Copies a given stack location to the next one (WdfRequestWdmFormatUsingStackLocation). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="stack">The location; its routine and context are not copied.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestwdmformatusingstacklocation"/>
    [Ddi("WdfRequestWdmFormatUsingStackLocation")]
    public void WdmFormatUsingStackLocation(in IoStackLocation stack)
    {
        Enter(DdiName.WdfRequestWdmFormatUsingStackLocation);
        RequireIrp(DdiName.WdfRequestWdmFormatUsingStackLocation);
        RequireNextLocation();
        IsNextLocationFormatted = true;
        stack.CopyTo(ref Irp!.GetNextIrpStackLocation());
        IsFormatted = true;
        RequestSignals.OnFormatted(this, byTarget: false);
        Kernel.Note(KernelStep.RequestFormatted, this);
    }

    /// <summary>Makes the request fit another target (WdfRequestChangeTarget); an earlier format is released. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="target">The target.</param>
    /// <returns>
    /// Success; STATUS_INVALID_DEVICE_STATE for a closed target; STATUS_INSUFFICIENT_RESOURCES; STATUS_REQUEST_NOT_ACCEPTED when the IRP has too few
    /// locations and cannot be replaced.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestchangetarget"/>
    [Ddi("WdfRequestChangeTarget")]
    public NtStatus ChangeTarget(WdfIoTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        Enter(DdiName.WdfRequestChangeTarget, target);
        return FitTarget(target);
    }

    /// <summary>Releases the earlier format and sees that the IRP has a location for each device of the target.</summary>
    internal NtStatus FitTarget(WdfIoTarget target)
    {
        ReleaseFormat();
        if (target.StackSize == 0)
        {
            return NtStatus.InvalidDeviceState;
        }

        if (Irp is not null && target.HasEnoughLocations(Irp))
        {
            return NtStatus.Success;
        }

        if (Irp is not null && Origin != RequestOrigin.Internal)
        {
            return NtStatus.RequestNotAccepted;
        }

        if (IoManager.AllocateIrp(Kernel, target.StackSize) is not { } irp)
        {
            return NtStatus.InsufficientResources;
        }

        var old = Irp;
        TakeIrp(irp);
        Origin = RequestOrigin.Internal;
        if (old is not null)
        {
            IoManager.Discard(old);
        }

        return NtStatus.Success;
    }

    /// <summary>The format context of a family: the one of the last format when it was of the same family.</summary>
    internal IoFormatContext? GetIoFormat()
    {
        var format = _format as IoFormatContext ?? (_format is BareFormatContext || CanReplaceFormat() ? new IoFormatContext() : null);
        UseFormat(format);
        return format;
    }

    /// <inheritdoc cref="GetIoFormat"/>
    internal OthersFormatContext? GetOthersFormat()
    {
        var format = _format as OthersFormatContext ?? (CanReplaceFormat() ? new OthersFormatContext() : null);
        UseFormat(format);
        return format;
    }

    private bool CanReplaceFormat()
    {
        if (!Kernel.CanAllocate(AllocationSite.FormatContext))
        {
            return false;
        }

        _format?.Discard(this);
        return true;
    }

    private void UseFormat(OwnFormatContext? format)
    {
        if (format is not null)
        {
            format.Begin();
            IfChanged.Write(ref _format, format);
        }
    }

    internal void ReleaseFormat()
    {
        if (Irp is not null && _format is { } format)
        {
            format.Release(this);
            IsFormatted = false;
        }
    }

    /// <summary>A stop, purge or close that cancels the request forgets that its next location was formatted: the two share a word.</summary>
    internal void ForgetNextLocation() => IsNextLocationFormatted = false;

    /// <summary>Puts a context in the place of the request's own for the time of a synchronous helper.</summary>
    internal void BorrowFormat(FormatContext context)
    {
        if (_format is not null)
        {
            if (Irp is not null)
            {
                _format.Release(this);
            }

            _format.Discard(this);
        }

        _format = context;
    }

    /// <summary>Takes the borrowed context away, released; the request has none after that.</summary>
    internal void ReturnFormat()
    {
        if (Irp is not null)
        {
            _format!.Release(this);
        }

        (_format as IoFormatContext)?.FreeMdl();
        _format = null;
    }

    /// <summary>The context that synchronous helpers borrow; kept, so that a helper with a request of the driver's allocates nothing.</summary>
    internal IoFormatContext HelperFormat
    {
        get
        {
            _sync ??= new SyncWait(Kernel);
            var format = _sync.HelperFormat ??= new IoFormatContext();
            format.Renew();
            return format;
        }
    }

    /// <summary>Whether a synchronous helper of a target made the request for itself.</summary>
    internal bool IsHelper { get; init; }

    /// <summary>A request of a helper's own goes back on the shelf: nothing of the last use is left in it.</summary>
    internal void ForgetHelperUse()
    {
        _isCancelMarked = false;

        // A wait limit that passed just when the completion had finished leaves this on the idle request.
        HasTimedOut = false;
        Irp?.Reset(Irp.StackCount, NtStatus.Success);
    }

    private void RequireNextLocation()
    {
        if (Irp!.CurrentLocation < 2)
        {
            Kernel.BugCheck(
                "WDF_VIOLATION_6_WDF_REQUEST_FATAL_ERROR_NO_MORE_STACK_LOCATIONS", 0x10D, 6, $"{Name} has no stack location left to format.", "Allocate the IRP with one location for each device below, and one more for a current location.", this, parameter2: 1);
        }
    }
}
