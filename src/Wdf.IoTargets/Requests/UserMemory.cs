using System.Runtime.InteropServices;

namespace Wdf.IoTargets;

/// <summary>Tells user memory from the kernel's.</summary>
internal static class UserMemory
{
    /// <summary>Whether an address is the kernel's own: its pool, or a mapping into system space.</summary>
    public static bool IsKernelMemory(Memory<byte> memory) =>
        MemoryMarshal.TryGetMemoryManager<byte, PoolBlock>(memory, out _)
        || MemoryMarshal.TryGetMemoryManager<byte, MappedView>(memory, out _);
}
