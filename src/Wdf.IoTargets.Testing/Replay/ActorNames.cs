using System.Globalization;

namespace Wdf.IoTargets.Testing;

/// <summary>Names actors by what they are and which one of their kind, for replay strings and stories.</summary>
internal sealed class ActorNames
{
    private readonly Dictionary<KernelActor, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public string Of(KernelActor actor)
    {
        if (_names.TryGetValue(actor, out var known))
        {
            return known;
        }

        var name = actor.Name;
        if (actor is KernelUnit { Subject: { } subject } && !name.Contains(subject.Name, StringComparison.Ordinal))
        {
            name = $"{name} for {subject.Name}";
        }

        var count = _counts[name] = _counts.GetValueOrDefault(name) + 1;
        return _names[actor] = count == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} #{count}");
    }
}
