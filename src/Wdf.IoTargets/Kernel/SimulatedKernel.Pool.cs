using System.Runtime.InteropServices;

namespace Wdf.IoTargets;

/// <content>Pool for driver code.</content>
public sealed partial class SimulatedKernel
{
    /// <summary>Allocates non-paged pool (ExAllocatePool2): zeroed, with a stable address. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="length">Bytes; at least 1.</param>
    /// <returns>The block; default when memory fails.</returns>
    public Memory<byte> AllocatePool(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        CheckCaller();
        return CanAllocate(AllocationSite.DriverPool) ? Pool.Allocate(length).Memory : default;
    }

    /// <summary>Frees pool (ExFreePool), or the system buffer of an IRP that its creator must free. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="memory">The whole block.</param>
    public void FreePool(Memory<byte> memory)
    {
        CheckCaller();
        if (!MemoryMarshal.TryGetMemoryManager<byte, PoolBlock>(memory, out var block, out var start, out _) || start != 0)
        {
            throw new ArgumentException("The memory is no block of this kernel's pool. Give back exactly what AllocatePool, or the IRP's SystemBuffer, gave.", nameof(memory));
        }

        if (block.IsFreed)
        {
            BugCheck("BAD_POOL_CALLER", 0xC2, 7, "A block of pool was freed a second time.", "Free pool once; the I/O manager frees the system buffer of a thread-bound IRP itself.", block.FreedBy);
        }

        Pool.Free(block, "it was freed with ExFreePool", CurrentActor);
    }
}
