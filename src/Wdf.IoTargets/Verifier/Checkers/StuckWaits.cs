namespace Wdf.IoTargets;

/// <summary>Which threads wait without a limit for an event when nothing can run any more.</summary>
internal static class StuckWaits
{
    public static IEnumerable<(KernelThread Thread, KernelEvent Event)> Of(SimulatedKernel kernel)
    {
        foreach (var thread in kernel.Threads)
        {
            if (!thread.HasEnded && thread.IsBlocked && thread.WaitLimit is null && thread.Blocker is KernelEvent done)
            {
                yield return (thread, done);
            }
        }
    }
}
