namespace Wdf.IoTargets;

/// <content>Locks that objects of a kernel share.</content>
public sealed partial class SimulatedKernel
{
    /// <summary>Protects the object trees: stages, parents, children, contexts. A leaf: nothing is called while it is held.</summary>
    internal Lock TreeLock { get; } = new();
}
