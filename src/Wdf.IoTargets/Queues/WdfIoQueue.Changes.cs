namespace Wdf.IoTargets;

/// <content>Stop, stop and purge, drain, purge: with a callback, or waited for.</content>
public sealed partial class WdfIoQueue
{
    /// <summary>
    /// Stops the queue (WdfIoQueueStop): it still accepts requests but presents none. Reopens one that was drained or purged. Maximum IRQL: DISPATCH_LEVEL.
    /// </summary>
    /// <param name="stopComplete">Called when the driver owns no request of the queue any more; null for nothing. At most one may be outstanding: bug check 0x10D code 0xA.</param>
    /// <param name="context">What it is given.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nf-wdfio-wdfioqueuestop"/>
    [Ddi("WdfIoQueueStop")]
    public void Stop(EvtWdfIoQueueState? stopComplete = null, object? context = null) => Change(DdiName.WdfIoQueueStop, QueueChange.Stop, stopComplete, context);

    /// <summary>
    /// Stops the queue and cancels what waits in it and what the driver has marked cancelable (WdfIoQueueStopAndPurge); new requests are kept. Maximum IRQL: DISPATCH_LEVEL.
    /// </summary>
    /// <param name="stopAndPurgeComplete">Called when the driver owns no request of the queue any more; null for nothing. At most one may be outstanding: bug check 0x10D code 0xA.</param>
    /// <param name="context">What it is given.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nf-wdfio-wdfioqueuestopandpurge"/>
    [Ddi("WdfIoQueueStopAndPurge")]
    public void StopAndPurge(EvtWdfIoQueueState? stopAndPurgeComplete = null, object? context = null) => Change(DdiName.WdfIoQueueStopAndPurge, QueueChange.StopAndPurge, stopAndPurgeComplete, context);

    /// <summary>
    /// Drains the queue (WdfIoQueueDrain): new requests fail with STATUS_INVALID_DEVICE_STATE, those that wait are still presented. Maximum IRQL: DISPATCH_LEVEL.
    /// </summary>
    /// <param name="drainComplete">Called when nothing waits and the driver owns nothing; null for nothing. At most one may be outstanding: bug check 0x10D code 0xA.</param>
    /// <param name="context">What it is given.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nf-wdfio-wdfioqueuedrain"/>
    [Ddi("WdfIoQueueDrain")]
    public void Drain(EvtWdfIoQueueState? drainComplete = null, object? context = null) => Change(DdiName.WdfIoQueueDrain, QueueChange.Drain, drainComplete, context);

    /// <summary>
    /// Purges the queue (WdfIoQueuePurge): new requests fail with STATUS_INVALID_DEVICE_STATE; those that wait, and those that the driver has marked cancelable, are cancelled.
    /// What the driver sent to a target is not. Maximum IRQL: DISPATCH_LEVEL.
    /// </summary>
    /// <param name="purgeComplete">Called when nothing waits and the driver owns nothing; null for nothing. At most one may be outstanding: bug check 0x10D code 0xA.</param>
    /// <param name="context">What it is given.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nf-wdfio-wdfioqueuepurge"/>
    [Ddi("WdfIoQueuePurge")]
    public void Purge(EvtWdfIoQueueState? purgeComplete = null, object? context = null) => Change(DdiName.WdfIoQueuePurge, QueueChange.Purge, purgeComplete, context);

    /// <summary>Stops the queue and waits until the driver owns none of its requests (WdfIoQueueStopSynchronously). Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <remarks>Never returns when this thread holds what it waits for: not to be called in a callback of the queue.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nf-wdfio-wdfioqueuestopsynchronously"/>
    [Ddi("WdfIoQueueStopSynchronously")]
    public void StopSynchronously() => ChangeAndWait(DdiName.WdfIoQueueStopSynchronously, QueueChange.Stop);

    /// <summary>Stops and purges the queue and waits until the driver owns none of its requests (WdfIoQueueStopAndPurgeSynchronously). Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <remarks>Never returns when this thread holds what it waits for: not to be called in a callback of the queue.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nf-wdfio-wdfioqueuestopandpurgesynchronously"/>
    [Ddi("WdfIoQueueStopAndPurgeSynchronously")]
    public void StopAndPurgeSynchronously() => ChangeAndWait(DdiName.WdfIoQueueStopAndPurgeSynchronously, QueueChange.StopAndPurge);

    /// <summary>Drains the queue and waits until nothing is left (WdfIoQueueDrainSynchronously). Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <remarks>Never returns when this thread holds what it waits for, or while the queue is stopped with requests in it.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nf-wdfio-wdfioqueuedrainsynchronously"/>
    [Ddi("WdfIoQueueDrainSynchronously")]
    public void DrainSynchronously() => ChangeAndWait(DdiName.WdfIoQueueDrainSynchronously, QueueChange.Drain);

    /// <summary>Purges the queue and waits until nothing is left (WdfIoQueuePurgeSynchronously). Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <remarks>Never returns when this thread holds what it waits for: not to be called in a callback of the queue.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nf-wdfio-wdfioqueuepurgesynchronously"/>
    [Ddi("WdfIoQueuePurgeSynchronously")]
    public void PurgeSynchronously() => ChangeAndWait(DdiName.WdfIoQueuePurgeSynchronously, QueueChange.Purge);

    private void Change(DdiName ddi, QueueChange change, EvtWdfIoQueueState? complete, object? context)
    {
        Enter(ddi);
        Kernel.Step(KernelStep.QueueStateChanging, this, information: (ulong)change);
        Begin(change, complete is null ? null : new StateCallback(change, complete, context, IsSynchronous: false));
    }

    private void ChangeAndWait(DdiName ddi, QueueChange change)
    {
        Enter(ddi);
        if (!IrqlRule.Check(Kernel, Irql.Passive, ddi.ToString()))
        {
            return;
        }

        Kernel.Step(KernelStep.QueueStateChanging, this, information: (ulong)change);
        var done = new KernelEvent(Kernel, KernelEventType.Notification, name: $"the end of {ddi} for {Name}");
        Begin(change, new StateCallback(change, static (_, _) => { }, done, IsSynchronous: true));

        // Not to be suspended while others may wait for this thread.
        var actor = Kernel.CurrentActor;
        actor.CriticalRegionDepth++;
        WaitForDriver(done, ddi.ToString());
        actor.CriticalRegionDepth--;
    }

    private void Begin(QueueChange change, StateCallback? complete)
    {
        if (RegisterAndSet(change, complete) is var status && !status.IsSuccess)
        {
            Kernel.BugCheck(
                "WDF_VIOLATION_A_WDF_QUEUE_FATAL_ERROR",
                0x10D,
                0xA,
                $"{Name} cannot begin with {change}: {(status == NtStatus.DeletePending ? "it is deleted" : "an earlier call of this kind still waits to be told of its end")} ({status.ToName()}).",
                "Wait for the callback of the first WdfIoQueueStop, Drain or Purge before making another call that has one.",
                this,
                parameter2Object: this);
        }

        if (change is QueueChange.Purge or QueueChange.StopAndPurge)
        {
            CancelWaiting(onlyTagged: change == QueueChange.StopAndPurge);
            CancelMarked();
            Reserve?.CancelParked(file: null);
        }

        Dispatch();
    }

    private NtStatus RegisterAndSet(QueueChange change, StateCallback? complete)
    {
        var stops = change is QueueChange.Stop or QueueChange.StopAndPurge;
        lock (_lock)
        {
            if (_isDeleted)
            {
                return NtStatus.DeletePending;
            }

            if (complete is not null && (stops ? _stopComplete : _purgeComplete) is not null)
            {
                return NtStatus.InvalidDeviceRequest;
            }

            if (stops)
            {
                _stopComplete = complete ?? _stopComplete;
                AcceptLocked();
                _dispatches = false;
            }
            else
            {
                _purgeComplete = complete ?? _purgeComplete;
                _accepts = false;
            }

            // What is stale must not come back; a purge says so for drivers of 1.11 and later only.
            _cancelsGiven |= change == QueueChange.StopAndPurge || (change == QueueChange.Purge && Driver!.IsAtLeast(11));
            if (change == QueueChange.StopAndPurge)
            {
                TagWaitingLocked();
            }

            return NtStatus.Success;
        }
    }
}
