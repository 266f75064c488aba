namespace Wdf.IoTargets;

/// <summary>Result of an I/O operation (IO_STATUS_BLOCK).</summary>
public struct IoStatusBlock
{
    /// <summary>The status.</summary>
    public NtStatus Status;

    /// <summary>Bytes transferred for reads and writes, bytes of output for device controls, else what the code defines.</summary>
    public ulong Information;
}
