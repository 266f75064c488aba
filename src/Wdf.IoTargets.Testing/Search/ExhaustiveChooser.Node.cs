using System.Numerics;

namespace Wdf.IoTargets.Testing;

/// <content>A decision on the current path.</content>
internal sealed partial class ExhaustiveChooser
{
    /// <summary>Demands that an actor is tried at a decision, unless one of those that serve as well is to be tried already.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="initials">The actors that would serve; at least one.</param>
    internal void Demand(int decision, List<ulong> initials)
    {
        if (decision < 0 || decision >= _nodes.Count)
        {
            return;
        }

        var node = _nodes[decision];
        var first = -1;
        foreach (var actor in initials)
        {
            var index = node.Candidates.IndexOf(actor);
            if (index >= 0)
            {
                if ((node.Backtrack & (1UL << index)) != 0)
                {
                    return;
                }

                first = first < 0 ? index : first;
            }
        }

        // One that could not be chosen there (a unit over code at its own level): whatever could be chosen may lead to it.
        node.Backtrack |= first < 0 ? AllOf(node) : 1UL << first;
    }

    private sealed class Node
    {
        private ulong _tried;

        public List<ulong> Candidates { get; } = [];

        public SleepSet Asleep { get; } = new();

        /// <summary>What was tried, and what was asleep from the beginning.</summary>
        public SleepSet Done { get; } = new();

        public ulong Backtrack { get; set; }

        public int Chosen { get; set; }

        /// <summary>First access of the step that the choice led to.</summary>
        public int Step { get; set; } = -1;

        /// <summary>The current choice has been explored.</summary>
        /// <returns>What to try next, or -1.</returns>
        public int Leave(ScheduleRecorder recorder)
        {
            var isFirst = _tried == 0;
            _tried |= 1UL << Chosen;
            var next = NextToTry();
            if (next >= 0)
            {
                if (isFirst)
                {
                    Done.Add(Asleep);
                }

                Done.Add(Candidates[Chosen], TouchedBy(recorder));
            }

            return next;
        }

        private (ulong Identity, bool Writes)[] TouchedBy(ScheduleRecorder recorder)
        {
            var touched = new List<(ulong, bool)>();
            for (var a = Step; a >= 0; a = recorder.Accesses[a].Next)
            {
                touched.Add((recorder.IdentityOf(recorder.Accesses[a].Slot), recorder.Accesses[a].Writes));
            }

            return [.. touched];
        }

        private int NextToTry()
        {
            var left = Backtrack & ~_tried;
            while (left != 0)
            {
                var index = BitOperations.TrailingZeroCount(left);
                if (!Asleep.Contains(Candidates[index]))
                {
                    return index;
                }

                left &= left - 1;
            }

            return -1;
        }
    }
}
