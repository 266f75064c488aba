namespace Wdf.IoTargets;

/// <summary>The AssociatedIrp union of an IRP.</summary>
public struct AssociatedIrp
{
    /// <summary>The kernel's buffer of a buffered transfer; default for a null pointer.</summary>
    public Memory<byte> SystemBuffer;

    /// <summary>The master of an associated IRP.</summary>
    public Irp? MasterIrp;

    /// <summary>Associated IRPs that a master still waits for.</summary>
    public int IrpCount;
}
