namespace Wdf.IoTargets;

/// <content>The end of an IRP whose completion ran all the way up.</content>
public static partial class IoManager
{
    private static void Finish(Irp irp)
    {
        var kernel = irp.Kernel;
        irp.Fate = IrpFate.Finished;
        kernel.Note(KernelStep.IrpFinished, irp, null, irp.StatusBlock.Status, irp.StatusBlock.Information);
        if (irp.Origin == IrpOrigin.Associated)
        {
            FinishAssociated(irp);
            return;
        }

        if (irp.Origin is IrpOrigin.Allocated or IrpOrigin.Initialized or IrpOrigin.AsynchronousFsd)
        {
            if (irp.OriginatorData is ICompletionSink own)
            {
                own.OnCompleted(irp);
                return;
            }

            // Ran past a creator that did not stop it: the I/O manager frees the packet.
            Discard(irp);
            return;
        }

        // A special kernel APC of the originating thread does this on a real system; here it runs at once.
        CopyBack(irp);
        Unlock(irp);
        FreeSystemBuffer(irp);
        FreeMdls(irp);
        Signal(irp);
        UnbindFromThread(irp);
        Discard(irp);
        (irp.OriginatorData as ICompletionSink)?.OnCompleted(irp);
    }

    // Warnings copy, errors do not.
    private static void CopyBack(Irp irp)
    {
        if (!irp.Flags.HasFlag(IrpFlags.BufferedIo | IrpFlags.InputOperation)
            || irp.StatusBlock.Status.IsError
            || irp.StatusBlock.Status == NtStatus.VerifyRequired
            || irp.StatusBlock.Information == 0)
        {
            return;
        }

        var bytes = irp.StatusBlock.Information;
        var source = irp.AssociatedIrp.SystemBuffer;
        if (bytes > (ulong)source.Length || bytes > (ulong)irp.UserBuffer.Length)
        {
            irp.Kernel.BugCheck(
                "BUFFER_OVERRUN_ON_COPY_BACK",
                0x50,
                0,
                $"{irp.Name} completed with Information {bytes}, but its buffers hold {Math.Min(source.Length, irp.UserBuffer.Length)} bytes: the I/O manager would copy beyond them.",
                "Set Information to the bytes that were put into the output buffer.",
                irp);
        }

        source.Span[..(int)bytes].CopyTo(irp.UserBuffer.Span);
    }

    private static void Unlock(Irp irp)
    {
        for (var mdl = irp.MdlAddress; mdl is not null; mdl = mdl.Next)
        {
            if ((mdl.MdlFlags & MdlFlags.PagesLocked) != 0)
            {
                mdl.Unlock();
            }
        }
    }

    private static void FreeSystemBuffer(Irp irp)
    {
        if (irp.Flags.HasFlag(IrpFlags.DeallocateBuffer) && irp.SystemBlock is { } block)
        {
            if (block.IsFreed)
            {
                irp.Kernel.BugCheck("BAD_POOL_CALLER", 0xC2, 7, $"The system buffer of {irp.Name} was freed before the I/O manager freed it.", "Leave the system buffer of a thread-bound IRP alone; the I/O manager frees it.", irp);
            }

            irp.Kernel.Pool.Free(block, $"{irp.Name} was completed", irp);
            irp.SystemBlock = null;
        }
    }

    private static void FreeMdls(Irp irp)
    {
        for (var mdl = irp.MdlAddress; mdl is not null; mdl = mdl.Next)
        {
            FreeMdl(mdl);
        }

        irp.MdlAddress = null;
    }

    // An error that was returned inline, never pended, signals nothing: the caller has the status already.
    private static void Signal(Irp irp)
    {
        if (irp.StatusBlock.Status.IsError && !irp.PendingReturned)
        {
            return;
        }

        irp.UserIosb?.Value = irp.StatusBlock;
        if (irp.UserEvent is { } done)
        {
            // From here on it is the caller's own event again.
            done.Purpose = null;
            done.Set();
        }
    }

    private static void FinishAssociated(Irp irp)
    {
        var master = irp.AssociatedIrp.MasterIrp!;
        Unlock(irp);
        FreeMdls(irp);
        Discard(irp);
        if (Interlocked.Decrement(ref master.AssociatedIrp.IrpCount) == 0)
        {
            CompleteRequest(master);
        }
    }
}
