using System.Runtime.InteropServices;

namespace Wdf.IoTargets;

/// <content>What runs next.</content>
internal sealed partial class DeterministicScheduler
{
    // Removes the chosen actor from the ready list. Without a current actor, time may have to pass first.
    private KernelActor Choose(KernelActor? current)
    {
        if (_conditions > 0)
        {
            AskConditions();
        }

        if (current is not null)
        {
            return ChooseBeside(current);
        }

        if (_ready.Count == 0 && PassTimeUntilReady() is { } waiter)
        {
            return waiter;
        }

        if (_neverPreempts || _ready.Count == 1)
        {
            return Take(0);
        }

        return Take(_strategy.Choose(CollectionsMarshal.AsSpan(_ready), null));
    }

    private KernelActor ChooseBeside(KernelActor current)
    {
        _candidates.Clear();
        _candidates.Add(current);
        foreach (var actor in _ready)
        {
            // An interrupt does not interrupt code at its own level; what has a stack of its own runs on another CPU.
            if (actor is not KernelUnit { Carrier: null } unit || current.Irql < Irql.Dispatch || NeedsOwnStack(unit))
            {
                _candidates.Add(actor);
            }
        }

        if (_candidates.Count == 1)
        {
            return current;
        }

        var chosen = _candidates[_strategy.Choose(CollectionsMarshal.AsSpan(_candidates), current)];
        if (!ReferenceEquals(chosen, current))
        {
            _ready.Remove(chosen);
        }

        return chosen;
    }

    private KernelActor Take(int index)
    {
        var actor = _ready[index];
        _ready.RemoveAt(index);
        return actor;
    }
}
