using System.Numerics;

namespace Wdf.IoTargets.Testing;

/// <content>A decision on the current path.</content>
internal sealed partial class ExhaustiveChooser
{
    /// <summary>Whether there was a decision, and not everything is to be tried there already.</summary>
    internal bool CanDemand(int decision) =>
        decision >= 0 && decision < _nodeCount && _nodes[decision].Backtrack != AllOf(_nodes[decision]);

    /// <summary>Demands that an actor is tried at a decision, unless one of those that serve as well is to be tried already.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="initials">The actors that would serve; at least one.</param>
    internal void Demand(int decision, List<ulong> initials)
    {
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

    // Used again for another decision when the search has left it.
    private sealed class Node
    {
        private readonly List<SleepSet.Touched> _touched = [];
        private ulong _tried;

        public List<ulong> Candidates { get; } = [];

        public SleepSet Asleep { get; } = new();

        /// <summary>What was tried, and what was asleep from the beginning.</summary>
        public SleepSet Done { get; } = new();

        public ulong Backtrack { get; set; }

        public int Chosen { get; set; }

        /// <summary>First access of the step that the choice led to.</summary>
        public int Step { get; set; } = -1;

        /// <summary>Forgets the decision that the node was for.</summary>
        public void Reset()
        {
            _touched.Clear();
            _tried = 0;
            Candidates.Clear();
            Asleep.Clear();
            Done.Clear();
            Backtrack = 0;
            Chosen = 0;
            Step = -1;
        }

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

                var first = _touched.Count;
                AddTouched(recorder);
                Done.Add(Candidates[Chosen], _touched, first);
            }

            return next;
        }

        private void AddTouched(ScheduleRecorder recorder)
        {
            var accesses = recorder.Accesses;
            for (var a = Step; a >= 0; a = accesses[a].Next)
            {
                _touched.Add(new SleepSet.Touched(recorder.IdentityOf(accesses[a].Slot), accesses[a].Writes));
            }
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
