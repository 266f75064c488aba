namespace Wdf.IoTargets.Conformance;

/// <summary>The printed lines. A background thread's are kept back until it is joined.</summary>
internal sealed class Output
{
    private readonly List<string> _lines = [];
    private readonly Dictionary<KernelActor, List<string>> _keptBack = [];
    private bool _hasEnded;

    /// <summary>What was printed.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Prints a line.</summary>
    /// <param name="line">The line.</param>
    public void Write(string line)
    {
        if (!_hasEnded)
        {
            (KernelActor.Current is { } actor && _keptBack.TryGetValue(actor, out var own) ? own : _lines).Add(line);
        }
    }

    /// <summary>Keeps back what the calling thread prints from now on.</summary>
    public void KeepBack() => _keptBack[KernelActor.Current!] = [];

    /// <summary>Prints what a thread has kept back.</summary>
    /// <param name="thread">The thread.</param>
    public void Release(KernelActor thread)
    {
        if (_keptBack.Remove(thread, out var own))
        {
            own.ForEach(Write);
        }
    }

    /// <summary>Prints the last line; nothing is printed after it.</summary>
    /// <param name="line">The line.</param>
    public void End(string line)
    {
        if (!_hasEnded)
        {
            _lines.Add(line);
            _hasEnded = true;
        }
    }
}
