namespace Wdf.IoTargets;

/// <summary>One event of the kernel: a named step that was taken.</summary>
/// <param name="Sequence">Number of the event, counted from 1.</param>
/// <param name="Time">Simulated time of the event, in units of 100 ns since the kernel started.</param>
/// <param name="Step">The step.</param>
/// <param name="Subject">The object that the step is about.</param>
/// <param name="Partner">The second object of the step, if it has one.</param>
/// <param name="Status">A status, where the step has one.</param>
/// <param name="Information">A byte count, where the step has one.</param>
/// <param name="Actor">The actor that took the step.</param>
/// <param name="Irql">The interrupt request level of the actor.</param>
public readonly record struct StepRecord(
    long Sequence,
    long Time,
    KernelStep Step,
    KernelObject? Subject,
    KernelObject? Partner,
    NtStatus Status,
    ulong Information,
    KernelActor? Actor,
    Irql Irql);
