namespace Wdf.IoTargets;

/// <summary>
/// What an actor's next step will touch. Two steps of different actors race when they share an object that at
/// least one of them writes; steps that do not race commute, which is what reduction and sampling rest on.
/// </summary>
/// <param name="Step">The step.</param>
/// <param name="Subject">First object, or null: the step then counts as touching everything.</param>
/// <param name="SubjectAccess">How it touches the first object.</param>
/// <param name="Partner">Second object, if any.</param>
/// <param name="PartnerAccess">How it touches the second.</param>
/// <param name="RunsDriverCode">
/// True when the step also runs code of the driver under test or of the test, whose memory no footprint shows; such
/// steps never commute with each other.
/// </param>
public readonly record struct Footprint(
    KernelStep Step,
    KernelObject? Subject,
    StepAccess SubjectAccess,
    KernelObject? Partner,
    StepAccess PartnerAccess,
    bool RunsDriverCode)
{
    // By step: looked up at every scheduling point.
    private static readonly (StepAccess Partner, bool RunsDriver)[] Rules =
        [.. Enum.GetValues<KernelStep>().Select(static s => (PartnerAccessOf(s), RunsDriver(s)))];

    /// <summary>The footprint of a step, from the one table that says how each step touches its objects.</summary>
    /// <param name="step">The step.</param>
    /// <param name="subject">Its subject.</param>
    /// <param name="partner">Its partner.</param>
    /// <returns>The footprint.</returns>
    public static Footprint Of(KernelStep step, KernelObject? subject, KernelObject? partner)
    {
        var subjectAccess = subject is null ? StepAccess.None : StepAccess.Write;
        var rule = Rules[(int)step];
        return new Footprint(step, subject, subjectAccess, partner, partner is null ? StepAccess.None : rule.Partner, rule.RunsDriver);
    }

    /// <summary>Whether this step and another one do not commute.</summary>
    /// <param name="other">A pending step of another actor.</param>
    /// <returns>True when their order can matter.</returns>
    public bool RacesWith(in Footprint other)
    {
        if ((RunsDriverCode && other.RunsDriverCode) || Subject is null || other.Subject is null)
        {
            return true;
        }

        return Meets(Subject, SubjectAccess, other) || (Partner is not null && Meets(Partner, PartnerAccess, other));
    }

    private static bool Meets(KernelObject what, StepAccess how, in Footprint other) =>
        (ReferenceEquals(what, other.Subject) && (how == StepAccess.Write || other.SubjectAccess == StepAccess.Write))
        || (ReferenceEquals(what, other.Partner) && (how == StepAccess.Write || other.PartnerAccess == StepAccess.Write));

    // A device object is only looked at while an IRP passes through it; a target's lists change.
    private static StepAccess PartnerAccessOf(KernelStep step) => step switch
    {
        KernelStep.IrpCalled or KernelStep.IrpCompleting or KernelStep.IrpRoutineCalled => StepAccess.Read,
        KernelStep.IrpCancelling or KernelStep.IrpCancelRoutineCalled or KernelStep.IrpMarkedPending => StepAccess.Read,
        KernelStep.RequestFormatted => StepAccess.Read,
        _ => StepAccess.Write,
    };

    private static bool RunsDriver(KernelStep step) => step switch
    {
        KernelStep.DdiCalled or KernelStep.DriverPoint or KernelStep.ActorStarted or KernelStep.WaitEnded => true,
        KernelStep.CompletionRoutineCalled or KernelStep.CleanupCalled or KernelStep.DestroyCalled => true,
        KernelStep.RequestPresented or KernelStep.RequestCancelCalled => true,
        KernelStep.RequestStopCalled or KernelStep.RequestResumeCalled or KernelStep.QueueStateCalled => true,
        KernelStep.IrpCalled or KernelStep.IrpRoutineCalled or KernelStep.IrpCancelRoutineCalled => true,

        // These end what the driver called: its code goes on in the same step.
        KernelStep.EventSet or KernelStep.LockAcquiring or KernelStep.LockReleased or KernelStep.Waiting => true,
        KernelStep.DpcQueuing or KernelStep.TimerSetting or KernelStep.WorkItemQueuing => true,
        KernelStep.ObjectDeleted or KernelStep.TargetStateChanging or KernelStep.TargetWaiting or KernelStep.QueueStateChanging => true,
        KernelStep.IrpCompleting or KernelStep.IrpCancelRoutineChanged or KernelStep.RequestCancelableChanged => true,
        KernelStep.RequestCompleting or KernelStep.RequestForgotten => true,
        _ => false,
    };
}
