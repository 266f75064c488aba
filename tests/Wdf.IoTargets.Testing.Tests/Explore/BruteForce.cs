namespace Wdf.IoTargets.Testing.Tests.Explore;

/// <summary>
/// Runs a body under every schedule there is, without any reduction, and brings what happened in each into a normal form in which steps that
/// commute are sorted. Written without anything of the explorer.
/// </summary>
internal static class BruteForce
{
    /// <summary>Enumerates, unless there are too many.</summary>
    /// <returns>Null when there are more than the limit.</returns>
    public static (HashSet<string> Orderings, int Schedules)? Enumerate(Action<SimulatedKernel> body, bool ownStacks, int limit)
    {
        var (orderings, schedules, isComplete) = EnumerateSome(body, ownStacks, limit);
        return isComplete ? (orderings, schedules) : null;
    }

    /// <summary>Enumerates.</summary>
    /// <param name="body">The body.</param>
    /// <param name="ownStacks">Whether units get stacks of their own.</param>
    /// <returns>The normal forms, and how many schedules there were.</returns>
    public static (HashSet<string> Orderings, int Schedules) Enumerate(Action<SimulatedKernel> body, bool ownStacks = false)
    {
        var (orderings, schedules, _) = EnumerateSome(body, ownStacks, int.MaxValue);
        return (orderings, schedules);
    }

    private static (HashSet<string> Orderings, int Schedules, bool IsComplete) EnumerateSome(Action<SimulatedKernel> body, bool ownStacks, int limit)
    {
        var orderings = new HashSet<string>();
        var path = new List<(int Chosen, int Count)>();
        var schedules = 0;
        do
        {
            var witness = new Witness(path, ownStacks);
            using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Strategy = witness, TraceCapacity = 0 });
            kernel.Run(body);
            orderings.Add(NormalForm(witness.Steps));
            schedules++;
            if (schedules == limit)
            {
                return (orderings, schedules, false);
            }
        }
        while (Next(path));

        return (orderings, schedules, true);
    }

    // The last choice that has another one left moves on; what is behind it begins anew.
    private static bool Next(List<(int Chosen, int Count)> path)
    {
        while (path.Count > 0)
        {
            var (chosen, count) = path[^1];
            path.RemoveAt(path.Count - 1);
            if (chosen + 1 < count)
            {
                path.Add((chosen + 1, count));
                return true;
            }
        }

        return false;
    }

    // Again and again the first by name of the steps that no earlier one is in the way of: equal for two orders that only swap steps that commute.
    private static string NormalForm(List<WitnessedStep> steps)
    {
        var left = new List<WitnessedStep>(steps);
        var form = new List<string>();
        while (left.Count > 0)
        {
            var free = left.Where((step, i) => !left.Take(i).Any(earlier => earlier.Precedes(step)));
            var next = free.OrderBy(static s => s.Name, StringComparer.Ordinal).First();
            left.Remove(next);
            form.Add(next.Name);
        }

        return string.Join(" ", form);
    }
}
