namespace Wdf.IoTargets;

/// <summary>One entry into driver code, and what held when it was entered.</summary>
internal struct CallbackEntry
{
    /// <summary>Which kind of callback.</summary>
    public CallbackKind Kind;

    /// <summary>The driver whose code it is: a framework driver, or a driver object; null when it is not known.</summary>
    public KernelObject? Driver;

    /// <summary>What it was called for: the request, IRP, timer, thread.</summary>
    public KernelObject? Subject;

    /// <summary>The second object that it was given: the queue, target, device.</summary>
    public KernelObject? Partner;

    /// <summary>The IRQL at the entry.</summary>
    public Irql EntryIrql;

    /// <summary>How many critical regions the actor was in at the entry.</summary>
    public int EntryCriticalRegions;

    /// <summary>How many guarded regions the actor was in at the entry.</summary>
    public int EntryGuardedRegions;

    /// <summary>Whether the framework's code is called here and not the driver's: the routines of a framework driver's device.</summary>
    public bool IsFramework;

    /// <summary>Whether the regions of the actor are what they were at the entry, and the IRQL too: a cancel routine, which is entered with a lock held, lowers it.</summary>
    public readonly bool IsAsEntered(KernelActor actor) =>
        (actor.Irql == EntryIrql || (Kind == CallbackKind.Cancel && actor.Irql < EntryIrql)) && actor.CriticalRegionDepth == EntryCriticalRegions && actor.GuardedRegionDepth == EntryGuardedRegions;

    /// <summary>Sets driver, subject and partner. The place has served before, mostly for the same ones: to compare costs less than to write a reference.</summary>
    public void SetObjects(KernelObject? driver, KernelObject? subject, KernelObject? partner)
    {
        IfChanged.Write(ref Driver, driver);
        IfChanged.Write(ref Subject, subject);
        IfChanged.Write(ref Partner, partner);
    }

    /// <summary>Whether it is a callback of the framework.</summary>
    public readonly bool IsEvt => Kind is >= CallbackKind.EvtDriverDeviceAdd and <= CallbackKind.EvtWorkItem;
}
