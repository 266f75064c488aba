namespace Wdf.IoTargets;

/// <content>Reuse.</content>
public sealed partial class WdfRequest
{
    /// <summary>Makes the request fit for another send (WdfRequestReuse). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="parameters">Flags, the status to begin with, and an IRP to take.</param>
    /// <returns>
    /// Success; STATUS_INVALID_PARAMETER for a wrong Size or unknown flags; STATUS_WDF_REQUEST_INVALID_STATE when a presented request is given
    /// another IRP; STATUS_INVALID_DEVICE_REQUEST for flag 2 where it is not allowed. The routine and the format are gone even then.
    /// </returns>
    /// <remarks>
    /// Clears the completion routine, the format with its memory references, and the cancel mark. Keeps the timer, the target, contexts and
    /// the system buffer. An IRP of the driver's own keeps its status and its Cancel.
    /// </remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestreuse"/>
    [Ddi("WdfRequestReuse")]
    public NtStatus Reuse(in WdfRequestReuseParams parameters)
    {
        Enter(DdiName.WdfRequestReuse);
        var version = Driver?.MinorVersion ?? WdfDriver.LatestMinorVersion;
        var valid = WdfRequestReuseFlags.SetNewIrp | (version >= 11 ? WdfRequestReuseFlags.MustComplete : 0);
        if (parameters.Size != WdfRequestReuseParams.StructureSize || (parameters.Flags & ~valid) != 0)
        {
            return NtStatus.InvalidParameter;
        }

        if (IsSent && (Driver?.IsVerifiedAs(9) ?? true))
        {
            Kernel.Break("FxRequestReuse-StillSent", $"{Name} is reused while it is still with {Target?.Name}.", "Reuse a request in or after its completion routine.", this);
        }

        // The driver keeps it for more than one use.
        MadeIn = CallbackKind.None;
        if (version >= 9)
        {
            _routine = null;
            _routineContext = null;
        }

        if (Irp is not null)
        {
            _format?.Release(this);
            if (Origin == RequestOrigin.Presented)
            {
                return ReusePresented(parameters);
            }
        }

        RequestSignals.OnReused(this);
        Kernel.Note(KernelStep.RequestReused, this, null, parameters.Status);
        return ReuseCreated(parameters);
    }

    /// <summary>Makes the request fit for another send.</summary>
    /// <param name="status">The status to begin with.</param>
    /// <returns>As <see cref="Reuse(in WdfRequestReuseParams)"/>.</returns>
    public NtStatus Reuse(NtStatus status = NtStatus.Success) => Reuse(new WdfRequestReuseParams(WdfRequestReuseFlags.None, status));

    // A cancelled IRP looks alive again: its Cancel is cleared, although its originator asked for it.
    private NtStatus ReusePresented(in WdfRequestReuseParams parameters)
    {
        if ((parameters.Flags & WdfRequestReuseFlags.SetNewIrp) != 0)
        {
            return NtStatus.WdfRequestInvalidState;
        }

        Irp!.StatusBlock.Status = parameters.Status;
        Irp.Cancel = false;
        _isCompleted = false;
        _isCancelMarked = false;
        RequestSignals.OnReused(this);
        Kernel.Note(KernelStep.RequestReused, this, null, parameters.Status);
        return NtStatus.Success;
    }

    private NtStatus ReuseCreated(in WdfRequestReuseParams parameters)
    {
        if (Irp is not null && Origin == RequestOrigin.Driver && CanComplete && !_isCompleted)
        {
            // The reference that the completion would have dropped.
            IsDriverOwned = false;
            DropReference();
        }

        if ((parameters.Flags & WdfRequestReuseFlags.SetNewIrp) != 0)
        {
            var old = Irp;
            if (ReferenceEquals(parameters.NewIrp?.Originator, this) is false)
            {
                old?.Originator = ReferenceEquals(old.Originator, this) ? null : old.Originator;
            }

            if (Origin == RequestOrigin.Internal && old is not null && !ReferenceEquals(old, parameters.NewIrp))
            {
                IoManager.Discard(old);
            }

            TakeIrp(parameters.NewIrp);
            Origin = RequestOrigin.Driver;
        }

        if (Origin == RequestOrigin.Internal && Irp is { } irp)
        {
            if (irp.MdlAddress is not null)
            {
                FreeStrayMdls(irp);
            }

            irp.Reset(irp.StackCount, parameters.Status);
        }

        if ((parameters.Flags & WdfRequestReuseFlags.MustComplete) != 0)
        {
            return ReuseToComplete();
        }

        CanComplete = false;
        IsDriverOwned = false;
        _isCompleted = false;
        _isCancelMarked = false;
        return NtStatus.Success;
    }

    // The unpublished flag: the driver will complete the request as if a queue had presented it.
    private NtStatus ReuseToComplete()
    {
        var (obstacle, why) =
            Irp is null ? ("NoIrp", "it has no IRP")
            : Origin == RequestOrigin.Internal ? ("InternalIrp", "the framework made its IRP")
            : ReferenceCount != 1 ? ("Referenced", $"{ReferenceCount - 1} further reference(s) to it are held")
            : Irp.CurrentLocation > Irp.StackCount ? ("NoCurrentLocation", "its IRP has no current stack location")
            : (null, string.Empty);
        if (obstacle is not null)
        {
            Kernel.Break($"FxRequestReuse-MustComplete{obstacle}", $"{Name} cannot be made completable: {why}.", "Give it an IRP of the driver's own with a current stack location, and hold no further reference.", this);
            return Irp is null ? NtStatus.InvalidParameter : NtStatus.InvalidDeviceRequest;
        }

        AddReference();
        _isCompleted = false;
        IsNextLocationFormatted = false;
        IsFormatted = false;
        IsMarkedCancelable = false;
        IsCancelCalled = false;
        FreeBuiltMdl();
        DropTimer();
        Target = null;
        _isCancelMarked = false;
        CanComplete = true;
        IsDriverOwned = true;
        return NtStatus.Success;
    }
}
