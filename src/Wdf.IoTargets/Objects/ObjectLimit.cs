namespace Wdf.IoTargets;

/// <summary>Counts a driver's live objects of the watched kinds against the limit that the verifier was given. It breaks once, then it is off.</summary>
internal sealed class ObjectLimit
{
    private static readonly KernelObjectKind[] Usual =
        [KernelObjectKind.Request, KernelObjectKind.WorkItem, KernelObjectKind.Text, KernelObjectKind.Object, KernelObjectKind.Device];

    private readonly int _limit;
    private readonly KernelObjectKind[] _kinds;
    private int _live;
    private int _devices;
    private bool _isOff;

    private ObjectLimit(int limit, IReadOnlyCollection<KernelObjectKind>? kinds)
    {
        _limit = limit;
        _kinds = kinds is null ? Usual : [.. kinds.Where(static k => k != KernelObjectKind.Memory)];
    }

    /// <summary>What the options ask for; null for nothing.</summary>
    public static ObjectLimit? Of(SimulatedKernel kernel) =>
        kernel.FrameworkVerifierOn && kernel.Options.ObjectLimit is { } limit ? new ObjectLimit(limit, kernel.Options.ObjectLimitKinds) : null;

    /// <summary>An object was made.</summary>
    public void Add(WdfObject made)
    {
        if (made is WdfDevice)
        {
            Interlocked.Increment(ref _devices);
        }

        if (!Watches(made))
        {
            return;
        }

        var most = (long)_limit * Math.Max(1, Volatile.Read(ref _devices));
        if (Interlocked.Increment(ref _live) == most && !_isOff)
        {
            _isOff = true;
            made.Kernel.Break("FxObjectVerifyLeakDetectionConsiderObject", $"{made.Name} is the {most}th live object that the driver holds, and the limit is {_limit} for each device.", "Delete objects that are no longer needed, or raise the limit.", made);
        }
    }

    /// <summary>An object is gone.</summary>
    public void Remove(WdfObject gone)
    {
        if (gone is WdfDevice)
        {
            Interlocked.Decrement(ref _devices);
        }

        if (Watches(gone))
        {
            Interlocked.Decrement(ref _live);
        }
    }

    private bool Watches(WdfObject subject) => subject.CountsForLimit && Array.IndexOf(_kinds, subject.Kind) >= 0;
}
