namespace Wdf.IoTargets;

/// <content>Synchronous sends.</content>
public abstract partial class WdfIoTarget
{
    private WdfRequest? _idleHelperRequest;
    private bool _hasHelperAdvice;
    private bool _hasSendAdvice;

    /// <summary>Reads, and waits for the result (WdfIoTargetSendReadSynchronously). Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="request">A request to use; null for one of the framework's own. Its completion routine is lost, and not called.</param>
    /// <param name="outputBuffer">Where the data goes; null for none.</param>
    /// <param name="deviceOffset">Byte offset on the device; null for 0.</param>
    /// <param name="options">A time-out, which should nearly always be given, or IgnoreTargetState; null for none.</param>
    /// <param name="bytesRead">Bytes read; written whenever the request could be formatted, also when the I/O failed, else left alone.</param>
    /// <returns>
    /// The status of the completed request; STATUS_IO_TIMEOUT when the time-out passed and the lower driver then ended the request; STATUS_INVALID_DEVICE_REQUEST
    /// above PASSIVE_LEVEL (verifier); STATUS_INFO_LENGTH_MISMATCH or STATUS_INVALID_PARAMETER for bad options or a bad descriptor; STATUS_INTEGER_OVERFLOW
    /// for a part outside the memory; STATUS_INVALID_DEVICE_STATE for a target that does not accept; STATUS_REQUEST_NOT_ACCEPTED;
    /// STATUS_INSUFFICIENT_RESOURCES; STATUS_WDF_DEVICE_REMOVED_NOT_SENT when the target was purged or closed while the request waited in it.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nf-wdfiotarget-wdfiotargetsendreadsynchronously"/>
    [Ddi("WdfIoTargetSendReadSynchronously")]
    public NtStatus SendReadSynchronously(WdfRequest? request, in WdfMemoryDescriptor? outputBuffer, long? deviceOffset, in WdfRequestSendOptions? options, ref ulong bytesRead) =>
        SendTransfer(request, MajorFunction.Read, outputBuffer, deviceOffset, options, ref bytesRead);

    /// <summary>Writes, and waits for the result (WdfIoTargetSendWriteSynchronously). Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="request">A request to use; null for one of the framework's own. Its completion routine is lost, and not called.</param>
    /// <param name="inputBuffer">The data; null for none.</param>
    /// <param name="deviceOffset">Byte offset on the device; null for 0.</param>
    /// <param name="options">A time-out, which should nearly always be given, or IgnoreTargetState; null for none.</param>
    /// <param name="bytesWritten">Bytes written; as for reads.</param>
    /// <returns>As <see cref="SendReadSynchronously"/>.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nf-wdfiotarget-wdfiotargetsendwritesynchronously"/>
    [Ddi("WdfIoTargetSendWriteSynchronously")]
    public NtStatus SendWriteSynchronously(WdfRequest? request, in WdfMemoryDescriptor? inputBuffer, long? deviceOffset, in WdfRequestSendOptions? options, ref ulong bytesWritten) =>
        SendTransfer(request, MajorFunction.Write, inputBuffer, deviceOffset, options, ref bytesWritten);

    /// <summary>Sends a device control, and waits for the result (WdfIoTargetSendIoctlSynchronously). Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="request">A request to use; null for one of the framework's own. Its completion routine is lost, and not called.</param>
    /// <param name="ioctlCode">The code.</param>
    /// <param name="inputBuffer">Input; null for none.</param>
    /// <param name="outputBuffer">Output; null for none.</param>
    /// <param name="options">A time-out, which should nearly always be given, or IgnoreTargetState; null for none.</param>
    /// <param name="bytesReturned">Bytes of output; as for reads.</param>
    /// <returns>As <see cref="SendReadSynchronously"/>.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nf-wdfiotarget-wdfiotargetsendioctlsynchronously"/>
    [Ddi("WdfIoTargetSendIoctlSynchronously")]
    public NtStatus SendIoctlSynchronously(WdfRequest? request, uint ioctlCode, in WdfMemoryDescriptor? inputBuffer, in WdfMemoryDescriptor? outputBuffer, in WdfRequestSendOptions? options, ref ulong bytesReturned) =>
        SendControl(request, ioctlCode, isInternal: false, inputBuffer, outputBuffer, options, ref bytesReturned);

    /// <summary>Sends an internal device control, and waits for the result (WdfIoTargetSendInternalIoctlSynchronously). Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <inheritdoc cref="SendIoctlSynchronously"/>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nf-wdfiotarget-wdfiotargetsendinternalioctlsynchronously"/>
    [Ddi("WdfIoTargetSendInternalIoctlSynchronously")]
    public NtStatus SendInternalIoctlSynchronously(WdfRequest? request, uint ioctlCode, in WdfMemoryDescriptor? inputBuffer, in WdfMemoryDescriptor? outputBuffer, in WdfRequestSendOptions? options, ref ulong bytesReturned) =>
        SendControl(request, ioctlCode, isInternal: true, inputBuffer, outputBuffer, options, ref bytesReturned);

    /// <summary>
    /// Sends an internal device control with three arguments, and waits for the result (WdfIoTargetSendInternalIoctlOthersSynchronously). Maximum IRQL: PASSIVE_LEVEL.
    /// </summary>
    /// <param name="request">A request to use; null for one of the framework's own. Its completion routine is lost, and not called.</param>
    /// <param name="ioctlCode">The code.</param>
    /// <param name="otherArg1">Argument 1; null for none.</param>
    /// <param name="otherArg2">Argument 2; null for none.</param>
    /// <param name="otherArg4">Argument 4; null for none.</param>
    /// <param name="options">A time-out, which should nearly always be given, or IgnoreTargetState; null for none.</param>
    /// <param name="bytesReturned">What the lower driver counted; as for reads.</param>
    /// <returns>As <see cref="SendReadSynchronously"/>.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nf-wdfiotarget-wdfiotargetsendinternalioctlotherssynchronously"/>
    [Ddi("WdfIoTargetSendInternalIoctlOthersSynchronously")]
    public NtStatus SendInternalIoctlOthersSynchronously(WdfRequest? request, uint ioctlCode, in WdfMemoryDescriptor? otherArg1, in WdfMemoryDescriptor? otherArg2, in WdfMemoryDescriptor? otherArg4, in WdfRequestSendOptions? options, ref ulong bytesReturned)
    {
        const DdiName ddi = DdiName.WdfIoTargetSendInternalIoctlOthersSynchronously;
        var used = BeginHelper(ddi, request, new OthersFormatContext());
        var status = CheckHelper(used, options, ddi);
        RequestBuffer first = default, second = default, fourth = default;
        if (status.IsSuccess)
        {
            status = RequestBuffer.FromDescriptor(otherArg1, out first);
        }

        if (status.IsSuccess)
        {
            status = RequestBuffer.FromDescriptor(otherArg2, out second);
        }

        if (status.IsSuccess)
        {
            status = RequestBuffer.FromDescriptor(otherArg4, out fourth);
        }

        if (status.IsSuccess)
        {
            status = FormatOthers(used, ioctlCode, first, second, fourth);
            status = SendFormatted(ddi, used, status, options, ref bytesReturned);
        }

        EndHelper(request, used);
        return status;
    }

    /// <summary>Sends a request and waits. Its time-out is the limit of the wait; when that passes the request is cancelled and waited for without limit.</summary>
    internal NtStatus SubmitSync(WdfRequest request, in WdfRequestSendOptions? options, bool callsRoutine, out bool wasSent)
    {
        var irp = request.RequireIrp(DdiName.WdfRequestSend);
        var sync = request.BeginSync(callsRoutine);
        Kernel.Step(KernelStep.RequestSending, request, this);
        var thread = ThreadContext.Current;
        var verdict = Pass(request, options, withTimer: false, thread);
        wasSent = verdict != Verdict.Refused;
        if (!wasSent)
        {
            request.AbandonSync(sync);
            return irp.StatusBlock.Status;
        }

        // The driver may delete its own request meanwhile; the framework's is in nobody else's hands.
        var isDrivers = !request.IsHelper;
        if (isDrivers)
        {
            request.AddReference();
        }

        if (verdict == Verdict.Send)
        {
            HandDown(request, thread);
        }

        Await(request, sync, options);
        var status = sync.Status;
        sync.End();
        if (isDrivers)
        {
            request.DropReference();
        }

        return status;
    }

    private void Await(WdfRequest request, SyncWait sync, in WdfRequestSendOptions? options)
    {
        var limit = options is { } o && o.HasTimeout ? new KernelTimeout(o.Timeout) : KernelTimeout.Infinite;
        if (sync.Wait(limit) != NtStatus.Timeout)
        {
            return;
        }

        using (_lock.Enter())
        {
            request.HasTimedOut = true;
        }

        Kernel.Note(KernelStep.RequestTimedOut, request, this);
        request.Cancel();
        Kernel.Wait(sync.Done!, KernelTimeout.Infinite);
    }

    private NtStatus SendTransfer(WdfRequest? request, MajorFunction major, in WdfMemoryDescriptor? descriptor, long? deviceOffset, in WdfRequestSendOptions? options, ref ulong bytes)
    {
        var ddi = major == MajorFunction.Read ? DdiName.WdfIoTargetSendReadSynchronously : DdiName.WdfIoTargetSendWriteSynchronously;
        var used = BeginHelper(ddi, request, context: null);
        var status = CheckHelper(used, options, ddi);
        RequestBuffer buffer = default;
        if (status.IsSuccess)
        {
            status = RequestBuffer.FromDescriptor(descriptor, out buffer);
        }

        if (status.IsSuccess)
        {
            status = FormatIo(used, major, buffer, deviceOffset);
            status = SendFormatted(ddi, used, status, options, ref bytes);
        }

        EndHelper(request, used);
        return status;
    }

    private NtStatus SendControl(WdfRequest? request, uint code, bool isInternal, in WdfMemoryDescriptor? input, in WdfMemoryDescriptor? output, in WdfRequestSendOptions? options, ref ulong bytes)
    {
        var ddi = isInternal ? DdiName.WdfIoTargetSendInternalIoctlSynchronously : DdiName.WdfIoTargetSendIoctlSynchronously;
        var used = BeginHelper(ddi, request, context: null);
        var status = CheckHelper(used, options, ddi);
        RequestBuffer inputBuffer = default, outputBuffer = default;
        if (status.IsSuccess)
        {
            status = RequestBuffer.FromDescriptor(input, out inputBuffer);
        }

        if (status.IsSuccess)
        {
            status = RequestBuffer.FromDescriptor(output, out outputBuffer);
        }

        if (status.IsSuccess)
        {
            status = FormatIoctl(used, isInternal ? MajorFunction.InternalDeviceControl : MajorFunction.DeviceControl, code, inputBuffer, outputBuffer);
            status = SendFormatted(ddi, used, status, options, ref bytes);
        }

        EndHelper(request, used);
        return status;
    }

    private NtStatus SendFormatted(DdiName ddi, WdfRequest request, NtStatus formatStatus, in WdfRequestSendOptions? options, ref ulong bytes)
    {
        if (!formatStatus.IsSuccess)
        {
            return formatStatus;
        }

        var status = SubmitSync(request, options, callsRoutine: false, out _);
        request.ReleaseFormat();
        bytes = request.RequireIrp(ddi).IoStatus.Information;
        return status;
    }

    /// <summary>Whether advice about synchronous sends to this target is due still: the first time it is, for each kind of send.</summary>
    internal bool TakeAdvice(bool isHelper)
    {
        ref var isGiven = ref isHelper ? ref _hasHelperAdvice : ref _hasSendAdvice;
        var isDue = !isGiven;
        isGiven = true;
        return isDue;
    }

    private NtStatus CheckHelper(WdfRequest used, in WdfRequestSendOptions? options, DdiName ddi)
    {
        if (RequestSignals.Of(Kernel) is { } signals)
        {
            signals.SendingSynchronously?.Invoke(ddi, this, used, options is { HasTimeout: true });
            signals.OnHelperSending();
        }

        return IrqlRule.Check(Kernel, Irql.Passive, "WdfIoTargetSendXxxSynchronously", ddi) ? WdfRequestSendOptions.Check(options) : NtStatus.InvalidDeviceRequest;
    }

    // The request's earlier format is undone before anything is checked.
    private WdfRequest BeginHelper(DdiName ddi, WdfRequest? request, FormatContext? context)
    {
        Enter(ddi, request);
        if (request is not null)
        {
            request.Enter(ddi, this);
            RequestSignals.Of(Kernel)?.OnHelperBeginning(ddi, request);
        }

        var used = request ?? Interlocked.Exchange(ref _idleHelperRequest, null) ?? NewHelperRequest();
        if (request is null)
        {
            IdleHelper(used, isIdle: false);
        }

        used.BorrowFormat(context ?? used.HelperFormat);
        return used;
    }

    private void EndHelper(WdfRequest? request, WdfRequest used)
    {
        used.ReturnFormat();
        RequestSignals.OnHelperEnded(used);
        if (request is null && used.ReferenceCount == 1)
        {
            used.ForgetHelperUse();
            IdleHelper(used, isIdle: true);
            _idleHelperRequest = used;
        }
    }

    // The IRP of an idle helper request is nobody's: it does not count as live.
    private void IdleHelper(WdfRequest helper, bool isIdle)
    {
        if (!Kernel.IsDeterministic || helper.Irp is not { } irp)
        {
            // Nothing is tracked on real threads.
            return;
        }

        if (isIdle)
        {
            Kernel.Untrack(irp);
        }
        else
        {
            Kernel.Track(irp);
        }
    }

    private WdfRequest NewHelperRequest() =>
        new(Kernel, irp: null, RequestOrigin.Internal) { Driver = Driver, Name = $"synchronous request of {Name}", IsHelper = true };
}
