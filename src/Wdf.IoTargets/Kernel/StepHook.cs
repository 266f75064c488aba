namespace Wdf.IoTargets;

/// <summary>What a test wants to happen at a step: an action, once, or a gate that holds whoever comes.</summary>
internal sealed record StepHook(KernelStep Step, KernelObject? Subject, Action? Action, StepGate? Gate)
{
    public bool Matches(KernelStep step, KernelObject? subject, KernelObject? partner) =>
        step == Step
        && (Subject is null
            || ReferenceEquals(subject, Subject)
            || ReferenceEquals(partner, Subject)
            || ReferenceEquals(subject?.Principal, Subject));
}
