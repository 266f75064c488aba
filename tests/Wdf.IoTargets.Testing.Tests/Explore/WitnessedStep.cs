namespace Wdf.IoTargets.Testing.Tests.Explore;

/// <summary>One step of an actor as the brute-force enumeration saw it.</summary>
internal sealed class WitnessedStep(string actor, string name)
{
    private readonly HashSet<object> _reads = [];
    private readonly HashSet<object> _writes = [];
    private bool _touchesAll;

    public string Name => name;

    public void Touch(object? what, bool writes)
    {
        if (what is null)
        {
            _touchesAll = true;
        }
        else
        {
            (writes ? _writes : _reads).Add(what);
        }
    }

    /// <summary>Whether a later step cannot go before this one.</summary>
    public bool Precedes(WitnessedStep later) =>
        later.Actor == Actor
        || ((_touchesAll || later._touchesAll) && HasTouched && later.HasTouched)
        || _writes.Overlaps(later._writes) || _writes.Overlaps(later._reads) || _reads.Overlaps(later._writes);

    private string Actor => actor;

    private bool HasTouched => _touchesAll || _reads.Count + _writes.Count > 0;
}
