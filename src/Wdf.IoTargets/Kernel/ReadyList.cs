using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Wdf.IoTargets;

/// <summary>
/// The actors that can run, the one that could run longest first. There is a place before the first, for the actor that runs now: what a
/// strategy may choose from lies there in order, with nothing copied.
/// </summary>
internal sealed class ReadyList
{
    private KernelActor?[] _places = new KernelActor?[16];

    /// <summary>How many can run, the one that runs now not counted.</summary>
    public int Count { get; private set; }

    /// <summary>Those that can run.</summary>
    public ReadOnlySpan<KernelActor> Actors => SpanOf(1, Count);

    /// <summary>Those that can run, behind the one that runs now.</summary>
    /// <param name="current">The one that runs now.</param>
    public ReadOnlySpan<KernelActor> Beside(KernelActor current)
    {
        Put(0, current);
        return SpanOf(0, Count + 1);
    }

    public void Add(KernelActor actor)
    {
        Grow();
        Put(++Count, actor);
    }

    /// <summary>Adds one before all others.</summary>
    public void AddFirst(KernelActor actor)
    {
        Grow();
        Array.Copy(_places, 1, _places, 2, Count);
        Count++;
        Put(1, actor);
    }

    /// <summary>Takes out the one at an index.</summary>
    public KernelActor TakeAt(int index)
    {
        var actor = Actors[index];
        Array.Copy(_places, index + 2, _places, index + 1, Count - index - 1);
        _places[Count--] = null;
        return actor;
    }

    /// <summary>Takes one out.</summary>
    /// <returns>False when it is not there.</returns>
    public bool Remove(KernelActor actor)
    {
        for (var i = 1; i <= Count; i++)
        {
            if (ReferenceEquals(_places[i], actor))
            {
                TakeAt(i - 1);
                return true;
            }
        }

        return false;
    }

    public void Clear()
    {
        Array.Clear(_places);
        Count = 0;
    }

    private void Grow()
    {
        if (Count + 1 == _places.Length)
        {
            Array.Resize(ref _places, 2 * _places.Length);
        }
    }

    // An assignment to an element would look up whether the actor's type fits the array's: no element can be of exactly that type.
    private void Put(int place, KernelActor actor) =>
        IfChanged.Write(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_places), place), actor);

    private ReadOnlySpan<KernelActor> SpanOf(int first, int count) =>
        MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(_places), _places.Length).Slice(first, count)!;
}
