namespace Wdf.IoTargets;

/// <summary>What presents an IRP that a device sent to itself; the device's queues implement it.</summary>
internal interface ISelfDispatcher
{
    /// <summary>Presents the IRP, whose current location is the device's own, to a queue.</summary>
    /// <param name="irp">The IRP.</param>
    /// <param name="major">Its major function.</param>
    /// <param name="queue">The queue that the driver chose; null for the one of the major function.</param>
    void DispatchToSelf(Irp irp, MajorFunction major, RequestPresenter? queue);
}
