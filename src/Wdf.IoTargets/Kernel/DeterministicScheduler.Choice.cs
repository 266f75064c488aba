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

        return _ready.TakeAt(_neverPreempts || _ready.Count == 1 ? 0 : _strategy.Choose(_ready.Actors, null));
    }

    private KernelActor ChooseBeside(KernelActor current)
    {
        var candidates = current.Irql < Irql.Dispatch ? _ready.Beside(current) : CandidatesAtDispatch(current);
        if (candidates.Length == 1)
        {
            return current;
        }

        var index = _strategy.Choose(candidates, current);
        var chosen = candidates[index];
        if (index > 0)
        {
            _ready.Remove(chosen);
        }

        return chosen;
    }

    // An interrupt does not interrupt code at its own level; what has a stack of its own runs on another CPU.
    private Span<KernelActor> CandidatesAtDispatch(KernelActor current)
    {
        _candidates.Clear();
        _candidates.Add(current);
        foreach (var actor in _ready.Actors)
        {
            if (actor is not KernelUnit { Carrier: null } unit || NeedsOwnStack(unit))
            {
                _candidates.Add(actor);
            }
        }

        return CollectionsMarshal.AsSpan(_candidates);
    }
}
