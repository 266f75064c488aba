namespace Wdf.IoTargets;

/// <summary>Code blocked, or went round in circles, outside the simulated kernel, which therefore cannot go on.</summary>
public sealed class KernelStallException : Exception, IPictured
{
    private string? _pictureNote;

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public KernelStallException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public override string Message => base.Message + _pictureNote;

    /// <inheritdoc/>
    void IPictured.AddPictureNote(string note) => _pictureNote = Environment.NewLine + note;

    internal static KernelStallException For(KernelActor? actor, TimeSpan limit) =>
        new($"{actor?.Name ?? "An actor"} has run for {limit.TotalSeconds:0.###} s of real time without a scheduling point: it is blocked "
            + "outside the simulated kernel (a lock held over a DDI, .Result or .Wait(), a blocking read), or loops. Wait through the kernel instead: "
            + "KernelEvent, Join, await request.SendAsync(...), kernel.Delay(...). The limit is SimulatedKernelOptions.StallLimit.");
}
