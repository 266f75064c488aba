#nullable disable

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Wdf.IoTargets.Ddi;

/// <content>Memory descriptor lists.</content>
public static partial class WdmH
{
    /// <summary>Priority of a mapping; without effect.</summary>
    public const uint LowPagePriority = 0;

    /// <summary>Priority of a mapping; without effect.</summary>
    public const uint NormalPagePriority = 16;

    /// <summary>Priority of a mapping; without effect.</summary>
    public const uint HighPagePriority = 32;

    /// <summary>The mapping is not for execution; without effect.</summary>
    public const uint MdlMappingNoExecute = 0x40000000;

    /// <inheritdoc cref="IoManager.AllocateMdl"/>
    /// <param name="VirtualAddress">The buffer.</param>
    /// <param name="Length">Its length in bytes.</param>
    /// <param name="SecondaryBuffer">True to append to the IRP's chain, false to replace its MdlAddress.</param>
    /// <param name="ChargeQuota">Without effect.</param>
    /// <param name="Irp">The IRP that gets the MDL, or NULL.</param>
    public static Mdl IoAllocateMdl(Memory<byte> VirtualAddress, uint Length, bool SecondaryBuffer, bool ChargeQuota, Irp Irp) =>
        IoManager.AllocateMdl(Handles.Kernel, Handles.Cut(VirtualAddress, Length, nameof(IoAllocateMdl)), Irp, SecondaryBuffer);

    /// <inheritdoc cref="IoManager.FreeMdl"/>
    public static void IoFreeMdl(Mdl Mdl) => IoManager.FreeMdl(Handles.RequireWdm(Mdl, nameof(IoFreeMdl), nameof(Mdl)));

    /// <inheritdoc cref="Mdl.BuildPartial"/>
    /// <param name="SourceMdl">The MDL of the whole.</param>
    /// <param name="TargetMdl">The MDL that describes the part.</param>
    /// <param name="VirtualAddress">Where the part begins: a slice of what MmGetMdlVirtualAddress gives for the source.</param>
    /// <param name="Length">Its length in bytes; 0 means to the end.</param>
    public static void IoBuildPartialMdl(Mdl SourceMdl, Mdl TargetMdl, Memory<byte> VirtualAddress, uint Length)
    {
        var source = Handles.RequireWdm(SourceMdl, nameof(IoBuildPartialMdl), nameof(SourceMdl));
        var target = Handles.RequireWdm(TargetMdl, nameof(IoBuildPartialMdl), nameof(TargetMdl));
        var offset = (nuint)Unsafe.ByteOffset(
            ref MemoryMarshal.GetReference(source.VirtualAddress.Span),
            ref MemoryMarshal.GetReference(VirtualAddress.Span));
        Handles.RequireLength(source.ByteCount, offset, nameof(IoBuildPartialMdl));
        Handles.RequireLength(source.ByteCount - (int)offset, Length, nameof(IoBuildPartialMdl));
        target.BuildPartial(source, (int)offset, (int)Length);
    }

    /// <inheritdoc cref="Mdl.BuildForNonPagedPool"/>
    public static void MmBuildMdlForNonPagedPool(Mdl MemoryDescriptorList) =>
        Handles.RequireWdm(MemoryDescriptorList, nameof(MmBuildMdlForNonPagedPool), nameof(MemoryDescriptorList)).BuildForNonPagedPool();

    /// <summary>Locks the pages; failure is raised, so that the call needs a try and catch.</summary>
    /// <param name="MemoryDescriptorList">The MDL.</param>
    /// <param name="AccessMode">Whose addresses they are: in user mode an address of the kernel's is refused.</param>
    /// <param name="Operation">How the device will touch them.</param>
    /// <exception cref="RaisedStatusException">The pages cannot be locked.</exception>
    /// <remarks>Maximum IRQL: APC_LEVEL; DISPATCH_LEVEL for non-paged memory.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-mmprobeandlockpages"/>
    public static void MmProbeAndLockPages(Mdl MemoryDescriptorList, ProcessorMode AccessMode, LockOperation Operation)
    {
        var mdl = Handles.RequireWdm(MemoryDescriptorList, nameof(MmProbeAndLockPages), nameof(MemoryDescriptorList));
        var status = AccessMode == ProcessorMode.UserMode && UserMemory.IsKernelMemory(mdl.VirtualAddress)
            ? NtStatus.AccessViolation
            : mdl.ProbeAndLock(Operation);
        if (!status.IsSuccess)
        {
            throw new RaisedStatusException(nameof(MmProbeAndLockPages), status);
        }
    }

    /// <inheritdoc cref="Mdl.Unlock"/>
    public static void MmUnlockPages(Mdl MemoryDescriptorList) =>
        Handles.RequireWdm(MemoryDescriptorList, nameof(MmUnlockPages), nameof(MemoryDescriptorList)).Unlock();

    /// <inheritdoc cref="Mdl.GetSystemAddress"/>
    public static Memory<byte> MmGetSystemAddressForMdlSafe(Mdl Mdl, uint Priority) =>
        Handles.RequireWdm(Mdl, nameof(MmGetSystemAddressForMdlSafe), nameof(Mdl)).GetSystemAddress();

    /// <inheritdoc cref="Mdl.VirtualAddress"/>
    public static Memory<byte> MmGetMdlVirtualAddress(Mdl Mdl) =>
        Handles.RequireWdm(Mdl, nameof(MmGetMdlVirtualAddress), nameof(Mdl)).VirtualAddress;

    /// <inheritdoc cref="Mdl.ByteCount"/>
    public static uint MmGetMdlByteCount(Mdl Mdl) => (uint)Handles.RequireWdm(Mdl, nameof(MmGetMdlByteCount), nameof(Mdl)).ByteCount;

    /// <inheritdoc cref="Mdl.ByteOffset"/>
    public static uint MmGetMdlByteOffset(Mdl Mdl) => (uint)Handles.RequireWdm(Mdl, nameof(MmGetMdlByteOffset), nameof(Mdl)).ByteOffset;
}
