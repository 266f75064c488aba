namespace Wdf.IoTargets.BugZoo;

/// <summary>All bugs, by name.</summary>
internal static class Zoo
{
    public static IReadOnlyList<Bug> All { get; } =
        [.. typeof(Bug).Assembly.GetTypes()
            .Where(static t => t.IsSubclassOf(typeof(Bug)) && !t.IsAbstract)
            .OrderBy(static t => t.Name, StringComparer.Ordinal)
            .Select(static t => (Bug)Activator.CreateInstance(t)!)];

    public static Bug ByName(string name) => All.Single(b => b.Name == name);
}
