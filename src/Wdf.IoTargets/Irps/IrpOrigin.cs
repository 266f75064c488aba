namespace Wdf.IoTargets;

/// <summary>Who made an IRP, which decides who may free or reuse it.</summary>
public enum IrpOrigin : byte
{
    /// <summary>IoAllocateIrp, or the framework for a request: the creator frees it.</summary>
    Allocated,

    /// <summary>Memory of a driver, made an IRP by IoInitializeIrp.</summary>
    Initialized,

    /// <summary>IoBuildAsynchronousFsdRequest: freed by its creator's completion routine, never reused.</summary>
    AsynchronousFsd,

    /// <summary>A builder that binds the IRP to its thread, or a system service: freed by the I/O manager when it completes.</summary>
    ThreadBound,

    /// <summary>IoMakeAssociatedIrp: freed by the I/O manager.</summary>
    Associated,
}
