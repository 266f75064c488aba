namespace Wdf.IoTargets.Testing;

/// <content>Actors, steps, and what each step touched.</content>
internal sealed partial class ScheduleRecorder
{
    private const int MostKeptSteps = 1 << 20;

    private ActorState[] _actors = new ActorState[16];
    private StepState[] _steps = new StepState[128];
    private Access[] _accesses = new Access[512];
    private int _accessCount;
    private int _currentStep;
    private int _barrier;
    private bool _keepsAccesses;

    /// <summary>How many actors have shown up.</summary>
    public int Actors { get; private set; }

    /// <summary>How many steps were begun.</summary>
    public int Steps { get; private set; }

    /// <summary>The steps; their accesses only where the chooser needs them.</summary>
    public ReadOnlySpan<StepState> StepStates => _steps.AsSpan(0, Steps);

    /// <summary>The accesses, linked per step.</summary>
    public ReadOnlySpan<Access> Accesses => _accesses.AsSpan(0, _accessCount);

    /// <summary>A number of the actor's that choosers keep; 0 at first.</summary>
    public ref ulong PriorityOf(KernelActor actor) => ref StateOf(actor).Priority;

    /// <summary>Which actor it is, counted from 0.</summary>
    public int IndexOf(KernelActor actor)
    {
        _ = StateOf(actor);
        return _objects[actor.ObserverSlot].Actor;
    }

    /// <summary>The identity of an actor.</summary>
    public ulong IdentityOfActor(int actor) => _actors[actor].Identity;

    private void ResetSteps()
    {
        Actors = 0;
        Steps = 0;
        _accessCount = 0;
        _currentStep = -1;
        _barrier = 0;
    }

    private ref ActorState StateOf(KernelActor actor)
    {
        ref var o = ref _objects[actor.ObserverSlot];
        if (o.Actor < 0)
        {
            if (Actors == _actors.Length)
            {
                Array.Resize(ref _actors, 2 * Actors);
            }

            o.Actor = Actors;
            _actors[Actors++] = new ActorState { Identity = o.Identity, Step = -1, ReadyBy = -1 };
        }

        return ref _actors[o.Actor];
    }

    private void BeginStep(KernelActor actor, in Footprint step)
    {
        ref var state = ref StateOf(actor);
        OpenStep(ref state, actor);
        state.Events++;
        if (step.Step == KernelStep.ActorStarted)
        {
            if (actor is KernelUnit)
            {
                SawUnit = true;
                if (_keepsAccesses)
                {
                    AddAccess(state.Step, Processor, writes: false);
                }
            }

            TouchDriverMemory(ref state);
        }

        if (step.Subject is null)
        {
            if (step.Step != KernelStep.DriverPoint)
            {
                TouchEverything(ref state);
            }

            return;
        }

        Touch(ref state, step.Subject, step.SubjectAccess == StepAccess.Write);
        if (step.Partner is not null)
        {
            state.Events++;
            Touch(ref state, step.Partner, step.PartnerAccess == StepAccess.Write);
        }
    }

    private void EnsureStep(ref ActorState state, KernelActor actor)
    {
        if (state.Step < 0)
        {
            // The body before its first point.
            OpenStep(ref state, actor);
        }
    }

    private void OpenStep(ref ActorState state, KernelActor actor)
    {
        if (Steps == _steps.Length)
        {
            if (Steps >= MostKeptSteps)
            {
                TooMany();
            }

            Array.Resize(ref _steps, 2 * Steps);
        }

        _isQuiet = false;
        _steps[Steps] = new StepState
        {
            Actor = _objects[actor.ObserverSlot].Actor,
            Previous = state.Step,
            ReadyBy = state.ReadyBy >= _barrier ? state.ReadyBy : -1,
            Decision = _pendingDecision,
            Barrier = _barrier,
            FirstAccess = -1,
        };
        _pendingDecision = -1;
        _currentStep = Steps;
        state.Step = Steps++;
        state.ReadyBy = -1;
        state.HasTouchedDriver = false;
        state.WasRaised = actor.Irql >= Irql.Dispatch;
    }

    private void EndStep(ref ActorState state, KernelActor actor, bool ranDriverCode)
    {
        if (ranDriverCode)
        {
            TouchDriverMemory(ref state);
        }

        if (_keepsAccesses && state.WasRaised != (actor.Irql >= Irql.Dispatch) && actor is KernelThread)
        {
            AddAccess(state.Step, Processor, writes: true);
        }

        // A part of a step counts like a step in the hash: the same ordering then has the same one on one CPU and on two.
        state.HasTouchedDriver = false;
    }

    private void TouchDriverMemory(ref ActorState state)
    {
        if (!state.HasTouchedDriver)
        {
            state.HasTouchedDriver = true;
            TouchSlot(ref state, DriverMemory, writes: true);
        }
    }

    private void AddAccess(int step, int slot, bool writes)
    {
        for (var i = _steps[step].FirstAccess; i >= 0; i = _accesses[i].Next)
        {
            if (_accesses[i].Slot == slot)
            {
                _accesses[i].Writes |= writes;
                return;
            }
        }

        if (_accessCount == _accesses.Length)
        {
            Array.Resize(ref _accesses, 2 * _accessCount);
        }

        _accesses[_accessCount] = new Access { Slot = slot, Writes = writes, Next = _steps[step].FirstAccess };
        _steps[step].FirstAccess = _accessCount++;
    }

    /// <summary>One step that was taken.</summary>
    public struct StepState
    {
        /// <summary>Who took it.</summary>
        public int Actor;

        /// <summary>The step of the same actor before, or -1.</summary>
        public int Previous;

        /// <summary>The step that let the actor run, when it was blocked or new; or -1.</summary>
        public int ReadyBy;

        /// <summary>The decision that led to it, or -1 when there was no choice.</summary>
        public int Decision;

        /// <summary>All steps before this number happened before, because nothing could run in between.</summary>
        public int Barrier;

        /// <summary>The first of its accesses, or -1.</summary>
        public int FirstAccess;
    }

    /// <summary>One object that a step touched.</summary>
    public struct Access
    {
        /// <summary>The object's slot.</summary>
        public int Slot;

        /// <summary>Whether it was written.</summary>
        public bool Writes;

        /// <summary>The next access of the same step, or -1.</summary>
        public int Next;
    }

    private struct ActorState
    {
        public ulong Identity;
        public ulong Events;
        public ulong Made;
        public ulong Priority;
        public int Step;
        public int ReadyBy;
        public bool HasTouchedDriver;
        public bool WasRaised;
    }
}
