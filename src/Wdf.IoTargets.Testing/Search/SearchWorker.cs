namespace Wdf.IoTargets.Testing;

/// <summary>One of the workers of a search: its own kernel, its own part of the schedules, its own counts.</summary>
internal sealed class SearchWorker(Search search, ScheduleRunner runner) : IDisposable
{
    private const int StaleAtLeast = 200;

    public Dictionary<ulong, int> Orderings { get; } = [];

    public long Schedules { get; private set; }

    public int MostDecisions { get; private set; }

    public bool SawUnit { get; private set; }

    public FoundFailure? Failure { get; private set; }

    /// <summary>What went wrong in the search itself.</summary>
    public Exception? Broken { get; private set; }

    /// <summary>Runs the worker's schedules of one strategy.</summary>
    /// <param name="chooser">The strategy.</param>
    /// <param name="strategy">Its name.</param>
    /// <param name="twoCpu">Whether units get stacks of their own.</param>
    /// <param name="budget">Schedules at most.</param>
    public void RunPhase(Chooser chooser, ExploreStrategy strategy, bool twoCpu, long budget)
    {
        try
        {
            runner.Recorder.OwnStacks = twoCpu;
            Loop(chooser, strategy, twoCpu, budget);
        }
        catch (Exception e)
        {
            Broken = e;
        }
    }

    public void Dispose() => runner.Dispose();

    private void Loop(Chooser chooser, ExploreStrategy strategy, bool twoCpu, long budget)
    {
        var left = budget;
        var stale = 0L;
        while (chooser.MoveNext() && left > 0 && chooser.Order <= search.FirstFailure && !search.IsTimeUp(this, strategy, twoCpu))
        {
            var failure = runner.Run(chooser);
            var recorder = runner.Recorder;
            chooser.Finish(recorder);
            MostDecisions = Math.Max(MostDecisions, recorder.Decisions);
            SawUnit |= recorder.SawUnit;
            if (chooser.IsForeign)
            {
                continue;
            }

            left--;
            Schedules++;
            ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(Orderings, recorder.OrderingHash, out var known);
            count++;
            stale = known ? stale + 1 : 0;
            if (failure is not null)
            {
                Failure = new FoundFailure(chooser.Order, failure, recorder.Choices.ToArray(), strategy, twoCpu);
                search.Report(chooser.Order);
                return;
            }

            if (chooser.Samples && stale > Math.Max(StaleAtLeast, 3L * Orderings.Count))
            {
                return;
            }
        }
    }
}
