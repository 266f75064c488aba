namespace Wdf.IoTargets;

/// <summary>What a callback must leave as it found it: IRQL and critical regions. Compared by the enhanced verifier around callbacks of queues.</summary>
internal readonly struct CallbackFrame
{
    private readonly KernelActor? _actor;
    private readonly Irql _irql;
    private readonly int _regions;

    private CallbackFrame(KernelActor actor)
    {
        _actor = actor;
        _irql = actor.Irql;
        _regions = actor.CriticalRegionDepth;
    }

    /// <summary>Remembers the state before a callback; nothing when nobody compares.</summary>
    public static CallbackFrame Enter(SimulatedKernel kernel) =>
        kernel.Options.CheckCallbackIrql ? new CallbackFrame(kernel.CurrentActor) : default;

    /// <summary>Compares it with the state after the callback.</summary>
    public void Leave(KernelObject subject, string callback)
    {
        if (_actor is null)
        {
            return;
        }

        var kernel = subject.Kernel;
        if (_actor.Irql != _irql)
        {
            kernel.BugCheck(
                "WDF_VIOLATION_E_WDF_VERIFIER_IRQL_MISMATCH", 0x10D, 0xE, $"{callback} was called at {_irql} and returned at {_actor.Irql}.", "Release every spin lock, and lower what was raised, before a callback returns.", subject, parameter2: (ulong)_irql);
        }

        // The real framework compares whether there is a region at all, which its own one around these callbacks hides; the count shows it.
        if (_irql <= Irql.Apc && _actor.CriticalRegionDepth != _regions)
        {
            kernel.BugCheck(
                "WDF_VIOLATION_F_WDF_VERIFIER_CRITICAL_REGION_MISMATCH", 0x10D, 0xF, $"{callback} was called in {_regions} critical region(s) and returned in {_actor.CriticalRegionDepth}.", "Leave every critical region, and release every wait lock, before a callback returns.", subject, parameter2IsPointer: true);
        }
    }
}
