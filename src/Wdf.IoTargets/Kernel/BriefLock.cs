using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>
/// A lock around a few instructions, in the place of the spin locks of the real kernel: nothing that may block, throw or run foreign code is
/// done under it, and it is never taken twice by one thread.
/// </summary>
/// <remarks>
/// It is left with a plain write, which makes it less than half as dear as a <see cref="Lock"/> (5 ns for 13 ns), and two of them are on the way of every
/// request. A structure, so that C#'s lock statement refuses it instead of taking another lock; keep it in a field that is not readonly.
/// </remarks>
internal struct BriefLock
{
    private int _isHeld;

    /// <summary>Takes the lock.</summary>
    /// <returns>What gives it back when it is disposed.</returns>
    [UnscopedRef]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Scope Enter()
    {
        if (Interlocked.CompareExchange(ref _isHeld, 1, 0) != 0)
        {
            Wait();
        }

        return new Scope(ref _isHeld);
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
