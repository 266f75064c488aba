namespace Wdf.IoTargets;

/// <summary>A KeRaiseIrql that was not undone yet, or a spin lock that was released in a form that leaves the IRQL up.</summary>
/// <param name="Old">The level before, which KeLowerIrql has to restore.</param>
/// <param name="New">The level that was asked for.</param>
/// <param name="Depth">How many callbacks the actor was in.</param>
/// <param name="Lock">The lock whose release left the IRQL up; null for KeRaiseIrql.</param>
internal readonly record struct IrqlRaise(Irql Old, Irql New, int Depth, KernelObject? Lock = null);
