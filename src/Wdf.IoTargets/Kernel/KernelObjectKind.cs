namespace Wdf.IoTargets;

/// <summary>What an object of the simulated kernel is. All that the kernel knows of the things above it.</summary>
public enum KernelObjectKind
{
    /// <summary>A logical thread.</summary>
    Thread,

    /// <summary>Code that runs once at DISPATCH_LEVEL: a DPC, a timer's expiry, a lower driver's completion.</summary>
    Unit,

    /// <summary>A dispatcher object: event, semaphore, mutex.</summary>
    Event,

    /// <summary>A timer of the driver under test.</summary>
    Timer,

    /// <summary>A lock.</summary>
    Lock,

    /// <summary>A driver object.</summary>
    Driver,

    /// <summary>A WDM device object.</summary>
    DeviceObject,

    /// <summary>A WDM file object.</summary>
    FileObject,

    /// <summary>An I/O request packet.</summary>
    Irp,

    /// <summary>A memory descriptor list.</summary>
    Mdl,

    /// <summary>A framework device.</summary>
    Device,

    /// <summary>A framework queue.</summary>
    Queue,

    /// <summary>A framework request.</summary>
    Request,

    /// <summary>A framework I/O target.</summary>
    Target,

    /// <summary>A framework memory object.</summary>
    Memory,

    /// <summary>A framework lookaside list.</summary>
    Lookaside,

    /// <summary>A general framework object, or one of another type.</summary>
    Object,

    /// <summary>A block of kernel pool.</summary>
    Pool,

    /// <summary>An application that opens devices.</summary>
    Application,

    /// <summary>A deferred procedure call.</summary>
    Dpc,

    /// <summary>A framework work item.</summary>
    WorkItem,

    /// <summary>A framework collection.</summary>
    Collection,

    /// <summary>A framework spin lock.</summary>
    SpinLock,

    /// <summary>A framework wait lock.</summary>
    WaitLock,

    /// <summary>A framework string.</summary>
    Text,
}
