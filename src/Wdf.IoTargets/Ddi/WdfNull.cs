#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <summary>The null pointer of C.</summary>
public static class WdfNull
{
    /// <summary>Stands wherever C takes a NULL pointer: for handles, buffers, structures, callbacks and contexts.</summary>
    public const NullPointer NULL = null;
}
