namespace Wdf.IoTargets.Testing;

/// <summary>An exploration that runs: strategies one after another, each divided among the workers, until a failure, the end, or the budget.</summary>
internal sealed partial class Search : IDisposable
{
    private readonly Action<SimulatedKernel> _start;
    private readonly ExploreOptions _options;
    private readonly SearchWorker[] _workers;
    private readonly int _firstWorker;
    private readonly int _allWorkers;
    private readonly long _began;
    private long _firstFailure = long.MaxValue;
    private long _lastProgress;
    private int _fifoDecisions;
    private int _mostDecisions;
    private ExploreCoverage _coverage;
    private ExploreCoverage _coverageOfOneCpu;
    private bool _leftTwoCpu;

    public Search(Action<SimulatedKernel> start, ExploreOptions options)
    {
        _start = start;
        _options = options;
        var (index, count) = ShardOf(options);
        var jobs = Math.Max(1, options.Jobs);
        _firstWorker = (index - 1) * jobs;
        _allWorkers = count * jobs;
        _workers = new SearchWorker[jobs];
        for (var i = 0; i < jobs; i++)
        {
            _workers[i] = new SearchWorker(this, new ScheduleRunner(start, options.KernelOptions, options.Seed));
        }

        _began = options.TimeProvider.GetTimestamp();
        _lastProgress = _began;
    }

    /// <summary>Place of the first failing schedule of this phase; later ones need not run.</summary>
    public long FirstFailure => Volatile.Read(ref _firstFailure);

    private long Schedules => _workers.Sum(static w => w.Schedules);

    private bool SawUnit => Array.Exists(_workers, static w => w.SawUnit);

    public ExploreResult Run()
    {
        // The default order comes first in any case: the delays and PCT count on what it shows.
        RunPhase(ExploreStrategy.Fifo, twoCpu: false, 1);
        _fifoDecisions = _workers[0].MostDecisions;
        var hasOneOrder = _fifoDecisions == 0;
        if (hasOneOrder && FirstFailure == long.MaxValue)
        {
            _coverage = CoverageOf(twoCpu: false);
        }

        if ((hasOneOrder || !RunStrategies(twoCpu: false)) && FirstFailure == long.MaxValue && _options.TwoCpu && SawUnit)
        {
            _coverageOfOneCpu = _coverage;
            _coverage = ExploreCoverage.Some;
            RunStrategies(twoCpu: true);
            _leftTwoCpu = _coverage == ExploreCoverage.Some && _coverageOfOneCpu != ExploreCoverage.Some;
            _coverage = _leftTwoCpu ? _coverageOfOneCpu : _coverage;
        }

        return Conclude();
    }

    /// <summary>A schedule failed.</summary>
    public void Report(long order)
    {
        var first = FirstFailure;
        while (order < first)
        {
            first = Interlocked.CompareExchange(ref _firstFailure, order, first);
        }
    }

    /// <summary>Whether the time is up; tells how far the search is meanwhile.</summary>
    public bool IsTimeUp(SearchWorker worker, ExploreStrategy strategy, bool twoCpu)
    {
        if (_options.TimeLimit is null && _options.Progress is null)
        {
            return false;
        }

        var clock = _options.TimeProvider;
        var now = clock.GetTimestamp();
        if (_options.Progress is { } progress && ReferenceEquals(worker, _workers[0]) && clock.GetElapsedTime(_lastProgress, now) >= _options.ProgressInterval)
        {
            _lastProgress = now;
            progress(new ExploreProgress(strategy, twoCpu, Schedules, worker.Orderings.Count, clock.GetElapsedTime(_began, now)));
        }

        return _options.TimeLimit is { } limit && clock.GetElapsedTime(_began, now) >= limit;
    }

    public void Dispose()
    {
        foreach (var worker in _workers)
        {
            worker.Dispose();
        }
    }

    // True when the search is over.
    private bool RunStrategies(bool twoCpu)
    {
        var strategies = _options.Strategies;
        for (var i = 0; i < strategies.Count; i++)
        {
            var strategy = strategies[i];
            if (strategy == ExploreStrategy.Fifo && !twoCpu)
            {
                continue;
            }

            if (IsOver())
            {
                return true;
            }

            var isLast = i == strategies.Count - 1;
            var isComplete = RunPhase(strategy, twoCpu, ShareOf(strategy, isLast, twoCpu));
            if (isComplete && strategy == ExploreStrategy.Exhaustive && FirstFailure == long.MaxValue)
            {
                _coverage = CoverageOf(twoCpu);
            }
        }

        return IsOver();
    }

    private bool IsOver() =>
        FirstFailure != long.MaxValue || Schedules >= _options.Schedules
        || (_options.TimeLimit is { } limit && _options.TimeProvider.GetElapsedTime(_began) >= limit);

    private ExploreCoverage CoverageOf(bool twoCpu) =>
        _options.PreemptionBound is not null ? ExploreCoverage.AllWithinBound
        : twoCpu || !SawUnit ? ExploreCoverage.AllOrderings
        : ExploreCoverage.AllOneCpuOrderings;

    private long ShareOf(ExploreStrategy strategy, bool isLast, bool twoCpu)
    {
        var left = _options.Schedules - Schedules;
        if (!twoCpu && _options.TwoCpu && SawUnit)
        {
            left = (left + 1) / 2;
        }

        return isLast ? left : strategy switch
        {
            ExploreStrategy.Fifo => 1,
            ExploreStrategy.RandomWalk => (left + 7) / 8,
            ExploreStrategy.Exhaustive => (left + 1) / 2,
            _ => (left + 3) / 4,
        };
    }

    private ExploreResult Conclude()
    {
        var orderings = new Dictionary<ulong, int>();
        foreach (var worker in _workers)
        {
            foreach (var (hash, count) in worker.Orderings)
            {
                orderings[hash] = orderings.GetValueOrDefault(hash) + count;
            }
        }

        var result = new ExploreResult(orderings)
        {
            Schedules = Schedules,
            Coverage = _coverage,
            LeftTwoCpuOrderings = _leftTwoCpu,
            Elapsed = _options.TimeProvider.GetElapsedTime(_began),
        };
        var found = _workers.Select(static w => w.Failure).Where(static f => f is not null).MinBy(static f => f!.Order);
        if (found is not null)
        {
            result.Failure = new Shrinker(_start, _options.KernelOptions, _options.Seed, found.TwoCpu).Shrink(found, result.Schedules - 1);
        }

        return result;
    }
}
