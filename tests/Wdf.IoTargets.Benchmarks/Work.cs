namespace Wdf.IoTargets.Benchmarks;

/// <summary>One operation that can be repeated, with everything that it needs.</summary>
internal abstract class Work : IDisposable
{
    /// <summary>How many operations one slice of a measurement runs; 0 lets the measurement choose.</summary>
    public virtual int SliceLength => 0;

    /// <summary>Repeats the operation.</summary>
    /// <param name="count">How often.</param>
    public abstract void Run(int count);

    /// <summary>Bytes that the operation leaves allocated, when they are not what a repetition allocates.</summary>
    public virtual double? Bytes => null;

    /// <summary>Makes room between two slices, outside the measured time.</summary>
    public virtual void Tidy()
    {
    }

    public virtual void Dispose()
    {
    }
}
