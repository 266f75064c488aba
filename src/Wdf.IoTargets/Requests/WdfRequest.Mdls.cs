namespace Wdf.IoTargets;

/// <content>MDLs and raw user buffers of a presented request.</content>
public sealed partial class WdfRequest
{
    /// <summary>Whether EvtIoInCallerContext runs for the request, where raw user buffers may be asked for.</summary>
    internal bool IsInCallerContext
    {
        get => _queued is { IsInCallerContext: true };
        set => Queued.IsInCallerContext = value;
    }

    /// <summary>The input as an MDL (WdfRequestRetrieveInputWdmMdl). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="mdl">The MDL; it belongs to the request.</param>
    /// <returns>
    /// Success; STATUS_INVALID_DEVICE_REQUEST; STATUS_BUFFER_TOO_SMALL; STATUS_INSUFFICIENT_RESOURCES; STATUS_INVALID_PARAMETER for another major function
    /// on a buffered device.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestretrieveinputwdmmdl"/>
    [Ddi("WdfRequestRetrieveInputWdmMdl")]
    public NtStatus RetrieveInputWdmMdl(out Mdl? mdl) => RetrieveMdl(isOutput: false, DdiName.WdfRequestRetrieveInputWdmMdl, out mdl);

    /// <summary>The output as an MDL (WdfRequestRetrieveOutputWdmMdl). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="mdl">The MDL; it belongs to the request.</param>
    /// <returns>As <see cref="RetrieveInputWdmMdl"/>.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestretrieveoutputwdmmdl"/>
    [Ddi("WdfRequestRetrieveOutputWdmMdl")]
    public NtStatus RetrieveOutputWdmMdl(out Mdl? mdl) => RetrieveMdl(isOutput: true, DdiName.WdfRequestRetrieveOutputWdmMdl, out mdl);

    /// <summary>The raw user input (WdfRequestRetrieveUnsafeUserInputBuffer); in EvtIoInCallerContext only. Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="minimumRequiredLength">Bytes that there must be.</param>
    /// <param name="inputBuffer">The raw bytes; default on failure.</param>
    /// <param name="length">Their number.</param>
    /// <returns>Success; STATUS_INVALID_DEVICE_REQUEST for any other request, or (verifier) outside EvtIoInCallerContext; STATUS_BUFFER_TOO_SMALL.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestretrieveunsafeuserinputbuffer"/>
    [Ddi("WdfRequestRetrieveUnsafeUserInputBuffer")]
    public NtStatus RetrieveUnsafeUserInputBuffer(nuint minimumRequiredLength, out Memory<byte> inputBuffer, out nuint length) =>
        RetrieveUnsafe(isOutput: false, minimumRequiredLength, out inputBuffer, out length);

    /// <summary>The raw user output (WdfRequestRetrieveUnsafeUserOutputBuffer); in EvtIoInCallerContext only. Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="minimumRequiredLength">Bytes that there must be.</param>
    /// <param name="outputBuffer">The raw bytes; default on failure.</param>
    /// <param name="length">Their number.</param>
    /// <returns>As <see cref="RetrieveUnsafeUserInputBuffer"/>.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestretrieveunsafeuseroutputbuffer"/>
    [Ddi("WdfRequestRetrieveUnsafeUserOutputBuffer")]
    public NtStatus RetrieveUnsafeUserOutputBuffer(nuint minimumRequiredLength, out Memory<byte> outputBuffer, out nuint length) =>
        RetrieveUnsafe(isOutput: true, minimumRequiredLength, out outputBuffer, out length);

    /// <summary>Locks a user buffer for reading (WdfRequestProbeAndLockUserBufferForRead); in EvtIoInCallerContext. Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="buffer">The raw user bytes.</param>
    /// <param name="length">How many.</param>
    /// <param name="memoryObject">Memory over them, a child of the request; read-only.</param>
    /// <returns>
    /// Success; STATUS_INVALID_USER_BUFFER for length 0; STATUS_INVALID_DEVICE_REQUEST above PASSIVE_LEVEL or when the driver does not own the request (both
    /// verifier), or without an IRP; STATUS_ACCESS_VIOLATION for an address that is not the user's; STATUS_INSUFFICIENT_RESOURCES.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestprobeandlockuserbufferforread"/>
    [Ddi("WdfRequestProbeAndLockUserBufferForRead")]
    public NtStatus ProbeAndLockUserBufferForRead(Memory<byte> buffer, nuint length, out WdfMemory? memoryObject) =>
        ProbeAndLock(buffer, length, isReadOnly: true, out memoryObject);

    /// <summary>Locks a user buffer for writing (WdfRequestProbeAndLockUserBufferForWrite); in EvtIoInCallerContext. Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="buffer">The raw user bytes.</param>
    /// <param name="length">How many.</param>
    /// <param name="memoryObject">Memory over them, a child of the request.</param>
    /// <returns>As <see cref="ProbeAndLockUserBufferForRead"/>.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestprobeandlockuserbufferforwrite"/>
    [Ddi("WdfRequestProbeAndLockUserBufferForWrite")]
    public NtStatus ProbeAndLockUserBufferForWrite(Memory<byte> buffer, nuint length, out WdfMemory? memoryObject) =>
        ProbeAndLock(buffer, length, isReadOnly: false, out memoryObject);

    private NtStatus RetrieveMdl(bool isOutput, DdiName ddi, out Mdl? mdl)
    {
        Enter(ddi);
        var status = FindMdl(isOutput, ddi, out mdl);
        if (mdl is not null)
        {
            RequestSignals.OnMdlLent(this, mdl, isOutput);
        }

        return status;
    }

    private NtStatus FindMdl(bool isOutput, DdiName ddi, out Mdl? mdl)
    {
        mdl = null;
        var irp = RequireIrpOfLiving(ddi);
        if (irp.CurrentLocation > irp.StackCount || OwningDevice is null)
        {
            return NtStatus.InvalidDeviceRequest;
        }

        ref var location = ref irp.Location(irp.CurrentLocation);
        var flags = OwningDevice.DeviceObject.Flags;
        switch (location.MajorFunction)
        {
            case MajorFunction.Read when !isOutput:
            case MajorFunction.Write when isOutput:
                return NtStatus.InvalidDeviceRequest;
            case MajorFunction.Read or MajorFunction.Write:
                return RetrieveTransferMdl(flags, (int)(uint)location.Parameters.Word1, out mdl);
            case MajorFunction.DeviceControl or MajorFunction.InternalDeviceControl:
                return RetrieveControlMdl(location, isOutput, out mdl);
            default:
                return (flags & DeviceFlags.BufferedIo) != 0 ? NtStatus.InvalidParameter : NtStatus.InvalidDeviceRequest;
        }
    }

    private NtStatus RetrieveTransferMdl(DeviceFlags flags, int length, out Mdl? mdl)
    {
        mdl = null;
        if (length == 0)
        {
            return NtStatus.BufferTooSmall;
        }

        if ((flags & DeviceFlags.BufferedIo) != 0)
        {
            return BuildMdl(length, out mdl);
        }

        if ((flags & DeviceFlags.DirectIo) != 0)
        {
            mdl = Irp!.MdlAddress;
            return mdl is null ? NtStatus.BufferTooSmall : NtStatus.Success;
        }

        Kernel.Break("FxRequestGetMdl-Neither", $"{Name} belongs to a device that uses neither buffered nor direct I/O, and has no MDL.", "Probe and lock the user buffer in EvtIoInCallerContext.", this);
        return NtStatus.InvalidDeviceRequest;
    }

    private NtStatus RetrieveControlMdl(in IoStackLocation location, bool isOutput, out Mdl? mdl)
    {
        mdl = null;
        var method = new IoControlCode((uint)location.Parameters.Word3).Method;
        var length = (int)(uint)(isOutput ? location.Parameters.Word1 : location.Parameters.Word2);
        if (length == 0)
        {
            return NtStatus.BufferTooSmall;
        }

        switch (method)
        {
            case IoMethod.Neither:
                return NtStatus.InvalidDeviceRequest;
            case IoMethod.InDirect or IoMethod.OutDirect when isOutput:
                mdl = Irp!.MdlAddress;
                return mdl is null ? NtStatus.BufferTooSmall : NtStatus.Success;
            default:
                return BuildMdl(length, out mdl);
        }
    }

    // One is kept: for METHOD_BUFFERED the second direction gets the first one's MDL, with its length.
    private NtStatus BuildMdl(int length, out Mdl? mdl)
    {
        if (Queued.BuiltMdl is null)
        {
            Queued.BuiltMdl = IoManager.AllocateMdl(Kernel, Queued.System[..length]);
            if (Queued.BuiltMdl is null)
            {
                mdl = null;
                return NtStatus.InsufficientResources;
            }

            Queued.BuiltMdl.IsFrameworkOwned = true;
            Queued.BuiltMdl.BuildForNonPagedPool();
        }

        mdl = Queued.BuiltMdl;
        return NtStatus.Success;
    }

    private NtStatus RetrieveUnsafe(bool isOutput, nuint required, out Memory<byte> buffer, out nuint length)
    {
        var ddi = isOutput ? DdiName.WdfRequestRetrieveUnsafeUserOutputBuffer : DdiName.WdfRequestRetrieveUnsafeUserInputBuffer;
        Enter(ddi);
        buffer = default;
        length = 0;
        if (!IrqlRule.Check(Kernel, Irql.Passive, "WdfRequestRetrieveUnsafeUserBuffer"))
        {
            return NtStatus.InvalidDeviceRequest;
        }

        if (Kernel.FrameworkVerifierOn && !IsInCallerContext)
        {
            Kernel.Break("FxRequestVerifyRequestIsInCallerContext", $"The raw user buffer of {Name} was asked for outside EvtIoInCallerContext, where its address means nothing.", "Retrieve it in EvtIoInCallerContext.", this);
            return NtStatus.InvalidDeviceRequest;
        }

        var irp = RequireIrp(ddi);
        ref var location = ref irp.GetCurrentIrpStackLocation();
        var isNeitherDevice = OwningDevice is not null && (OwningDevice.DeviceObject.Flags & (DeviceFlags.BufferedIo | DeviceFlags.DirectIo)) == 0;
        var (bytes, count, isRaw) = location.MajorFunction switch
        {
            MajorFunction.Write => (Queued.User, (uint)location.Parameters.Word1, isNeitherDevice && !isOutput),
            MajorFunction.Read => (Queued.User, (uint)location.Parameters.Word1, isNeitherDevice && isOutput),
            MajorFunction.DeviceControl when new IoControlCode((uint)location.Parameters.Word3).Method == IoMethod.Neither =>
                isOutput ? (Queued.User, (uint)location.Parameters.Word1, true) : (location.Parameters.Pointer4, (uint)location.Parameters.Word2, true),
            _ => (default(Memory<byte>), 0u, false),
        };
        if (!isRaw)
        {
            if (!isOutput && location.MajorFunction is MajorFunction.Write or MajorFunction.DeviceControl)
            {
                Kernel.Break("WdfRequestRetrieveUnsafeUserInputBuffer-Kind", $"WdfRequestRetrieveUnsafeUserInputBuffer was called for {Name}, whose input is no raw user buffer.", "Call it for METHOD_NEITHER device controls, and for writes of devices that use neither buffered nor direct I/O.", this);
            }

            return NtStatus.InvalidDeviceRequest;
        }

        if (count < required)
        {
            return NtStatus.BufferTooSmall;
        }

        buffer = bytes;
        length = count;
        return NtStatus.Success;
    }

    private NtStatus ProbeAndLock(Memory<byte> buffer, nuint length, bool isReadOnly, out WdfMemory? memoryObject)
    {
        Enter(isReadOnly ? DdiName.WdfRequestProbeAndLockUserBufferForRead : DdiName.WdfRequestProbeAndLockUserBufferForWrite);
        memoryObject = null;
        if (!IrqlRule.Check(Kernel, Irql.Passive, "WdfRequestProbeAndLockUserBuffer"))
        {
            return NtStatus.InvalidDeviceRequest;
        }

        if (Kernel.FrameworkVerifierOn && !IsDriverOwned && !IsInCallerContext && Driver!.IsVerifiedAs(9))
        {
            Kernel.Break("FxRequestVerifyRequestIsDriverOwned-ProbeAndLock", $"{Name} is probed and locked for, but the driver does not own it.", "Probe and lock in EvtIoInCallerContext.", this);
            return NtStatus.InvalidDeviceRequest;
        }

        if (length == 0)
        {
            return NtStatus.InvalidUserBuffer;
        }

        if (Irp is null)
        {
            Kernel.Break("FxRequestProbeAndLock-NoIrp", $"{Name} has no IRP.", "Probe and lock before the request is completed.", this);
            return NtStatus.InvalidDeviceRequest;
        }

        if (Kernel.FrameworkVerifierOn && IsFromOtherUserThread(Irp))
        {
            return NtStatus.AccessViolation;
        }

        if (buffer.Equals(default) || length > (nuint)buffer.Length || UserMemory.IsKernelMemory(buffer))
        {
            // Always probed as user memory: an address of the kernel's fails.
            return NtStatus.AccessViolation;
        }

        return Lock(buffer[..(int)length], isReadOnly, out memoryObject);
    }

    // The documentation says that this is always looked at.
    private bool IsFromOtherUserThread(Irp irp) =>
        irp.Thread is { } thread && irp.RequestorMode == ProcessorMode.UserMode && !ReferenceEquals(thread.Identity, Kernel.CurrentActor.Identity);

    private NtStatus Lock(Memory<byte> buffer, bool isReadOnly, out WdfMemory? memoryObject)
    {
        memoryObject = null;
        if (IoManager.AllocateMdl(Kernel, buffer) is not { } mdl)
        {
            return NtStatus.InsufficientResources;
        }

        mdl.IsFrameworkOwned = true;
        var status = mdl.ProbeAndLock(isReadOnly ? LockOperation.IoReadAccess : LockOperation.IoWriteAccess);
        if (!status.IsSuccess)
        {
            IoManager.FreeMdl(mdl);
            return status;
        }

        var made = new LockedUserMemory(this, mdl, isReadOnly) { Driver = Driver, OwningDevice = OwningDevice };
        return made.Hand(attributes: null, this, out memoryObject, out _);
    }

    // What the driver put on an IRP of the framework's, behind the back of the format. Locked pages stay the driver's.
    private void FreeStrayMdls(Irp irp)
    {
        while (irp.MdlAddress is { IsLocked: false, IsFrameworkOwned: false } mdl)
        {
            Kernel.Break("FxRequestBaseFreeMdls-NotLocked", $"{mdl.Name} is on the IRP of {Name}, and its pages are not locked: the framework frees it with what its formats left.", "Let a format build the MDL, or hand it to one in a memory descriptor.", this);
            irp.MdlAddress = mdl.Next;
            IoManager.FreeMdl(mdl);
        }
    }

    private void FreeBuiltMdl()
    {
        if (_queued?.BuiltMdl is { } mdl)
        {
            _queued.BuiltMdl = null;
            IoManager.FreeMdl(mdl);
        }
    }
}
