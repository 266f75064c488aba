using System.Diagnostics.CodeAnalysis;

namespace Wdf.IoTargets.Testing;

/// <summary>
/// The strategy of every explored kernel: asks a chooser, and records what happened, in arrays that are used again for the next
/// schedule. Nothing is allocated once they have grown.
/// </summary>
internal sealed partial class ScheduleRecorder : ISchedulingStrategy, IScheduleObserver
{
    /// <summary>More decisions than this are taken in default order: a body that never ends must not hang the search.</summary>
    public const int MostDecisions = 100_000;

    private Chooser? _chooser;
    private int[] _choices = new int[64];
    private int _pendingDecision;

    /// <summary>How many decisions were taken so far.</summary>
    public int Decisions { get; private set; }

    /// <summary>Whether a unit has run.</summary>
    public bool SawUnit { get; private set; }

    /// <summary>Whether units get stacks of their own.</summary>
    public bool OwnStacks { get; set; }

    /// <summary>Told about each decision when somebody makes a story of the schedule.</summary>
    public StoryWriter? Story { get; set; }

    bool ISchedulingStrategy.NeverPreempts => false;

    /// <summary>The choices so far: index 0 is the default order's.</summary>
    public ReadOnlySpan<int> Choices => _choices.AsSpan(0, Decisions);

    /// <summary>Forgets the last schedule. Called before the kernel is made or reset.</summary>
    /// <param name="chooser">Who chooses from now on.</param>
    public void Reset(Chooser chooser)
    {
        _chooser = chooser;
        Decisions = 0;
        SawUnit = false;
        _pendingDecision = -1;
        _keepsAccesses = chooser.NeedsAccesses || Story is not null;
        ResetObjects();
        ResetSteps();
    }

    void ISchedulingStrategy.Begin()
    {
        // Objects are made before the run begins; Reset has done it.
    }

    int ISchedulingStrategy.Choose(ReadOnlySpan<KernelActor> candidates, KernelActor? current)
    {
        if (Decisions >= MostDecisions)
        {
            return 0;
        }

        var index = _chooser!.Pick(this, candidates, current);
        Story?.OnChoice(this, candidates, index);
        if (Decisions == _choices.Length)
        {
            Array.Resize(ref _choices, 2 * Decisions);
        }

        _choices[Decisions] = index;
        _pendingDecision = Decisions++;
        return index;
    }

    bool ISchedulingStrategy.WantsOwnStack(KernelUnit unit) => OwnStacks;

    void IScheduleObserver.OnCreated(KernelObject created) => Register(created);

    void IScheduleObserver.OnStep(KernelActor actor, in Footprint step)
    {
        BeginStep(actor, step);
        Story?.OnStep(this, actor, step);
    }

    void IScheduleObserver.OnTouched(KernelActor actor, KernelObject? touched, StepAccess access)
    {
        ref var state = ref StateOf(actor);
        EnsureStep(ref state, actor);
        state.Events++;
        if (touched is null)
        {
            TouchEverything(ref state);
        }
        else if (access != StepAccess.None)
        {
            Touch(ref state, touched, access == StepAccess.Write);
        }
    }

    void IScheduleObserver.OnStepEnded(KernelActor actor, bool ranDriverCode)
    {
        ref var state = ref StateOf(actor);
        EnsureStep(ref state, actor);
        EndStep(ref state, actor, ranDriverCode);
    }

    void IScheduleObserver.OnReady(KernelActor actor)
    {
        ref var state = ref StateOf(actor);
        state.ReadyBy = _currentStep;
        SawUnit |= actor is KernelUnit;
        Story?.OnReady(actor);
    }

    void IScheduleObserver.OnQuiet()
    {
        _currentStep = -1;
        _barrier = Steps;
        _quiets++;
        _isQuiet = true;
    }

    [DoesNotReturn]
    private static void TooMany() => throw new InvalidOperationException("A schedule of this body has more steps than an exploration can keep.");
}
