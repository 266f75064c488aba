namespace Wdf.IoTargets;

/// <summary>How a completion routine was set.</summary>
internal enum RoutineForm : byte
{
    /// <summary>None is set.</summary>
    None,

    /// <summary>IoSetCompletionRoutine.</summary>
    Plain,

    /// <summary>IoSetCompletionRoutineEx, which keeps a device until the routine has run.</summary>
    Extended,
}
