namespace Wdf.IoTargets;

/// <summary>A call of driver code that takes a lock or gives one back.</summary>
/// <param name="Lock">The lock.</param>
/// <param name="Form">The pair of routines that the call belongs to.</param>
/// <param name="Owner">Who holds the lock now; null for nobody.</param>
/// <param name="Irql">For a release: the IRQL that it shall restore.</param>
/// <param name="Handle">The handle of an in-stack queued spin lock; null for other forms.</param>
/// <param name="IsTry">Whether the call gives up when the lock is held.</param>
internal readonly record struct LockCall(KernelObject Lock, LockForm Form, KernelActor? Owner, Irql Irql = Irql.Passive, object? Handle = null, bool IsTry = false);
