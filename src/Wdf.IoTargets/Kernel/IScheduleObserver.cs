using System.Diagnostics.CodeAnalysis;

namespace Wdf.IoTargets;

/// <summary>
/// A strategy that also implements this is told what each step really touched, which is more than its footprint says beforehand: what
/// partial-order reduction and the count of distinct orderings rest on.
/// </summary>
/// <remarks>
/// A step lasts from <see cref="OnStep"/> to <see cref="OnStepEnded"/> of the same actor; no other actor runs meanwhile. Called with the baton
/// held, so one call at a time. Not called at all by a strategy that never preempts.
/// </remarks>
[Experimental("WDF0002")]
public interface IScheduleObserver
{
    /// <summary>An object is being made, by the running actor if there is one.</summary>
    /// <param name="created">The object; only its kind and number are known yet.</param>
    void OnCreated(KernelObject created);

    /// <summary>An actor begins a step.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="step">The step, as it was shown before.</param>
    void OnStep(KernelActor actor, in Footprint step);

    /// <summary>The step that the actor is in has touched something.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="touched">What; null for everything.</param>
    /// <param name="access">How.</param>
    void OnTouched(KernelActor actor, KernelObject? touched, StepAccess access);

    /// <summary>
    /// The actor's step is over, or, in a unit that runs on top of somebody's stack, a part of it at whose end no other actor can run.
    /// </summary>
    /// <param name="actor">The actor.</param>
    /// <param name="ranDriverCode">Whether code of the driver or of the test may have run in it, whose memory no footprint shows.</param>
    void OnStepEnded(KernelActor actor, bool ranDriverCode);

    /// <summary>An actor that could not run can now, because of the step that is running.</summary>
    /// <param name="actor">The actor that can run.</param>
    void OnReady(KernelActor actor);

    /// <summary>Nothing can run: time passes, or whoever waited for this goes on. All that follows comes after all that was.</summary>
    void OnQuiet();
}
