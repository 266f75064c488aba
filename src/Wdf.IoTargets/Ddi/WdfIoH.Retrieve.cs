#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Retrieving and finding requests.</content>
public static partial class WdfIoH
{
    /// <inheritdoc cref="WdfIoQueue.RetrieveNextRequest"/>
    public static NtStatus WdfIoQueueRetrieveNextRequest(WdfIoQueue Queue, out WdfRequest OutRequest) =>
        Handles.Require(Queue, nameof(WdfIoQueueRetrieveNextRequest), nameof(Queue)).RetrieveNextRequest(out OutRequest);

    /// <summary>Refused: the request must be asked for.</summary>
    /// <inheritdoc cref="WdfIoQueue.RetrieveNextRequest"/>
    public static NtStatus WdfIoQueueRetrieveNextRequest(WdfIoQueue Queue, NullPointer OutRequest) =>
        Handles.Missing(Handles.Require(Queue, nameof(WdfIoQueueRetrieveNextRequest), nameof(Queue)), nameof(WdfIoQueueRetrieveNextRequest), nameof(OutRequest));

    /// <inheritdoc cref="WdfIoQueue.RetrieveRequestByFileObject"/>
    public static NtStatus WdfIoQueueRetrieveRequestByFileObject(WdfIoQueue Queue, WdfFileObject FileObject, out WdfRequest OutRequest)
    {
        var queue = Handles.Require(Queue, nameof(WdfIoQueueRetrieveRequestByFileObject), nameof(Queue));
        var file = Handles.Require(FileObject, nameof(WdfIoQueueRetrieveRequestByFileObject), nameof(FileObject));
        return queue.RetrieveRequestByFileObject(file, out OutRequest);
    }

    /// <summary>Refused: the request must be asked for.</summary>
    /// <inheritdoc cref="WdfIoQueue.RetrieveRequestByFileObject"/>
    public static NtStatus WdfIoQueueRetrieveRequestByFileObject(WdfIoQueue Queue, WdfFileObject FileObject, NullPointer OutRequest) =>
        Handles.Missing(Handles.Require(Queue, nameof(WdfIoQueueRetrieveRequestByFileObject), nameof(Queue)), nameof(WdfIoQueueRetrieveRequestByFileObject), nameof(OutRequest));

    /// <inheritdoc cref="WdfIoQueue.FindRequest(WdfRequest, WdfFileObject, ref WdfRequestParameters, out WdfRequest)"/>
    public static NtStatus WdfIoQueueFindRequest(WdfIoQueue Queue, WdfRequest FoundRequest, WdfFileObject FileObject, ref WdfRequestParameters Parameters, out WdfRequest OutRequest)
    {
        var queue = Handles.Require(Queue, nameof(WdfIoQueueFindRequest), nameof(Queue));
        var tag = Handles.Optional(FoundRequest, nameof(WdfIoQueueFindRequest), nameof(FoundRequest));
        var file = Handles.Optional(FileObject, nameof(WdfIoQueueFindRequest), nameof(FileObject));
        return queue.FindRequest(tag, file, ref Parameters, out OutRequest);
    }

    /// <inheritdoc cref="WdfIoQueue.FindRequest(WdfRequest, WdfFileObject, out WdfRequest)"/>
    public static NtStatus WdfIoQueueFindRequest(WdfIoQueue Queue, WdfRequest FoundRequest, WdfFileObject FileObject, NullPointer Parameters, out WdfRequest OutRequest)
    {
        var queue = Handles.Require(Queue, nameof(WdfIoQueueFindRequest), nameof(Queue));
        var tag = Handles.Optional(FoundRequest, nameof(WdfIoQueueFindRequest), nameof(FoundRequest));
        var file = Handles.Optional(FileObject, nameof(WdfIoQueueFindRequest), nameof(FileObject));
        return queue.FindRequest(tag, file, out OutRequest);
    }

    /// <summary>Refused: the request must be asked for.</summary>
    /// <inheritdoc cref="WdfIoQueue.FindRequest(WdfRequest, WdfFileObject, out WdfRequest)"/>
    public static NtStatus WdfIoQueueFindRequest(WdfIoQueue Queue, WdfRequest FoundRequest, WdfFileObject FileObject, NullPointer Parameters, NullPointer OutRequest) =>
        Handles.Missing(Handles.Require(Queue, nameof(WdfIoQueueFindRequest), nameof(Queue)), nameof(WdfIoQueueFindRequest), nameof(OutRequest));

    /// <inheritdoc cref="WdfIoQueue.RetrieveFoundRequest"/>
    public static NtStatus WdfIoQueueRetrieveFoundRequest(WdfIoQueue Queue, WdfRequest FoundRequest, out WdfRequest OutRequest)
    {
        var queue = Handles.Require(Queue, nameof(WdfIoQueueRetrieveFoundRequest), nameof(Queue));
        var tag = Handles.Require(FoundRequest, nameof(WdfIoQueueRetrieveFoundRequest), nameof(FoundRequest));
        return queue.RetrieveFoundRequest(tag, out OutRequest);
    }

    /// <summary>Refused: the request must be asked for.</summary>
    /// <inheritdoc cref="WdfIoQueue.RetrieveFoundRequest"/>
    public static NtStatus WdfIoQueueRetrieveFoundRequest(WdfIoQueue Queue, WdfRequest FoundRequest, NullPointer OutRequest) =>
        Handles.Missing(Handles.Require(Queue, nameof(WdfIoQueueRetrieveFoundRequest), nameof(Queue)), nameof(WdfIoQueueRetrieveFoundRequest), nameof(OutRequest));
}
