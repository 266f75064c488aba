namespace Wdf.IoTargets;

/// <summary>
/// What happens in a kernel, told to the rules of the verifier. There is one object for each kernel, and none when no rule listens: the code
/// that tells tests one field, and what the rules need to remember beside an object is then not kept either.
/// </summary>
/// <remarks>
/// Each floor adds what happens on it (IrpSignals, RequestSignals), so that a floor knows only what is below it. A signal nobody listens to
/// is null. Signals are given in the actor that acts, before the step takes effect unless the name says otherwise, and never while an internal lock
/// is held: a rule may throw. Those that an I/O gives many times are given only where something stands out, as each says: one look decides for all rules. The order in which rules listen is the order of their names in one event: the first that reports wins.
/// </remarks>
internal abstract class KernelSignals(SimulatedKernel kernel)
{
    /// <summary>
    /// Driver code, or the test in its place, has called a DDI: which, on which object, with which partner. A call that takes two handles of the
    /// framework comes twice, once for each. Given only where the call stands out: above the maximum IRQL of the DDI, for a queue, or for a request
    /// that is in a state in which some call is a mistake (see Verifier.TellDdi).
    /// </summary>
    public Action<DdiName, KernelObject?, KernelObject?>? DdiCalled;

    /// <summary>A DDI was given NULL for a handle that it needs: its name.</summary>
    public Action<string>? NullGiven;

    /// <summary>Driver code, or the framework for it, has called a routine of the kernel or the I/O manager: which, on which objects.</summary>
    public Action<WdmRoutine, KernelObject?, KernelObject?>? RoutineCalled;

    /// <summary>Driver code was entered: the callback is the innermost one of the actor's record.</summary>
    public Action<KernelActor, ActorRecord>? CallbackEntered;

    /// <summary>
    /// A callback has returned and is still the innermost one of the actor's record. Given only when locks are held, or when the IRQL or a region is another than at
    /// the entry. Not given when it threw.
    /// </summary>
    public Action<KernelActor, ActorRecord>? CallbackReturned;

    /// <summary>
    /// Driver code is about to take a lock, or to try; whoever holds it may be the caller itself. Given only when the
    /// actor holds locks already, or when the lock was first taken in another form.
    /// </summary>
    public Action<KernelActor, LockCall>? LockAcquiring;

    /// <summary>
    /// Driver code is about to give a lock back, held or not. Not given for the only lock of the actor when it is given back in the form, and to the IRQL, in which it
    /// was taken.
    /// </summary>
    public Action<KernelActor, LockCall>? LockReleasing;

    /// <summary>Driver code is about to raise the IRQL to a level (KeRaiseIrql).</summary>
    public Action<KernelActor, Irql>? IrqlRaising;

    /// <summary>Driver code is about to lower the IRQL to a level (KeLowerIrql).</summary>
    public Action<KernelActor, Irql>? IrqlLowering;

    /// <summary>A wait is about to begin: for what (null for a delay), with which limit, whether for several objects.</summary>
    public Action<KernelActor, KernelObject?, KernelTimeout, bool>? Waiting;

    /// <summary>
    /// An event is about to be signaled, and whether the call says that a wait follows at once. Given only for an event with a purpose, inside a completion routine,
    /// above DISPATCH_LEVEL, or when a wait follows.
    /// </summary>
    public Action<KernelEvent, bool>? EventSetting;

    /// <summary>A DDI whose maximum IRQL depends on its arguments, or is checked by the framework itself, was called above it: which, and the maximum.</summary>
    public Action<string, Irql>? CalledAboveLimit;

    /// <summary>KeReadStateEvent.</summary>
    public Action<KernelEvent>? EventRead;

    /// <summary>A wait for an object begins, also one that will not block; a wait for several comes once for each.</summary>
    public Action<KernelWaitable, KernelActor>? WaitBeginning;

    /// <summary>The run has ended without a failure, or nothing can run any more: rules that cannot be judged earlier are judged now.</summary>
    public Action<RunEnd>? Ended;

    /// <summary>A routine was given a spin lock that was never initialised: which routine.</summary>
    public Action<string>? LockUninitialized;

    /// <summary>A lock is about to be initialised in the place of another one, which may be held.</summary>
    public Action<KernelSpinLock>? LockReinitializing;

    /// <summary>In which orders locks were taken.</summary>
    public LockGraph LockGraph { get; } = new();

    /// <summary>How a kernel gets its rules. The verifier's room, which is above this one, sets it when the assembly is loaded.</summary>
    public static Func<SimulatedKernel, KernelSignals?>? Factory { get; set; }

    public SimulatedKernel Kernel { get; } = kernel;

    /// <summary>A DDI was called: tells the rules, and brings the records up to date.</summary>
    public abstract void TellDdi(DdiName ddi, KernelObject? subject, KernelObject? partner);

    /// <summary>Forgets what is kept between the events of one run.</summary>
    public virtual void Reset()
    {
    }
}
