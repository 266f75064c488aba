namespace Wdf.IoTargets;

/// <summary>The limit of a thread's wait: when it passes, the thread leaves the queue of what it waited for.</summary>
internal sealed class WaitTimer(KernelThread thread, KernelWaitable? waitable) : KernelTimer
{
    public override KernelObject? Subject => thread;

    private bool Leave() =>
        thread.MultipleWait is { } wait ? wait.LeaveLocked(thread) : waitable is null || waitable.RemoveWaiterLocked(thread);

    public override void Expire()
    {
        using (thread.Kernel.LockDispatcher())
        {
            // Lost against the signal: the thread is on its way already, or even in its next wait.
            if (!ReferenceEquals(thread.WaitLimit, this) || !Leave())
            {
                return;
            }

            thread.WaitLimit = null;
            thread.WaitStatus = NtStatus.Timeout;
            thread.Kernel.Scheduler.Wake(thread);
        }
    }
}
