namespace Wdf.IoTargets;

/// <summary>Somebody waits for the units that were queued at an instant.</summary>
internal sealed class DpcFlush(KernelEvent done)
{
    /// <summary>How many of them have not ended. Protected by the dispatcher lock.</summary>
    public int Remaining { get; set; }

    public KernelEvent Done { get; } = done;
}
