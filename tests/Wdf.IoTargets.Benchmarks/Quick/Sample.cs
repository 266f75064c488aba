using System.Diagnostics;

namespace Wdf.IoTargets.Benchmarks;

/// <summary>One operation that is being measured, slice by slice.</summary>
internal sealed class Sample(Work work, BedKind kind) : IDisposable
{
    private const double SliceNanoseconds = 120_000;

    private int _length = 1;
    private double _best = double.MaxValue;

    /// <summary>Whether one slice takes so long that few must do.</summary>
    public bool IsLong => _length * _best > 50 * SliceNanoseconds;

    public BedKind Kind => kind;

    public double Best => _best;

    /// <summary>Runs until the code is compiled at its best, and finds the length of a slice.</summary>
    public void WarmUp(TimeSpan time)
    {
        _length = work.SliceLength > 0 ? work.SliceLength : 64;
        var started = Stopwatch.GetTimestamp();
        do
        {
            RunSlice();
        }
        while (Stopwatch.GetElapsedTime(started) < time);

        if (work.SliceLength == 0)
        {
            _length = (int)Math.Clamp(SliceNanoseconds / _best, 1, 10_000);
        }
    }

    public void RunSlice()
    {
        work.Tidy();
        var started = Stopwatch.GetTimestamp();
        work.Run(_length);
        _best = Math.Min(_best, Stopwatch.GetElapsedTime(started).TotalNanoseconds / _length);
    }

    public void Forget() => _best = double.MaxValue;

    public double Bytes()
    {
        if (work.Bytes is { } bytes)
        {
            return bytes;
        }

        // Once unmeasured: whoever comes to a kernel from another one is made known to it.
        work.Run(_length);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        work.Run(_length);
        return Math.Round((double)(GC.GetTotalAllocatedBytes(precise: true) - before) / _length, 1);
    }

    public void Dispose() => work.Dispose();
}
