using System.Globalization;
using System.Runtime.ExceptionServices;

namespace Wdf.IoTargets.Testing;

/// <content>One strategy over all workers.</content>
internal sealed partial class Search
{
    private const string ShardVariable = "WDF_EXPLORE_SHARD";

    // True when the strategy has nothing left.
    private bool RunPhase(ExploreStrategy strategy, bool twoCpu, long budget)
    {
        _mostDecisions = _workers.Max(static w => w.MostDecisions);
        var choosers = new Chooser[_workers.Length];
        for (var i = 0; i < choosers.Length; i++)
        {
            choosers[i] = Make(strategy, _firstWorker + i);
        }

        if (_workers.Length == 1)
        {
            // On the caller's own thread: a debugger, and a test's own thread-statics, find what they expect.
            _workers[0].RunPhase(choosers[0], strategy, twoCpu, budget);
        }
        else
        {
            RunOnThreads(choosers, strategy, twoCpu, budget);
        }

        if (Array.Find(_workers, static w => w.Broken is not null) is { } broken)
        {
            ExceptionDispatchInfo.Throw(broken.Broken!);
        }

        return Array.TrueForAll(choosers, static c => c.IsExhausted);
    }

    private void RunOnThreads(Chooser[] choosers, ExploreStrategy strategy, bool twoCpu, long budget)
    {
        var threads = new Thread[choosers.Length];
        for (var i = 0; i < threads.Length; i++)
        {
            var worker = _workers[i];
            var chooser = choosers[i];
            var share = (budget / threads.Length) + (i < budget % threads.Length ? 1 : 0);
            threads[i] = new Thread(() => worker.RunPhase(chooser, strategy, twoCpu, share), maxStackSize: 16 << 20)
            {
                IsBackground = true,
                Name = $"exploration {i + 1}",
            };
            threads[i].Start();
        }

        foreach (var thread in threads)
        {
            thread.Join();
        }
    }

    private Chooser Make(ExploreStrategy strategy, int worker)
    {
        var seed = Mixer.Mix((ulong)_options.Seed, (ulong)strategy);
        return strategy switch
        {
            ExploreStrategy.Fifo => new FifoChooser(isForeign: worker != 0),
            ExploreStrategy.OneDelay => new DelayChooser(1, worker, _allWorkers, _fifoDecisions),
            ExploreStrategy.TwoDelays => new DelayChooser(2, worker, _allWorkers, _fifoDecisions),
            ExploreStrategy.PartialOrderSampling => new PosChooser(seed, worker, _allWorkers),
            ExploreStrategy.RandomWalk => new RandomChooser(seed, worker, _allWorkers),
            ExploreStrategy.PriorityChanges => new PctChooser(seed, worker, _allWorkers, Math.Max(2 * _fifoDecisions, _mostDecisions) + 2),
            ExploreStrategy.SelectiveUniform => new SurwChooser(seed, worker, _allWorkers),
            ExploreStrategy.Feedback => new FeedbackChooser(seed, worker, _allWorkers),
            ExploreStrategy.Exhaustive when _options.PreemptionBound is { } bound => new BoundedChooser(worker, _allWorkers, bound),
            ExploreStrategy.Exhaustive => new ExhaustiveChooser(worker, _allWorkers),
            _ => throw new ArgumentOutOfRangeException(nameof(strategy), strategy, "There is no such strategy."),
        };
    }

    private static (int Index, int Count) ShardOf(ExploreOptions options)
    {
        var shard = options.Shard ?? Parse(Environment.GetEnvironmentVariable(ShardVariable));
        return shard.Index >= 1 && shard.Index <= shard.Count
            ? shard
            : throw new ArgumentException($"The shard {shard.Index}/{shard.Count} does not exist: the first of four is 1/4.", nameof(options));
    }

    private static (int Index, int Count) Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (1, 1);
        }

        var parts = text.Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? (index, count)
            : throw new FormatException($"The environment variable {ShardVariable} must be of the form i/n, such as 1/4; it is '{text}'.");
    }
}
