namespace Wdf.IoTargets;

/// <content>Memory descriptor lists.</content>
public static partial class IoManager
{
    /// <summary>Describes a buffer (IoAllocateMdl); nothing is locked yet.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="buffer">The buffer.</param>
    /// <param name="irp">The IRP that gets the MDL, or null.</param>
    /// <param name="secondaryBuffer">True to append to the IRP's chain, false to replace its MdlAddress.</param>
    /// <returns>The MDL; null when memory fails.</returns>
    /// <remarks>Maximum IRQL: DISPATCH_LEVEL.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-ioallocatemdl"/>
    public static Mdl? AllocateMdl(SimulatedKernel kernel, Memory<byte> buffer, Irp? irp = null, bool secondaryBuffer = false)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        if (!kernel.CanAllocate(AllocationSite.Mdl))
        {
            return null;
        }

        var mdl = new Mdl(kernel, buffer, byteOffset: 0);
        if (irp is not null)
        {
            if (secondaryBuffer && irp.MdlAddress is { } first)
            {
                while (first.Next is { } next)
                {
                    first = next;
                }

                first.Next = mdl;
            }
            else
            {
                irp.MdlAddress = mdl;
            }
        }

        return mdl;
    }

    /// <summary>Frees one MDL, not its chain (IoFreeMdl). Unlock its pages first.</summary>
    /// <param name="mdl">The MDL.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-iofreemdl"/>
    public static void FreeMdl(Mdl mdl)
    {
        ArgumentNullException.ThrowIfNull(mdl);
        if (mdl.IsFreed)
        {
            mdl.Kernel.BugCheck("MDL_FREED_TWICE", 0xC9, 0x1, $"{mdl.Name} was freed a second time.", "Free an MDL once; the MDLs of a thread-bound IRP are freed by the I/O manager.", mdl);
        }

        IrpSignals.Of(mdl.Kernel)?.MdlFreeing?.Invoke(mdl);
        mdl.MarkFreed();
    }
}
