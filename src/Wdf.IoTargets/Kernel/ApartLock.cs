using System.Runtime.InteropServices;

namespace Wdf.IoTargets;

/// <summary>A lock of a whole kernel, on a cache line of its own: what stands beside it is read by every thread all the time.</summary>
[StructLayout(LayoutKind.Explicit, Size = 128)]
internal struct ApartLock(SimulatedKernel kernel)
{
    [FieldOffset(64)]
    public BriefLock Lock = new(kernel);
}
