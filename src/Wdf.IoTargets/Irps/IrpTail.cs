namespace Wdf.IoTargets;

/// <summary>The Tail union of an IRP.</summary>
public struct IrpTail
{
    /// <summary>Room for the driver that owns the IRP, and the originator's data.</summary>
    public IrpOverlay Overlay;
}
