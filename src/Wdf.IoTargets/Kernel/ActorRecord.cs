using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>
/// What the rules need to know about an actor: the callbacks that it has entered, the locks that driver code holds on it, and its raises of
/// the IRQL. Kept only while a rule listens.
/// </summary>
/// <remarks>Only its actor touches it. Units use one after another the same record of their OS thread, so that in steady state none is made.</remarks>
internal sealed class ActorRecord
{
    [ThreadStatic]
    private static ActorRecord? _spare;

    private CallbackEntry[] _frames = new CallbackEntry[8];
    private HeldLock[] _locks = new HeldLock[4];
    private IrqlRaise[] _raises = [];
    private int _frameCount;
    private int _framesUsed;
    private int _lockCount;
    private int _locksUsed;
    private int _raiseCount;

    private ActorRecord()
    {
    }

    /// <summary>The callbacks entered and not returned from, outermost first.</summary>
    public ReadOnlySpan<CallbackEntry> Callbacks => _frames.AsSpan(0, _frameCount);

    /// <summary>How many callbacks the actor is in.</summary>
    public int Depth => _frameCount;

    /// <summary>Whether the actor is in a callback; else it is a test's body or the framework's own code that runs.</summary>
    public bool IsInCallback => _frameCount > 0;

    /// <summary>The callback entered last. Only when <see cref="IsInCallback"/>.</summary>
    public ref readonly CallbackEntry Innermost => ref _frames[_frameCount - 1];

    /// <summary>The locks held by driver code, in the order in which they were taken.</summary>
    public Span<HeldLock> Locks => _locks.AsSpan(0, _lockCount);

    /// <summary>The raises of the IRQL that were not undone, outermost first.</summary>
    public ReadOnlySpan<IrqlRaise> Raises => _raises.AsSpan(0, _raiseCount);

    /// <summary>A record for an actor that has none.</summary>
    public static ActorRecord Take()
    {
        var spare = _spare;
        _spare = null;
        return spare ?? new ActorRecord();
    }

    /// <summary>The actor has ended and does not use its record any more.</summary>
    public void Return()
    {
        Clear();
        _spare = this;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Array.Clear(_frames, 0, _framesUsed);
        Array.Clear(_locks, 0, _locksUsed);
        _frameCount = 0;
        _framesUsed = 0;
        _lockCount = 0;
        _locksUsed = 0;
        _raiseCount = 0;
    }

    /// <summary>Where a lock stands in <see cref="Locks"/>; the newest acquisition when there are several. -1 when it is not held.</summary>
    public int IndexOf(KernelObject held)
    {
        for (var i = _lockCount - 1; i >= 0; i--)
        {
            if (ReferenceEquals(_locks[i].Lock, held))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A callback is entered.</summary>
    /// <returns>Its place, which the caller fills: what an earlier callback left there is in it still.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref CallbackEntry Enter()
    {
        if (_frameCount == _frames.Length)
        {
            Array.Resize(ref _frames, _frameCount * 2);
        }

        ref var place = ref _frames[_frameCount++];
        _framesUsed = Math.Max(_framesUsed, _frameCount);
        return ref place;
    }

    /// <summary>A callback is left: its raises of the IRQL are over too, whoever has to answer for them.</summary>
    internal void Leave()
    {
        _frameCount--;
        while (_raiseCount > 0 && _raises[_raiseCount - 1].Depth > _frameCount)
        {
            _raiseCount--;
        }
    }

    /// <summary>A lock is taken.</summary>
    /// <returns>Its place, which the caller fills: what an earlier lock left there is in it still.</returns>
    internal ref HeldLock Add()
    {
        if (_lockCount == _locks.Length)
        {
            Array.Resize(ref _locks, _lockCount * 2);
        }

        ref var place = ref _locks[_lockCount++];
        _locksUsed = Math.Max(_locksUsed, _lockCount);
        return ref place;
    }

    internal void RemoveAt(int index)
    {
        if (index < _lockCount - 1)
        {
            _locks.AsSpan(index + 1, _lockCount - index - 1).CopyTo(_locks.AsSpan(index));
        }

        _lockCount--;
    }

    internal void Push(in IrqlRaise raise)
    {
        if (_raiseCount == _raises.Length)
        {
            Array.Resize(ref _raises, Math.Max(4, _raiseCount * 2));
        }

        _raises[_raiseCount++] = raise;
    }

    /// <summary>The innermost raise of the callback that runs is undone, when there is one.</summary>
    internal void PopRaise()
    {
        if (_raiseCount > 0 && _raises[_raiseCount - 1].Depth == _frameCount)
        {
            _raiseCount--;
        }
    }
}
