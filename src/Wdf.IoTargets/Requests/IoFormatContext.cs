namespace Wdf.IoTargets;

/// <summary>Format of a read, write or device control.</summary>
internal sealed class IoFormatContext : OwnFormatContext
{
    // What is known of the IRP's own buffer fields from before the format.
    private enum Captured : byte
    {
        Nothing,
        NoBuffers,
        Buffers,
    }

    private WdfMemory? _memory;
    private WdfMemory? _otherMemory;
    private PoolBlock? _bounce;
    private Mdl? _mdl;
    private bool _isMemoryHeld;
    private bool _isOtherMemoryHeld;
    private bool _unlockPages;
    private Captured _captured;
    private Memory<byte> _systemBuffer;
    private Memory<byte> _userBuffer;
    private Mdl? _mdlAddress;
    private IrpFlags _flags;

    public MajorFunction Major { get; set; }

    /// <summary>
    /// Whether data goes back to the caller's buffer at the end. A later format that makes no system buffer leaves this as it is, as the
    /// real framework does.
    /// </summary>
    public bool CopiesBack { get; set; }

    /// <summary>Whether the format made a system buffer.</summary>
    public bool IsBuffered { get; set; }

    /// <summary>References the memory of a read or write, or the input of a device control.</summary>
    public void KeepMemory(WdfMemory? memory)
    {
        if (memory is not null)
        {
            _isMemoryHeld = memory.AddFormatReference(this);
            _memory = memory;
        }
    }

    /// <summary>References the output of a device control.</summary>
    public void KeepOtherMemory(WdfMemory? memory)
    {
        if (memory is not null)
        {
            _isOtherMemoryHeld = memory.AddFormatReference(this);
            _otherMemory = memory;
        }
    }

    /// <summary>Remembers the fields that the format overwrites.</summary>
    public void Capture(Irp irp)
    {
        IsBuffered = false;
        if (irp.AssociatedIrp.SystemBuffer.Equals(default) && irp.UserBuffer.Equals(default) && irp.MdlAddress is null)
        {
            // An IRP of the framework's own, as new: most are, and to write references to and fro would cost more than all the rest of a format.
            _captured = Captured.NoBuffers;
        }
        else
        {
            _captured = Captured.Buffers;
            _systemBuffer = irp.AssociatedIrp.SystemBuffer;
            _userBuffer = irp.UserBuffer;
            _mdlAddress = irp.MdlAddress;
        }

        _flags = irp.Flags;
    }

    private void Restore(Irp irp)
    {
        irp.Flags = _flags;
        if (_captured == Captured.NoBuffers)
        {
            irp.AssociatedIrp.SystemBuffer = default;
            irp.UserBuffer = default;
            irp.MdlAddress = null;
        }
        else
        {
            irp.AssociatedIrp.SystemBuffer = _systemBuffer;
            irp.UserBuffer = _userBuffer;
            irp.MdlAddress = _mdlAddress;
            _systemBuffer = default;
            _userBuffer = default;
            _mdlAddress = null;
        }

        _captured = Captured.Nothing;
    }

    /// <summary>The kernel's copy of the data: the one of an earlier format when it is large enough. Its contents are then stale.</summary>
    /// <returns>Null when memory fails.</returns>
    public PoolBlock? GetBounce(SimulatedKernel kernel, int length)
    {
        if (_bounce is not null && _bounce.Length >= length)
        {
            return _bounce;
        }

        if (!kernel.CanAllocate(AllocationSite.SystemBuffer, isFramework: true))
        {
            return null;
        }

        var old = _bounce;
        _bounce = kernel.Pool.Allocate(length);
        if (old is not null)
        {
            kernel.Pool.Free(old, "a larger system buffer took its place", null);
        }

        return _bounce;
    }

    /// <summary>Makes the context as good as new for another synchronous send; the kernel's copy of the data begins zeroed.</summary>
    public void Renew()
    {
        CopiesBack = false;
        _bounce?.Raw.Clear();
    }

    /// <summary>The MDL over a buffer: its own, or one made here, pages locked; the MDL of an earlier format is used again.</summary>
    public NtStatus GetMdl(WdfRequest request, in RequestBuffer buffer, LockOperation operation, out Mdl? mdl)
    {
        mdl = null;
        _unlockPages = false;
        if (buffer.IsNone)
        {
            return NtStatus.Success;
        }

        if (buffer.Mdl is { } own && !buffer.IsPartial)
        {
            mdl = own;
            return NtStatus.Success;
        }

        var made = RenewMdl(request.Kernel, buffer);
        if (made is null)
        {
            return NtStatus.InsufficientResources;
        }

        if (buffer.Mdl is { } whole)
        {
            made.BuildPartial(whole, buffer.Offset, buffer.Length);
        }
        else
        {
            var status = made.ProbeAndLock(operation);
            if (!status.IsSuccess)
            {
                return status;
            }

            _unlockPages = true;
        }

        mdl = made;
        return NtStatus.Success;
    }

    /// <inheritdoc/>
    public override bool Uses(WdfMemory memory) => ReferenceEquals(_memory, memory) || ReferenceEquals(_otherMemory, memory);

    protected override void LetGo(WdfRequest request)
    {
        if (_captured != Captured.Nothing)
        {
            Restore(request.Irp!);
        }

        UnlockMdl();
        Drop(ref _otherMemory, _isOtherMemoryHeld);
        Drop(ref _memory, _isMemoryHeld);
    }

    private static void Drop(ref WdfMemory? memory, bool isHeld)
    {
        if (memory is not { } kept)
        {
            return;
        }

        memory = null;
        if (isHeld)
        {
            kept.EndFormatHold();
        }
        else
        {
            kept.DropFormatReference();
        }
    }

    public override void OnReturned(WdfRequest request)
    {
        base.OnReturned(request);
        var irp = request.Irp!;
        Params.Parameters.Word3 = (nuint)irp.StatusBlock.Information;
        if (_bounce is null || !CopiesBack || irp.UserBuffer.Equals(default))
        {
            return;
        }

        CopyBack(request, irp);
        CopiesBack = false;
    }

    /// <summary>Frees the MDL that was made for a format.</summary>
    public void FreeMdl()
    {
        UnlockMdl();
        if (_mdl is { } mdl)
        {
            _mdl = null;
            IoManager.FreeMdl(mdl);
        }
    }

    public override void Discard(WdfRequest request)
    {
        FreeMdl();
        if (_bounce is { } bounce)
        {
            _bounce = null;
            request.Kernel.Pool.Free(bounce, $"the format of {request.Name} is gone", request);
        }
    }

    // Information bytes, whatever the status: the real copy looks at neither buffer's size.
    private void CopyBack(WdfRequest request, Irp irp)
    {
        var bytes = irp.StatusBlock.Information;
        if (bytes == 0)
        {
            return;
        }

        var most = (ulong)Math.Min(_bounce!.Length, irp.UserBuffer.Length);
        if (bytes > most)
        {
            CopyTooMuch(request, bytes, most);
        }

        _bounce.Raw[..(int)Math.Min(bytes, most)].CopyTo(irp.UserBuffer.Span);
    }

    private void CopyTooMuch(WdfRequest request, ulong bytes, ulong most)
    {
        const string Remedy = "Reuse a request before it is formatted anew, and let the lower driver set Information to the bytes that it put into the buffer.";
        var message = $"{request.Name} came back with Information {bytes}, but the framework would copy between buffers of {_bounce!.Length} and {request.Irp!.UserBuffer.Length} bytes.";
        if (IsBuffered)
        {
            request.Kernel.BugCheck("BUFFER_OVERRUN_ON_COPY_BACK", 0x50, most, message, Remedy, request);
        }

        // The flag of an earlier format is still set: a copy that nobody asked for. The memory behind the buffers is the pool's slack.
        request.Kernel.Overlook("STALE_COPY_BACK", 0x50, message, Remedy, request);
    }

    private Mdl? RenewMdl(SimulatedKernel kernel, in RequestBuffer buffer)
    {
        buffer.TryGetBytes(out var bytes);
        if (_mdl is null)
        {
            _mdl = IoManager.AllocateMdl(kernel, bytes);
            _mdl?.IsFrameworkOwned = true;
        }

        _mdl?.Describe(bytes, (buffer.Mdl?.ByteOffset ?? 0) + buffer.Offset);
        return _mdl;
    }

    private void UnlockMdl()
    {
        if (_unlockPages)
        {
            _unlockPages = false;
            _mdl!.Unlock();
        }
    }
}
