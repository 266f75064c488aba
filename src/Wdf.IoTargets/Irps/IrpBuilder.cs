namespace Wdf.IoTargets;

/// <summary>Which routine made an IRP; finer than <see cref="IrpOrigin"/>, because rules are named after it.</summary>
internal enum IrpBuilder : byte
{
    /// <summary>IoAllocateIrp, or the framework for a request of its own.</summary>
    Allocate,

    /// <summary>IoInitializeIrp on memory of a driver.</summary>
    Initialize,

    /// <summary>IoBuildAsynchronousFsdRequest.</summary>
    AsynchronousFsd,

    /// <summary>IoBuildSynchronousFsdRequest.</summary>
    SynchronousFsd,

    /// <summary>IoBuildDeviceIoControlRequest.</summary>
    DeviceControl,

    /// <summary>IoMakeAssociatedIrp.</summary>
    Associated,

    /// <summary>The I/O manager itself, for an application or for PnP.</summary>
    System,
}
