#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>NULL as a handle or a pointer to one of the kernel's structures.</content>
public sealed partial class NullPointer
{
    /// <summary>No handle.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfObject(NullPointer value) => null;

    /// <summary>No handle.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfDriver(NullPointer value) => null;

    /// <summary>No handle.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfDevice(NullPointer value) => null;

    /// <summary>No handle.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfRequest(NullPointer value) => null;

    /// <summary>No handle.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfIoTarget(NullPointer value) => null;

    /// <summary>No handle.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfMemory(NullPointer value) => null;

    /// <summary>No handle.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfLookaside(NullPointer value) => null;

    /// <summary>No handle.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfFileObject(NullPointer value) => null;

    /// <summary>No handle.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfIoQueue(NullPointer value) => null;

    /// <summary>No handle.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfSpinLock(NullPointer value) => null;

    /// <summary>No handle.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfWaitLock(NullPointer value) => null;

    /// <summary>No handle.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfTimer(NullPointer value) => null;

    /// <summary>No handle.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfDpc(NullPointer value) => null;

    /// <summary>No handle.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfWorkItem(NullPointer value) => null;

    /// <summary>No handle.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfCollection(NullPointer value) => null;

    /// <summary>No handle.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfString(NullPointer value) => null;

    /// <summary>No pointer.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator KernelDpc(NullPointer value) => null;

    /// <summary>No handle.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfObjectContextTypeInfo(NullPointer value) => null;

    /// <summary>No pointer.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator Irp(NullPointer value) => null;

    /// <summary>No pointer.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator Mdl(NullPointer value) => null;

    /// <summary>No pointer.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator DriverObject(NullPointer value) => null;

    /// <summary>No pointer.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator DeviceObject(NullPointer value) => null;

    /// <summary>No pointer.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator FileObject(NullPointer value) => null;

    /// <summary>No pointer.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator FileHandle(NullPointer value) => null;

    /// <summary>No pointer.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator KernelEvent(NullPointer value) => null;

    /// <summary>No pointer.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator KernelSemaphore(NullPointer value) => null;

    /// <summary>No pointer.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator KernelMutex(NullPointer value) => null;

    /// <summary>No pointer.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator KernelFastMutex(NullPointer value) => null;

    /// <summary>No pointer.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator KernelTimerObject(NullPointer value) => null;

    /// <summary>No pointer.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator IoWorkItem(NullPointer value) => null;

    /// <summary>No pointer.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator KernelSpinLock(NullPointer value) => null;

    /// <summary>No pointer.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator KernelWaitable(NullPointer value) => null;

    /// <summary>No pointer.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator IoStatusTarget(NullPointer value) => null;

    /// <summary>No pointer.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator ListEntry(NullPointer value) => null;

    /// <summary>No description of a device.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfDeviceInit(NullPointer value) => null;
}
