namespace Wdf.IoTargets;

/// <summary>A status block that outlives a call: what a C driver keeps in its own memory and gives the address of.</summary>
public sealed class IoStatusTarget
{
    /// <summary>The block; written when the IRP's completion has reached its originator.</summary>
    public IoStatusBlock Value;

    /// <summary>The status.</summary>
    public NtStatus Status => Value.Status;

    /// <summary>The byte count.</summary>
    public ulong Information => Value.Information;
}
