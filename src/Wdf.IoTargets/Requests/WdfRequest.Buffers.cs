namespace Wdf.IoTargets;

/// <content>Buffers of a presented request. Addresses are captured when the request is made; a later format of its IRP does not change them.</content>
public sealed partial class WdfRequest
{
    /// <summary>The input as a memory object (WdfRequestRetrieveInputMemory). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="memory">The memory object, always the same one; it belongs to the request. Deleting it deletes the request.</param>
    /// <returns>
    /// Success; STATUS_INVALID_DEVICE_REQUEST for a request without such a buffer; STATUS_BUFFER_TOO_SMALL for length 0; STATUS_INSUFFICIENT_RESOURCES
    /// when mapping fails.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestretrieveinputmemory"/>
    [Ddi("WdfRequestRetrieveInputMemory")]
    public NtStatus RetrieveInputMemory(out WdfMemory? memory) => RetrieveMemory(isOutput: false, DdiName.WdfRequestRetrieveInputMemory, out memory);

    /// <summary>The output as a memory object (WdfRequestRetrieveOutputMemory). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="memory">The memory object, always the same one; it belongs to the request. Deleting it deletes the request.</param>
    /// <returns>As <see cref="RetrieveInputMemory"/>.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestretrieveoutputmemory"/>
    [Ddi("WdfRequestRetrieveOutputMemory")]
    public NtStatus RetrieveOutputMemory(out WdfMemory? memory) => RetrieveMemory(isOutput: true, DdiName.WdfRequestRetrieveOutputMemory, out memory);

    /// <summary>The input's bytes (WdfRequestRetrieveInputBuffer). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="minimumRequiredLength">Bytes that there must be.</param>
    /// <param name="buffer">All the bytes, not only those required; default on failure.</param>
    /// <param name="length">Their number.</param>
    /// <returns>As <see cref="RetrieveInputMemory"/>, and STATUS_BUFFER_TOO_SMALL when there are fewer bytes than required.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestretrieveinputbuffer"/>
    [Ddi("WdfRequestRetrieveInputBuffer")]
    public NtStatus RetrieveInputBuffer(nuint minimumRequiredLength, out Memory<byte> buffer, out nuint length) =>
        RetrieveBuffer(isOutput: false, DdiName.WdfRequestRetrieveInputBuffer, minimumRequiredLength, out buffer, out length);

    /// <summary>The output's bytes (WdfRequestRetrieveOutputBuffer). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="minimumRequiredSize">Bytes that there must be.</param>
    /// <param name="buffer">All the bytes, not only those required; default on failure.</param>
    /// <param name="length">Their number.</param>
    /// <returns>As <see cref="RetrieveInputBuffer"/>.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestretrieveoutputbuffer"/>
    [Ddi("WdfRequestRetrieveOutputBuffer")]
    public NtStatus RetrieveOutputBuffer(nuint minimumRequiredSize, out Memory<byte> buffer, out nuint length) =>
        RetrieveBuffer(isOutput: true, DdiName.WdfRequestRetrieveOutputBuffer, minimumRequiredSize, out buffer, out length);

    internal void AddMemoryReference()
    {
        if (_isCompleted)
        {
            Kernel.Break("FxRequestVerifyRequestIsNotCompleted-AddIrpReference", $"A reference to the memory of {Name} is taken, which was completed.", "Take the reference before the request is completed, and drop it before that too.", this);
        }

        Interlocked.Increment(ref Queued.MemoryReferences);
    }

    internal void DropMemoryReference()
    {
        if (Interlocked.Decrement(ref Queued.MemoryReferences) < 0)
        {
            Kernel.Break("FxRequestReleaseIrpReference-Underflow", $"A reference to the memory of {Name} is dropped that was never taken.", "Drop only references that were taken with WdfObjectReference.", this);
        }
    }

    // The verifier's check comes after the IRP was read: with it on or off the real framework dereferences a null pointer.
    private Irp RequireIrpOfLiving(DdiName ddi)
    {
        if (Irp is null && _isFromQueue && Kernel.FrameworkVerifierOn)
        {
            Kernel.BugCheck("FxRequestVerifyRequestIsNotCompleted-Retrieve", 0x7E, 0xC0000005, $"{ddi} was called for {Name}, which was completed.", "Retrieve buffers before the request is completed.", this);
        }

        return RequireIrp(ddi);
    }

    private void CaptureBuffers()
    {
        var queued = Queued;
        queued.System = Irp!.AssociatedIrp.SystemBuffer;
        queued.User = Irp.UserBuffer;
    }

    private NtStatus RetrieveBuffer(bool isOutput, DdiName ddi, nuint required, out Memory<byte> buffer, out nuint length)
    {
        buffer = default;
        length = 0;
        var status = RetrieveMemory(isOutput, ddi, out var memory);
        if (!status.IsSuccess)
        {
            return status;
        }

        if ((nuint)memory!.Size < required)
        {
            return NtStatus.BufferTooSmall;
        }

        buffer = memory.Buffer;
        length = (nuint)buffer.Length;
        return NtStatus.Success;
    }

    private NtStatus RetrieveMemory(bool isOutput, DdiName ddi, out WdfMemory? memory)
    {
        Enter(ddi);
        memory = null;
        var irp = RequireIrpOfLiving(ddi);
        if (irp.CurrentLocation > irp.StackCount || OwningDevice is null)
        {
            // A created request has no current location, hence no buffers of its own.
            return NtStatus.InvalidDeviceRequest;
        }

        ref var location = ref irp.Location(irp.CurrentLocation);
        var status = location.MajorFunction switch
        {
            MajorFunction.Read => isOutput ? RetrieveTransfer(irp, location, isReadOnly: false, ref Queued.Input) : NtStatus.InvalidDeviceRequest,
            MajorFunction.Write => isOutput ? NtStatus.InvalidDeviceRequest : RetrieveTransfer(irp, location, isReadOnly: true, ref Queued.Input),
            MajorFunction.DeviceControl or MajorFunction.InternalDeviceControl => isOutput
                ? RetrieveControlOutput(irp, location)
                : RetrieveControlInput(irp, location),
            _ => RefuseMajor(location.MajorFunction, ddi),
        };
        memory = !status.IsSuccess ? null : isOutput && location.MajorFunction != MajorFunction.Read ? Queued.Output : Queued.Input;
        return status;
    }

    private NtStatus RetrieveTransfer(Irp irp, in IoStackLocation location, bool isReadOnly, ref RequestMemory? memory)
    {
        var length = (int)(uint)location.Parameters.Word1;
        if (length == 0)
        {
            return NtStatus.BufferTooSmall;
        }

        var flags = OwningDevice!.DeviceObject.Flags;
        if ((flags & DeviceFlags.BufferedIo) != 0)
        {
            memory ??= MakeMemory(Queued.System, length, null, isReadOnly);
            return NtStatus.Success;
        }

        if ((flags & DeviceFlags.DirectIo) != 0)
        {
            return RetrieveMapped(length, isReadOnly, ref memory);
        }

        if (irp.RequestorMode == ProcessorMode.UserMode)
        {
            if (Kernel.FrameworkVerifierOn)
            {
                Kernel.Break("FxRequestGetMemoryObject-NeitherReadWrite", $"{Name} comes from user mode to a device that uses neither buffered nor direct I/O: its buffer is a raw user address.", "Use WdfRequestRetrieveUnsafeUserInputBuffer or OutputBuffer in EvtIoInCallerContext, then probe and lock.", this);
                return NtStatus.InvalidDeviceRequest;
            }

            memory ??= MakeMemory(default, length, null, isReadOnly);
            return NtStatus.Success;
        }

        memory ??= MakeMemory(Revocable(Queued.User), length, null, isReadOnly);
        return NtStatus.Success;
    }

    private NtStatus RetrieveControlInput(Irp irp, in IoStackLocation location)
    {
        var length = (int)(uint)location.Parameters.Word2;
        var method = new IoControlCode((uint)location.Parameters.Word3).Method;
        if (length == 0)
        {
            return NtStatus.BufferTooSmall;
        }

        if (method == IoMethod.Neither)
        {
            if (IsRawUserControl(irp, location))
            {
                return NtStatus.InvalidDeviceRequest;
            }

            Queued.Input ??= MakeMemory(Revocable(location.Parameters.Pointer4), length, null, isReadOnly: false);
            return NtStatus.Success;
        }

        Queued.Input ??= MakeMemory(Queued.System, length, null, isReadOnly: method != IoMethod.Buffered);
        return NtStatus.Success;
    }

    private NtStatus RetrieveControlOutput(Irp irp, in IoStackLocation location)
    {
        var length = (int)(uint)location.Parameters.Word1;
        var method = new IoControlCode((uint)location.Parameters.Word3).Method;
        if (length == 0)
        {
            return NtStatus.BufferTooSmall;
        }

        switch (method)
        {
            case IoMethod.Buffered:
                Queued.Output ??= MakeMemory(Queued.System, length, null, isReadOnly: false);
                return NtStatus.Success;
            case IoMethod.InDirect or IoMethod.OutDirect:
                // The "output" buffer of METHOD_IN_DIRECT is data for the device.
                return RetrieveMapped(length, isReadOnly: method == IoMethod.InDirect, ref Queued.Output);
            default:
                if (IsRawUserControl(irp, location))
                {
                    return NtStatus.InvalidDeviceRequest;
                }

                Queued.Output ??= MakeMemory(Revocable(Queued.User), length, null, isReadOnly: false);
                return NtStatus.Success;
        }
    }

    // The mapping is made at the first retrieval.
    private NtStatus RetrieveMapped(int length, bool isReadOnly, ref RequestMemory? memory)
    {
        if (memory is not null)
        {
            return NtStatus.Success;
        }

        // Of the IRP as it is now, a format of the driver's included.
        if (Irp!.MdlAddress is not { } mdl)
        {
            return NtStatus.BufferTooSmall;
        }

        var mapped = mdl.GetSystemAddress();
        if (mapped.Equals(default))
        {
            return NtStatus.InsufficientResources;
        }

        memory = MakeMemory(mapped, length, mdl, isReadOnly);
        return NtStatus.Success;
    }

    private RequestMemory MakeMemory(Memory<byte> bytes, int length, Mdl? mdl, bool isReadOnly)
    {
        if (Record is not null)
        {
            // Whose the bytes are is then known when they are used too late, whoever allocated them.
            bytes = Revocable(bytes);
        }

        return new RequestMemory(this, bytes[..Math.Min(length, bytes.Length)], length, mdl, isReadOnly) { Driver = Driver, OwningDevice = OwningDevice };
    }

    private static bool IsRawUserControl(Irp irp, in IoStackLocation location) =>
        irp.RequestorMode == ProcessorMode.UserMode && location.MajorFunction == MajorFunction.DeviceControl;

    private NtStatus RefuseMajor(MajorFunction major, DdiName ddi)
    {
        Kernel.Break("FxRequestGetMemoryObject-MajorFunction", $"{ddi} was called for {Name}, which is a {major} request and has no such buffer.", "Ask only for reads, writes and device controls.", this);
        return NtStatus.InvalidDeviceRequest;
    }

    private Memory<byte> Revocable(Memory<byte> bytes)
    {
        if (bytes.Equals(default))
        {
            return bytes;
        }

        var view = new MappedView(Kernel, bytes);
        (Queued.Views ??= []).Add(view);
        return view.Memory;
    }

    private void RevokeBuffers(string because)
    {
        if (_queued?.Views is { } views)
        {
            foreach (var view in views)
            {
                view.Revoke(because, this);
            }
        }

        RequestSignals.OnGone(this);
    }
}
