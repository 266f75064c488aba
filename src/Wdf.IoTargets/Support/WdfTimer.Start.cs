namespace Wdf.IoTargets;

/// <content>Starting and stopping.</content>
public sealed partial class WdfTimer
{
    /// <summary>Starts the timer, or starts it anew (WdfTimerStart). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="dueTime">In units of 100 ns: negative relative; 0 or positive absolute since 1601, so that 0 expires at once. See <see cref="WdfTimeout"/>.</param>
    /// <returns>
    /// Whether it was started before and had not expired. False says nothing of success: a start during <see cref="Stop"/> with a wait, or after the
    /// delete has begun, is dropped.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdftimer/nf-wdftimer-wdftimerstart"/>
    [Ddi("WdfTimerStart")]
    public bool Start(long dueTime)
    {
        Enter(DdiName.WdfTimerStart);
        bool isRefused, isDropped;
        lock (_lock)
        {
            isRefused = _isRunningDown;
            isDropped = !isRefused && _stopThread is not null;
            _startAborted |= isDropped;
        }

        if (isRefused)
        {
            Kernel.Break("FxTimerStart-RunningDown", $"{Name} is started although its deletion has begun.", "Stop starting a timer before it is deleted.", this);
        }

        if (isRefused || isDropped)
        {
            return false;
        }

        if (_isHighResolution && dueTime >= 0)
        {
            Kernel.BugCheck("TIMER_OR_DPC_INVALID", 0xC7, 0, $"{Name} is a high-resolution timer and was given an absolute due time.", "Give a high-resolution timer a relative due time, which is negative.", this);
        }

        AddReference();
        Kernel.Step(KernelStep.TimerSetting, this);
        var was = _timer.Set(dueTime, _period);
        lock (_lock)
        {
            _stopAgain |= _stopThread is not null;
        }

        DropReference();
        return was;
    }

    /// <summary>Stops the timer (WdfTimerStop). Maximum IRQL: DISPATCH_LEVEL; PASSIVE_LEVEL with a wait.</summary>
    /// <param name="wait">Whether to wait until no callback runs or is queued. Starts meanwhile are dropped.</param>
    /// <returns>
    /// Whether it was started and had not expired (a periodic timer: whether it was started); with a wait also true when a start was dropped. Called with
    /// a wait in the timer's own callback it does nothing and returns false.
    /// </returns>
    /// <remarks>Without a wait a callback that is queued still runs.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdftimer/nf-wdftimer-wdftimerstop"/>
    [Ddi("WdfTimerStop")]
    public bool Stop(bool wait)
    {
        Enter(DdiName.WdfTimerStop);
        if (!wait)
        {
            Kernel.Step(KernelStep.TimerSetting, this);
            return _timer.Cancel();
        }

        return IrqlRule.Check(Kernel, Irql.Passive, "WdfTimerStop") && StopAndWait("FxTimerStop-InCallback");
    }

    private bool StopAndWait(string ruleInCallback)
    {
        var thread = Kernel.CurrentActor.Identity;
        if (ReferenceEquals(_callbackThread, thread))
        {
            Kernel.Break(ruleInCallback, $"{Name} is stopped in its own callback, which the stop waits for.", "Stop without a wait in the callback.", this);
            return false;
        }

        if (_stopThread is not null && Driver!.IsVerifiedAs(9))
        {
            Kernel.Break("FxTimerStop-Concurrent", $"{Name} is being stopped by another thread already.", "Let one thread at a time stop a timer with a wait.", this);
        }

        lock (_lock)
        {
            _startAborted = false;
            _stopThread = thread;
        }

        bool was, again;
        do
        {
            lock (_lock)
            {
                _stopAgain = false;
            }

            Kernel.Step(KernelStep.TimerSetting, this);
            was = _timer.Cancel();
            Kernel.FlushQueuedDpcs();
            _workItem?.WaitForExit();
            lock (_lock)
            {
                again = !was && _stopAgain;
            }
        }
        while (again);

        lock (_lock)
        {
            _stopThread = null;
            _stopAgain = false;
            was |= _startAborted;
            _startAborted = false;
            return was;
        }
    }
}
