namespace Wdf.IoTargets;

/// <content>What a strategy that observes is told beyond the choices it makes.</content>
internal sealed partial class DeterministicScheduler
{
    private (int Entries, nint Frame) _positionAtStep;

    /// <summary>The strategy, when it observes; null otherwise.</summary>
    public IScheduleObserver? Observer { get; }

    /// <summary>The running step has touched something beyond its footprint; null for everything.</summary>
    public void Touch(KernelObject? subject, StepAccess access = StepAccess.Write)
    {
        if (Observer is not null && KernelActor.Current is { } actor && ReferenceEquals(actor.Kernel, Kernel))
        {
            Observer.OnTouched(actor, subject, access);
        }
    }

    /// <summary>The running step has done something that is observed but is no scheduling point.</summary>
    public void Touch(KernelStep step, KernelObject? subject, KernelObject? partner)
    {
        if (Observer is null || KernelActor.Current is not { } actor)
        {
            return;
        }

        var touched = Footprint.Of(step, subject, partner);
        Observer.OnTouched(actor, subject, touched.SubjectAccess);
        if (partner is not null)
        {
            Observer.OnTouched(actor, partner, touched.PartnerAccess);
        }
    }

    private void BeginStep(KernelActor actor, in Footprint step)
    {
        if (Observer is not null)
        {
            _positionAtStep = DriverContext.Position;
            Observer.OnStep(actor, step);
        }
    }

    // All of a unit on a borrowed stack is one step; an observer still sees its parts as if another could have run between them.
    private void PassPoint(KernelActor actor, KernelStep step, KernelObject? subject, KernelObject? partner)
    {
        if (Observer is null)
        {
            return;
        }

        if (step == KernelStep.LockReleased || _conditions > 0)
        {
            Touch(_conditions > 0 ? null : subject);
        }

        EndStep(actor, IsEntry(step));
        _positionAtStep = DriverContext.Position;
        Touch(step, subject, partner);
    }

    // A callback that was entered or left in the step has run some of the driver's code.
    private void EndStep(KernelActor actor, bool ranDriverCode) =>
        Observer?.OnStepEnded(actor, ranDriverCode || DriverContext.Position != _positionAtStep);

    // Steps that driver code takes itself: it ran just before.
    private static bool IsEntry(KernelStep step) => step switch
    {
        KernelStep.DdiCalled or KernelStep.DriverPoint or KernelStep.EventSet or KernelStep.Waiting => true,
        KernelStep.LockAcquiring or KernelStep.LockReleased or KernelStep.IrpCompleting or KernelStep.IrpCalled => true,
        KernelStep.IrpCancelling or KernelStep.IrpCancelRoutineChanged => true,
        KernelStep.DpcQueuing or KernelStep.TimerSetting or KernelStep.WorkItemQueuing => true,
        _ => false,
    };
}
