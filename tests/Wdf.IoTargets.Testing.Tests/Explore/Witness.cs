namespace Wdf.IoTargets.Testing.Tests.Explore;

/// <summary>Follows a path of choices, extends it with first choices, and writes down each step with what it touched.</summary>
internal sealed class Witness(List<(int Chosen, int Count)> path, bool ownStacks) : ISchedulingStrategy, IScheduleObserver
{
    private const string DriverMemory = "memory of the code under test";

    private readonly Dictionary<KernelActor, WitnessedStep> _running = [];
    private readonly Dictionary<string, int> _numbers = [];
    private int _depth;

    public List<WitnessedStep> Steps { get; } = [];

    public bool NeverPreempts => false;

    public void Begin()
    {
    }

    public int Choose(ReadOnlySpan<KernelActor> candidates, KernelActor? current)
    {
        if (_depth == path.Count)
        {
            path.Add((0, candidates.Length));
        }

        return path[_depth++].Chosen;
    }

    public bool WantsOwnStack(KernelUnit unit) => ownStacks;

    public void OnCreated(KernelObject created)
    {
    }

    public void OnStep(KernelActor actor, in Footprint step)
    {
        Open(actor);
        var now = _running[actor];
        if (step.Step == KernelStep.ActorStarted)
        {
            now.Touch(DriverMemory, writes: true);
        }

        if (step.Subject is not null || step.Step != KernelStep.DriverPoint)
        {
            TouchChain(now, step.Subject, step.SubjectAccess);
        }

        if (step.Partner is not null)
        {
            TouchChain(now, step.Partner, step.PartnerAccess);
        }
    }

    public void OnTouched(KernelActor actor, KernelObject? touched, StepAccess access)
    {
        if (access != StepAccess.None)
        {
            TouchChain(Running(actor), touched, access);
        }
    }

    public void OnStepEnded(KernelActor actor, bool ranDriverCode)
    {
        if (ranDriverCode)
        {
            Running(actor).Touch(DriverMemory, writes: true);
        }
    }

    public void OnReady(KernelActor actor)
    {
    }

    public void OnQuiet()
    {
    }

    private static void TouchChain(WitnessedStep step, KernelObject? what, StepAccess access)
    {
        step.Touch(what, access == StepAccess.Write);
        for (var about = what?.Principal; about is not null; about = about.Principal)
        {
            step.Touch(about, access == StepAccess.Write);
        }
    }

    private WitnessedStep Running(KernelActor actor)
    {
        if (!_running.TryGetValue(actor, out var running))
        {
            running = Open(actor);
        }

        return running;
    }

    private WitnessedStep Open(KernelActor actor)
    {
        // A device completes two requests from units of the same name.
        var name = actor is KernelUnit { Subject: { } subject } ? $"{actor.Name} for {subject.Name}" : actor.Name;
        var number = _numbers[name] = _numbers.GetValueOrDefault(name) + 1;
        var step = new WitnessedStep(name, $"{name}/{number}");
        Steps.Add(step);
        return _running[actor] = step;
    }
}
