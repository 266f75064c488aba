namespace Wdf.IoTargets;

/// <summary>How the buffers of a device control request are passed; the two lowest bits of its code.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/buffer-descriptions-for-i-o-control-codes"/>
public enum IoMethod : uint
{
    /// <summary><c>METHOD_BUFFERED</c>: one system buffer for input and output.</summary>
    Buffered = 0,

    /// <summary><c>METHOD_IN_DIRECT</c>: input in the system buffer; the second buffer by MDL, its data go to the device.</summary>
    InDirect = 1,

    /// <summary><c>METHOD_OUT_DIRECT</c>: input in the system buffer; the second buffer by MDL, the device writes it.</summary>
    OutDirect = 2,

    /// <summary><c>METHOD_NEITHER</c>: the raw addresses of the caller.</summary>
    Neither = 3,
}
