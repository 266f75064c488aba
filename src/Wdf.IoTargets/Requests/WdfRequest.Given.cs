namespace Wdf.IoTargets;

/// <content>What the queue that presented a request keeps in it while the driver owns it, or has found it by a search. Protected by the queue's lock.</content>
public sealed partial class WdfRequest
{
    private QueuedPart? _queued;

    /// <summary>What a request of a queue needs; made by whoever needs it first.</summary>
    internal QueuedPart Queued => _queued ?? Interlocked.CompareExchange(ref _queued, new QueuedPart(), null) ?? _queued;

    /// <summary>The list of the queue that the request is in; null for none.</summary>
    internal GivenList? GivenIn => _queued?.GivenIn;

    /// <summary>The verifier's note that WdfIoQueueFindRequest returned the request, and nobody has retrieved it since.</summary>
    internal bool IsSearchTag
    {
        get => _queued is { IsSearchTag: true };
        set => Queued.IsSearchTag = value;
    }

    /// <summary>How many references WdfIoQueueFindRequest has taken on the request so far; each is the driver's to drop.</summary>
    internal int FoundReferences
    {
        get => _queued?.FoundReferences ?? 0;
        set => Queued.FoundReferences = value;
    }

    /// <summary>Whether the driver has found it by a search and has not dropped all its references since. Kept for the verifier's rules.</summary>
    internal bool IsFoundAndHeld => FoundReferences > 0 && FoundReferences + (Record?.DriverReferences ?? 0) > 0;

    /// <summary>The thread that found the request last.</summary>
    internal KernelActor? Finder
    {
        get => _queued?.Finder;
        set => Queued.Finder = value;
    }

    /// <summary>The verifier's note that EvtIoStop was called for the request and not acknowledged since.</summary>
    internal bool IsBeingStopped
    {
        get => _queued is { IsBeingStopped: true };
        set => Queued.IsBeingStopped = value;
    }

    /// <summary>The driver's answer to EvtIoStop; the queue's loop reads it when it runs next.</summary>
    internal PowerStopAnswer StopAnswer
    {
        get => _queued?.StopAnswer ?? PowerStopAnswer.None;
        set => Queued.StopAnswer = value;
    }

    /// <summary>When the request was marked cancelable, among those of its queue: a purge cancels in this order.</summary>
    internal long MarkOrder => _queued?.MarkOrder ?? 0;

    /// <summary>Whether a cancellation would call the driver's cancel callback now.</summary>
    internal bool HasCancelMark => _hasCancelRoutine;

    /// <summary>The verifier's note that the request was completed.</summary>
    internal bool IsCompleted => _isCompleted;

    // A request that was only found is a mistake of its own.
    private string RuleOfOwnership(string rule) => IsSearchTag ? "FxRequestVerifyRequestIsDriverOwned-TagRequest" : rule;

    /// <summary>A purge takes the mark away, to call the callback itself. False when a cancellation or the driver was first.</summary>
    internal bool TakeMarkToCancel()
    {
        if (!_hasCancelRoutine || Irp is not { } irp || Interlocked.CompareExchange(ref irp.CancelRoutineWord, null, MarkedRequestCancelled) != MarkedRequestCancelled)
        {
            return false;
        }

        irp.QueueEntry = null;
        _hasCancelRoutine = false;
        MarkCancelled();
        return true;
    }
}
