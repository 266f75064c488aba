namespace Wdf.IoTargets;

/// <content>Deletion, and waiting for the driver.</content>
public sealed partial class WdfIoQueue
{
    // What a wait of the framework's says nothing about for so long is worth a break (DbgWaitForSignalTimeoutInSec).
    private static readonly KernelTimeout PatienceWithDriver = KernelTimeout.After(TimeSpan.FromSeconds(60));

    private KernelEvent? _ended;
    private bool _isDisposing;
    private bool _isDeleted;

    internal override void OnDisposing()
    {
        if (Stage == ObjectStage.Destroyed || _isDeleted)
        {
            return;
        }

        _ended = new KernelEvent(Kernel, KernelEventType.Notification, name: $"the end of {Name}");
        Begin(QueueChange.Purge, complete: null);
        lock (_lock)
        {
            _isDisposing = true;
        }

        IoPackage.Of(Device).Remove(this);
        Dispatch();
        WaitForDriver(_ended, "the deletion of the queue");
        Reserve?.Free();
    }

    // The real one breaks after each period. Here the first break says it all, so that what can never end is found to be a deadlock.
    private void WaitForDriver(KernelEvent done, string ddi)
    {
        if (!Kernel.FrameworkVerifierOn)
        {
            Kernel.Wait(done, KernelTimeout.Infinite);
            return;
        }

        if (Kernel.Wait(done, PatienceWithDriver) != NtStatus.Timeout)
        {
            return;
        }

        Kernel.Break("FxDriverGlobalsWaitForSignal", $"{ddi} has waited 60 s for {Name}: {WhatIsLeft()}.", "Complete, forward or cancel the requests that a queue waits for; mark those cancelable that may take long.", this);
        Kernel.Wait(done, KernelTimeout.Infinite);
    }

    private string WhatIsLeft()
    {
        var given = new List<WdfRequest>();
        lock (_lock)
        {
            _given.CopyTo(given);
            _toNotify.CopyTo(given);
            _notified.CopyTo(given);
            return $"{_waiting.Count} request(s) wait in it, the driver owns {_driverOwned}{(given.Count == 0 ? string.Empty : " (" + string.Join(", ", given.Select(static r => r.Name)) + ")")}";
        }
    }
}
