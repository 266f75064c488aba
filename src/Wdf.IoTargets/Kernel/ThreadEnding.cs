namespace Wdf.IoTargets;

/// <summary>In which state a thread has ended: what it has raised or entered must be undone before.</summary>
internal static class ThreadEnding
{
    /// <summary>What is wrong with the state of a thread that ends, one text for each thing.</summary>
    public static IEnumerable<string> FaultsOf(KernelThread thread)
    {
        if (thread.Irql != Irql.Passive)
        {
            yield return $"{thread.Name} ended at {thread.Irql}: it has not lowered the IRQL (KeLowerIrql), or not released a spin lock or fast mutex.";
        }

        if (thread.CriticalRegionDepth != 0)
        {
            yield return Region(thread, thread.CriticalRegionDepth, "critical", "KeEnterCriticalRegion, KeLeaveCriticalRegion, or a mutex or wait lock");
        }

        if (thread.GuardedRegionDepth != 0)
        {
            yield return Region(thread, thread.GuardedRegionDepth, "guarded", "KeEnterGuardedRegion, KeLeaveGuardedRegion");
        }
    }

    private static string Region(KernelThread thread, int depth, string kind, string by) =>
        (depth > 0 ? $"{thread.Name} ended in {depth} {kind} region(s) that it has not left" : $"{thread.Name} left {-depth} {kind} region(s) more than it has entered")
        + $" ({by}): a real system stops with bug check 0x20 (KERNEL_APC_PENDING_DURING_EXIT).";
}
