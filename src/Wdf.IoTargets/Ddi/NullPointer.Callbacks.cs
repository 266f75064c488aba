#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>NULL as a callback.</content>
public sealed partial class NullPointer
{
    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfTimer(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfDpc(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfWorkItem(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfObjectContextCleanup(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfObjectContextDestroy(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfDriverUnload(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfRequestCancel(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfRequestCompletionRoutine(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfIoTargetQueryRemove(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfIoTargetRemoveCanceled(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfIoTargetRemoveComplete(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator DriverCancel(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator DriverDispatch(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator IoCompletionRoutine(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfDriverDeviceAdd(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfIoQueueIoDefault(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfIoQueueIoRead(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfIoQueueIoWrite(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfIoQueueIoDeviceControl(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfIoQueueIoInternalDeviceControl(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfIoQueueIoCanceledOnQueue(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfIoQueueState(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfIoQueueIoStop(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfIoQueueIoResume(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfIoInCallerContext(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfIoAllocateResourcesForReservedRequest(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfIoAllocateRequestResources(NullPointer value) => null;

    /// <summary>No callback.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator EvtWdfIoWdmIrpForForwardProgress(NullPointer value) => null;
}
