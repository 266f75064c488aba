using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>
/// A lock around a few instructions, in the place of the spin locks of the real kernel: nothing that may block, throw or run foreign code is
/// done under it, and it is never taken twice by one thread.
/// </summary>
/// <remarks>
/// <para>On real threads it belongs to the first thread that takes it, and this one takes and leaves it with plain writes, 1 ns in place of 13 for a
/// <see cref="Lock"/>: mostly one thread works with a target at a time, and three of these are on the way of every request. The first time that another thread
/// comes the lock becomes a shared one, for good. That thread pays for the fence that the owner never had (0.4 microseconds), so that of the two
/// at least one sees the other.</para>
/// <para>A structure, so that C#'s lock statement refuses it instead of taking another lock; keep it in a field that is not readonly.</para>
/// </remarks>
internal struct BriefLock
{
    private const int Shared = 0;
    private const int Unclaimed = -1;

    // Shared, unclaimed, or the number of the thread that owns the lock.
    private int _owner;
    private int _isHeld;
    private int _isHeldByOwner;

    /// <summary>Makes a lock for objects of a kernel.</summary>
    /// <param name="kernel">The kernel. In deterministic mode the lock is a shared one from the start: actors there move between threads.</param>
    public BriefLock(SimulatedKernel kernel) => _owner = kernel.IsDeterministic ? Shared : Unclaimed;

    /// <summary>Takes the lock.</summary>
    /// <returns>What gives it back when it is disposed.</returns>
    [UnscopedRef]
    public Scope Enter() => _owner == Shared ? new Scope(ref TakeShared()) : Enter(ThreadContext.Current);

    /// <summary>Takes the lock.</summary>
    /// <param name="thread">The context of the calling thread.</param>
    /// <returns>What gives it back when it is disposed.</returns>
    [UnscopedRef]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Scope Enter(ThreadContext thread)
    {
        if (_owner == thread.Id && TryTakeOwned(thread))
        {
            return new Scope(ref _isHeldByOwner);
        }

        return new Scope(ref (_owner == Shared ? ref TakeShared() : ref TakeUnshared(thread)));
    }

    // Says that the owner is in, then looks whether it still is the owner: whoever takes the lock away does the two the other way round.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryTakeOwned(ThreadContext thread)
    {
        Volatile.Write(ref _isHeldByOwner, 1);
        if (Volatile.Read(ref _owner) == thread.Id)
        {
            return true;
        }

        Volatile.Write(ref _isHeldByOwner, 0);
        return false;
    }

    // The lock is nobody's yet, or another thread's.
    [UnscopedRef]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref int TakeUnshared(ThreadContext thread)
    {
        if (_owner == Unclaimed && Interlocked.CompareExchange(ref _owner, thread.Id, Unclaimed) == Unclaimed && TryTakeOwned(thread))
        {
            return ref _isHeldByOwner;
        }

        ref var held = ref TakeShared();
        if (_owner != Shared)
        {
            Share();
        }

        return ref held;
    }

    [UnscopedRef]
    private ref int TakeShared()
    {
        if (Interlocked.CompareExchange(ref _isHeld, 1, 0) != 0)
        {
            Wait();
        }

        return ref _isHeld;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Wait()
    {
        // Gives the processor away early, because the holder may have lost it, but never sleeps: the clock is far coarser than what is waited for.
        var spin = default(SpinWait);
        do
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }
        while (Volatile.Read(ref _isHeld) != 0 || Interlocked.CompareExchange(ref _isHeld, 1, 0) != 0);
    }

    // Takes the lock from its owner, under the lock of the others.
    private void Share()
    {
        Volatile.Write(ref _owner, Shared);
        Interlocked.MemoryBarrierProcessWide();
        var spin = default(SpinWait);
        while (Volatile.Read(ref _isHeldByOwner) != 0)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }

    /// <summary>A lock that is held.</summary>
    internal readonly ref struct Scope
    {
        private readonly ref int _isHeld;

        public Scope(ref int isHeld) => _isHeld = ref isHeld;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Dispose()
        {
            // The default value stands for a lock that did not have to be taken.
            if (!Unsafe.IsNullRef(ref _isHeld))
            {
                Volatile.Write(ref _isHeld, 0);
            }
        }
    }
}
