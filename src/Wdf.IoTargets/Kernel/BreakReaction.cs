namespace Wdf.IoTargets;

/// <summary>What happens where the real framework's verifier would break into the debugger.</summary>
public enum BreakReaction
{
    /// <summary>The break is a fatal violation, thrown at the offending call. The default.</summary>
    Throw,

    /// <summary>The break is recorded, and the call goes on as the real one does after a break.</summary>
    Continue,

    /// <summary>Nothing is said: the call goes on, with the statuses and refusals of the verifier (DbgBreakOnError off).</summary>
    Ignore,
}
