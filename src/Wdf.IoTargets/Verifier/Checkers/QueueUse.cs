namespace Wdf.IoTargets;

/// <summary>Searches in queues and what follows them, and changes of a queue's state.</summary>
internal sealed class QueueUse : Checker
{
    private static readonly VerifierRule FindFailed = VerifierRule.Kmdf(
        "WdfIoQueueFindRequestFailed",
        "After a search that found nothing a driver must neither retrieve nor dereference its result: there is neither a request nor a reference.",
        "Test for STATUS_SUCCESS before using what WdfIoQueueFindRequest returned.");

    private static readonly VerifierRule NotHeld = VerifierRule.Kmdf(
        "WdfIoQueueRetrieveFoundRequest",
        "A driver must hold the reference of the search when it retrieves the request that it found, and must drop it in the end.",
        "Retrieve first, and call WdfObjectDereference then, whether the retrieval succeeded or not.");

    // From 1.11 on the page of the routine allows it to drivers that know the request to be in the queue.
    private static readonly VerifierRule NeverSearched = NotHeld with { Default = RuleLevel.Off, Switch = "WdfIoQueueRetrieveFoundRequest-NotFound" };

    private static readonly VerifierRule NextInstead = VerifierRule.Kmdf(
        "WdfIoQueueRetrieveNextRequest",
        "A driver that has searched for one request must not retrieve the next one in its place: that may be another.",
        "Use WdfIoQueueRetrieveFoundRequest, or drop the reference of the search first.");

    private static readonly VerifierRule Overlapping = VerifierRule.Kmdf(
        "ChangeQueueState",
        "A driver must not stop, drain or purge a queue while an earlier such call for it has not finished.",
        "Wait for the callback of the first call, and begin the next one from there.");

    private static readonly VerifierRule Waits = VerifierRule.Kmdf(
        "NoIoQueuePurgeSynchronously",
        "A callback that a queue presents requests with must not stop, drain or purge a queue synchronously: the call waits until the driver owns nothing, and the callback owns a request.",
        "Use the asynchronous form, or a work item.");

    public override IReadOnlyList<VerifierRule> Rules => [FindFailed, NotHeld, NextInstead, Overlapping, Waits];

    protected override void Listen(Verifier signals)
    {
        signals.NullGiven += OnNullGiven;
        signals.DdiCalled += OnDdiCalled;
        signals.Ended += OnEnded;
    }

    private void OnNullGiven(string ddi)
    {
        if (KernelActor.Current?.FailedSearchOf is { } queue
            && ddi is "WdfIoQueueRetrieveFoundRequest" or "WdfObjectDereference" or "WdfObjectDereferenceWithTag" or "WdfObjectDereferenceActual")
        {
            Report(FindFailed, queue, $"{ddi} was called with NULL, after a search in {queue.Name} that found nothing.");
        }
    }

    private void OnDdiCalled(DdiName ddi, KernelObject? subject, KernelObject? partner)
    {
        if (subject is not WdfIoQueue queue)
        {
            return;
        }

        switch (ddi)
        {
            case DdiName.WdfIoQueueRetrieveFoundRequest:
                OnRetrieving(queue, (WdfRequest)partner!);
                break;
            case DdiName.WdfIoQueueRetrieveNextRequest when queue.OpenTagOf(Verifier.Kernel.CurrentActor) is { } tag:
                Report(NextInstead, queue, $"The next request of {queue.Name} was retrieved, while {tag.Name}, which a search had found, was neither retrieved nor dropped.");
                break;
            case DdiName.WdfIoQueueStopSynchronously or DdiName.WdfIoQueueDrainSynchronously or DdiName.WdfIoQueuePurgeSynchronously or DdiName.WdfIoQueueStopAndPurgeSynchronously:
                OnChanging(ddi, queue);
                OnWaiting(ddi, queue);
                break;
            case DdiName.WdfIoQueueStop or DdiName.WdfIoQueueDrain or DdiName.WdfIoQueuePurge or DdiName.WdfIoQueueStopAndPurge:
                OnChanging(ddi, queue);
                break;
        }
    }

    private void OnRetrieving(WdfIoQueue queue, WdfRequest tag)
    {
        if (tag.FoundReferences == 0)
        {
            Report((queue.Driver?.IsAtLeast(11) ?? true) ? NeverSearched : NotHeld, tag, $"{tag.Name} was retrieved from {queue.Name} as a found request, but no search had found it.");
        }
        else if (!tag.IsFoundAndHeld)
        {
            Report(NotHeld, tag, $"{tag.Name} was retrieved from {queue.Name} after the reference of the search that found it was dropped.");
        }
    }

    // Nobody can wait for the end of an earlier call without callback; a queue that reached its state at once has no change in progress.
    private void OnChanging(DdiName ddi, WdfIoQueue queue)
    {
        var earlier = queue.StopInProgress != QueueChange.None ? queue.StopInProgress : queue.PurgeInProgress;
        if (earlier != QueueChange.None)
        {
            Report(Overlapping, queue, $"{ddi} was called for {queue.Name}, while its {earlier} is in progress: its callback has not been called.");
        }
    }

    private void OnWaiting(DdiName ddi, WdfIoQueue queue)
    {
        if (Verifier.Kernel.CurrentActor.Presenting is { } request)
        {
            Report(Waits, queue, $"{ddi} was called for {queue.Name} inside the callback that {request.Name} was presented with.");
        }
    }

    private void OnEnded(RunEnd end)
    {
        if (end == RunEnd.Ended)
        {
            foreach (var found in Verifier.Kernel.Live<WdfRequest>(KernelObjectKind.Request).Where(static r => r.IsFoundAndHeld))
            {
                Report(NotHeld, found, $"{found.Name} was found by a search, and the reference of the search was never dropped.");
            }
        }
    }
}
