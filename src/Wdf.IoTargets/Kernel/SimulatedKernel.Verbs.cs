namespace Wdf.IoTargets;

/// <content>The verbs with which a test lets others run.</content>
public sealed partial class SimulatedKernel
{
    /// <summary>Lets every other actor run until none can; no time passes.</summary>
    public void RunUntilIdle()
    {
        CheckCaller();
        _ = CurrentActor;
        Scheduler.RunUntilIdle();
    }

    /// <summary>Lets others run for a span of simulated time, and everything that is due in it.</summary>
    /// <param name="time">How long.</param>
    public void RunFor(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        CheckCaller();
        _ = CurrentActor;
        Scheduler.RunUntil(AddSaturated(Scheduler.Now, time.Ticks));
    }

    /// <summary>Lets others run until a condition holds.</summary>
    /// <param name="condition">Asked between the steps of others; it must have no effects.</param>
    /// <param name="limit">Simulated time after which to give up.</param>
    /// <returns>True when the condition holds; false when the limit passed, or nothing was left to run, first.</returns>
    public bool RunUntil(Func<bool> condition, TimeSpan limit)
    {
        ArgumentNullException.ThrowIfNull(condition);
        CheckCaller();
        _ = CurrentActor;
        return Scheduler.RunUntil(condition, AddSaturated(Scheduler.Now, limit.Ticks));
    }
}
