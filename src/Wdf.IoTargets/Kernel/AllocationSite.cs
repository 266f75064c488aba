namespace Wdf.IoTargets;

/// <summary>Where an allocation is made that can be made to fail.</summary>
public enum AllocationSite
{
    /// <summary>An IRP.</summary>
    Irp,

    /// <summary>An MDL.</summary>
    Mdl,

    /// <summary>A framework object.</summary>
    Object,

    /// <summary>The context of a framework object.</summary>
    Context,

    /// <summary>The buffer of a memory object.</summary>
    Memory,

    /// <summary>The system buffer of a buffered transfer.</summary>
    SystemBuffer,

    /// <summary>What a request remembers of its format.</summary>
    FormatContext,

    /// <summary>What IoSetCompletionRoutineEx keeps until the routine has run.</summary>
    CompletionRoutine,

    /// <summary>A request's timer.</summary>
    Timer,

    /// <summary>Copies of an open's names and attributes.</summary>
    OpenParameters,

    /// <summary>Pages locked for a direct transfer.</summary>
    PageLock,

    /// <summary>A mapping of locked pages into system space.</summary>
    PageMapping,

    /// <summary>Pool that driver code asks for itself.</summary>
    DriverPool,
}
