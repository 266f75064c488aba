namespace Wdf.IoTargets;

/// <summary>A timer that a driver sets: one-shot or periodic, set again at will. What its expiry does is up to the owner.</summary>
/// <remarks>
/// Set means: from a set to the expiry of a one-shot, or to the cancellation. The lock decides between an expiry and a
/// cancellation that meet; the expiry that loses does nothing.
/// </remarks>
internal sealed class DriverTimer(SimulatedKernel kernel, KernelObject subject, Action expired) : KernelTimer
{
    private readonly Lock _lock = new();
    private long _period;
    private bool _isSet;

    public override KernelObject? Subject => subject;

    /// <summary>Whether the timer will expire.</summary>
    public bool IsSet => Volatile.Read(ref _isSet);

    /// <summary>Sets the timer. A due time that has come makes it expire inside this call.</summary>
    /// <param name="due">In units of 100 ns: negative relative, else absolute.</param>
    /// <param name="period">In units of 100 ns; 0 for a one-shot.</param>
    /// <returns>Whether it was set before.</returns>
    public bool Set(long due, long period)
    {
        bool was, isDue;
        kernel.Touch(null);
        lock (_lock)
        {
            was = _isSet;
            kernel.Scheduler.Cancel(this);
            var at = kernel.DueOf(new KernelTimeout(due));
            var now = kernel.Scheduler.Now;
            isDue = at <= now;
            _period = period;
            _isSet = !isDue || period != 0;
            if (_isSet)
            {
                kernel.Scheduler.Arm(this, isDue ? now + period : at);
            }
        }

        if (isDue)
        {
            expired();
        }

        return was;
    }

    /// <summary>Takes the timer back; an expiry that has happened is not recalled.</summary>
    /// <returns>Whether it was set.</returns>
    public bool Cancel()
    {
        kernel.Touch(null);
        lock (_lock)
        {
            var was = _isSet;
            _isSet = false;
            kernel.Scheduler.Cancel(this);
            return was;
        }
    }

    public override void Expire()
    {
        lock (_lock)
        {
            // Lost against a cancellation, or against a set that has armed it anew.
            if (!_isSet || IsArmed)
            {
                return;
            }

            if (_period == 0)
            {
                _isSet = false;
            }
            else
            {
                kernel.Scheduler.Arm(this, Due + _period);
            }
        }

        expired();
    }
}
