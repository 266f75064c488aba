#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Semaphores, mutexes, fast mutexes, critical regions, waits for several objects. Each object is a reference in its variable.</content>
public static partial class WdmH
{
    /// <summary>The most objects that one wait may be for.</summary>
    public const int MAXIMUM_WAIT_OBJECTS = 64;

    /// <summary>The most objects that a wait may be for without an array of wait blocks.</summary>
    public const int THREAD_WAIT_OBJECTS = 3;

    /// <inheritdoc cref="KernelWaitType.All"/>
    public const KernelWaitType WaitAll = KernelWaitType.All;

    /// <inheritdoc cref="KernelWaitType.Any"/>
    public const KernelWaitType WaitAny = KernelWaitType.Any;

    /// <summary>Waits for several objects.</summary>
    /// <param name="Count">How many; with more than <see cref="THREAD_WAIT_OBJECTS"/> an array of wait blocks would be needed in C.</param>
    /// <param name="Object">The objects.</param>
    /// <param name="WaitType">All of them, taken in one step, or any of them.</param>
    /// <param name="WaitReason">For debuggers.</param>
    /// <param name="WaitMode">Without effect.</param>
    /// <param name="Alertable">Without effect: nobody alerts a thread here.</param>
    /// <param name="Timeout">The limit in units of 100 ns: negative relative, positive absolute, 0 to poll; NULL for no limit.</param>
    /// <param name="WaitBlockArray">Without effect.</param>
    /// <returns>STATUS_WAIT_0 plus the index of the object, or STATUS_SUCCESS for all; STATUS_TIMEOUT. All of them pass NT_SUCCESS.</returns>
    /// <remarks>Maximum IRQL: APC_LEVEL; DISPATCH_LEVEL with a limit of 0.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-kewaitformultipleobjects"/>
    public static NtStatus KeWaitForMultipleObjects(
        uint Count, KernelWaitable[] Object, KernelWaitType WaitType, KernelWaitReason WaitReason, ProcessorMode WaitMode, bool Alertable, in LargeInteger? Timeout, object WaitBlockArray)
    {
        var objects = Handles.RequireWdm(Object, nameof(KeWaitForMultipleObjects), nameof(Object));
        Handles.RequireLength(objects.Length, Count, nameof(KeWaitForMultipleObjects));
        var waited = new KernelWaitable[Count];
        for (var i = 0; i < waited.Length; i++)
        {
            waited[i] = Handles.RequireWdm(objects[i], nameof(KeWaitForMultipleObjects), nameof(Object));
        }

        return Handles.Kernel.WaitForMultiple(waited, WaitType, Timeout is { } limit ? new KernelTimeout(limit) : KernelTimeout.Infinite);
    }

    /// <summary>Makes a semaphore.</summary>
    /// <param name="Semaphore">The semaphore.</param>
    /// <param name="Count">The count that it begins with.</param>
    /// <param name="Limit">The largest count.</param>
    public static void KeInitializeSemaphore(out KernelSemaphore Semaphore, int Count, int Limit) => Semaphore = new KernelSemaphore(Handles.Kernel, Count, Limit);

    /// <summary>Raises the count of a semaphore. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="Semaphore">The semaphore.</param>
    /// <param name="Increment">Boost for the threads that are released; without effect.</param>
    /// <param name="Adjustment">By how much.</param>
    /// <param name="Wait">Whether a wait follows at once; without effect.</param>
    /// <returns>The count before.</returns>
    public static int KeReleaseSemaphore(KernelSemaphore Semaphore, int Increment, int Adjustment, bool Wait) =>
        Handles.RequireWdm(Semaphore, nameof(KeReleaseSemaphore), nameof(Semaphore)).Release(Adjustment);

    /// <summary>The count of a semaphore.</summary>
    /// <param name="Semaphore">The semaphore.</param>
    /// <returns>The count.</returns>
    public static int KeReadStateSemaphore(KernelSemaphore Semaphore) => Handles.RequireWdm(Semaphore, nameof(KeReadStateSemaphore), nameof(Semaphore)).Count;

    /// <summary>Makes a mutex that is free.</summary>
    /// <param name="Mutex">The mutex.</param>
    /// <param name="Level">Without effect.</param>
    public static void KeInitializeMutex(out KernelMutex Mutex, uint Level) => Mutex = new KernelMutex(Handles.Kernel);

    /// <inheritdoc cref="KernelMutex.Release"/>
    /// <param name="Mutex">The mutex.</param>
    /// <param name="Wait">Whether a wait follows at once; without effect.</param>
    /// <returns>0 when it is free now.</returns>
    public static int KeReleaseMutex(KernelMutex Mutex, bool Wait) => Handles.RequireWdm(Mutex, nameof(KeReleaseMutex), nameof(Mutex)).Release() ? 0 : 1;

    /// <summary>Whether a mutex is free.</summary>
    /// <param name="Mutex">The mutex.</param>
    /// <returns>1 when it is.</returns>
    public static int KeReadStateMutex(KernelMutex Mutex) => Handles.RequireWdm(Mutex, nameof(KeReadStateMutex), nameof(Mutex)).IsFree ? 1 : 0;

    /// <summary>Makes a fast mutex.</summary>
    /// <param name="FastMutex">The mutex.</param>
    public static void ExInitializeFastMutex(out KernelFastMutex FastMutex) => FastMutex = new KernelFastMutex(Handles.Kernel);

    /// <inheritdoc cref="KernelFastMutex.Acquire"/>
    /// <param name="FastMutex">The mutex.</param>
    public static void ExAcquireFastMutex(KernelFastMutex FastMutex) => Handles.RequireWdm(FastMutex, nameof(ExAcquireFastMutex), nameof(FastMutex)).Acquire();

    /// <inheritdoc cref="KernelFastMutex.TryAcquire"/>
    /// <param name="FastMutex">The mutex.</param>
    public static bool ExTryToAcquireFastMutex(KernelFastMutex FastMutex) =>
        Handles.RequireWdm(FastMutex, nameof(ExTryToAcquireFastMutex), nameof(FastMutex)).TryAcquire();

    /// <inheritdoc cref="KernelFastMutex.Release"/>
    /// <param name="FastMutex">The mutex.</param>
    public static void ExReleaseFastMutex(KernelFastMutex FastMutex) => Handles.RequireWdm(FastMutex, nameof(ExReleaseFastMutex), nameof(FastMutex)).Release();

    /// <inheritdoc cref="KernelFastMutex.AcquireUnsafe"/>
    /// <param name="FastMutex">The mutex.</param>
    public static void ExAcquireFastMutexUnsafe(KernelFastMutex FastMutex) =>
        Handles.RequireWdm(FastMutex, nameof(ExAcquireFastMutexUnsafe), nameof(FastMutex)).AcquireUnsafe();

    /// <inheritdoc cref="KernelFastMutex.ReleaseUnsafe"/>
    /// <param name="FastMutex">The mutex.</param>
    public static void ExReleaseFastMutexUnsafe(KernelFastMutex FastMutex) =>
        Handles.RequireWdm(FastMutex, nameof(ExReleaseFastMutexUnsafe), nameof(FastMutex)).ReleaseUnsafe();

    /// <inheritdoc cref="SimulatedKernel.EnterCriticalRegion"/>
    public static void KeEnterCriticalRegion() => Handles.Kernel.EnterCriticalRegion();

    /// <inheritdoc cref="SimulatedKernel.LeaveCriticalRegion"/>
    public static void KeLeaveCriticalRegion() => Handles.Kernel.LeaveCriticalRegion();
}
