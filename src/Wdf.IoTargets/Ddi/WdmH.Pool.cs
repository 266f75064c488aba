#nullable disable

using System.Runtime.InteropServices;

namespace Wdf.IoTargets.Ddi;

/// <content>Pool.</content>
public static partial class WdmH
{
    /// <inheritdoc cref="PoolType.NonPagedPool"/>
    public const PoolType NonPagedPool = PoolType.NonPagedPool;

    /// <inheritdoc cref="PoolType.PagedPool"/>
    public const PoolType PagedPool = PoolType.PagedPool;

    /// <inheritdoc cref="PoolType.NonPagedPoolNx"/>
    public const PoolType NonPagedPoolNx = PoolType.NonPagedPoolNx;

    /// <inheritdoc cref="PoolType.NonPagedPoolCacheAligned"/>
    public const PoolType NonPagedPoolCacheAligned = PoolType.NonPagedPoolCacheAligned;

    /// <inheritdoc cref="PoolType.PagedPoolCacheAligned"/>
    public const PoolType PagedPoolCacheAligned = PoolType.PagedPoolCacheAligned;

    /// <inheritdoc cref="PoolType.NonPagedPoolNxCacheAligned"/>
    public const PoolType NonPagedPoolNxCacheAligned = PoolType.NonPagedPoolNxCacheAligned;

    /// <summary>The block is not zeroed.</summary>
    public const ulong POOL_FLAG_UNINITIALIZED = 0x2;

    /// <summary>Non-paged, not executable.</summary>
    public const ulong POOL_FLAG_NON_PAGED = 0x40;

    /// <summary>Paged: to be touched below DISPATCH_LEVEL only.</summary>
    public const ulong POOL_FLAG_PAGED = 0x100;

    /// <summary>Allocates pool, zeroed unless the flags say otherwise. Maximum IRQL: DISPATCH_LEVEL; APC_LEVEL for paged pool.</summary>
    /// <param name="Flags">POOL_FLAG_* values.</param>
    /// <param name="NumberOfBytes">Bytes; not 0.</param>
    /// <param name="Tag">For debuggers.</param>
    /// <returns>The block; NULL when memory fails.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-exallocatepool2"/>
    public static Memory<byte> ExAllocatePool2(ulong Flags, nuint NumberOfBytes, uint Tag) =>
        Allocate(NumberOfBytes, (Flags & POOL_FLAG_UNINITIALIZED) == 0, nameof(ExAllocatePool2));

    /// <summary>Allocates pool; it is not zeroed: here it reads 0xCD. Maximum IRQL: DISPATCH_LEVEL; APC_LEVEL for paged pool.</summary>
    /// <param name="PoolType">Where the block is.</param>
    /// <param name="NumberOfBytes">Bytes; not 0.</param>
    /// <param name="Tag">For debuggers.</param>
    /// <returns>The block; NULL when memory fails.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-exallocatepoolwithtag"/>
    public static Memory<byte> ExAllocatePoolWithTag(PoolType PoolType, nuint NumberOfBytes, uint Tag) =>
        Allocate(NumberOfBytes, isZeroed: false, nameof(ExAllocatePoolWithTag));

    /// <summary>Frees pool. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="P">The whole block, as it was allocated. Anything else, NULL too: bug check 0xC2.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-exfreepool"/>
    public static void ExFreePool(Memory<byte> P) => Free(P, nameof(ExFreePool));

    /// <summary>Frees pool. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="P">The whole block, as it was allocated. Anything else, NULL too: bug check 0xC2.</param>
    /// <param name="Tag">For debuggers.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-exfreepoolwithtag"/>
    public static void ExFreePoolWithTag(Memory<byte> P, uint Tag) => Free(P, nameof(ExFreePoolWithTag));

    private static Memory<byte> Allocate(nuint bytes, bool isZeroed, string routine)
    {
        var kernel = Handles.Kernel;
        if (bytes == 0)
        {
            kernel.BugCheck("POOL_ALLOCATION_OF_ZERO_BYTES", 0xC4, 0, $"{routine} was asked for 0 bytes.", "Do without the allocation when there is nothing to keep.", null);
        }

        if (bytes > int.MaxValue - 64)
        {
            return default;
        }

        var block = kernel.AllocatePool((int)bytes);
        if (!isZeroed)
        {
            block.Span.Fill(0xCD);
        }

        return block;
    }

    private static void Free(Memory<byte> block, string routine)
    {
        var kernel = Handles.Kernel;
        if (!MemoryMarshal.TryGetMemoryManager<byte, PoolBlock>(block, out _, out var start, out _) || start != 0)
        {
            kernel.BugCheck("BAD_POOL_CALLER", 0xC2, 0x46, $"{routine} was given {(block.Equals(default) ? "NULL" : "an address that is no block of pool")}.", "Give back exactly what was allocated.", null);
        }

        kernel.FreePool(block);
    }
}
