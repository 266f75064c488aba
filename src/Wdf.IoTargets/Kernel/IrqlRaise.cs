namespace Wdf.IoTargets;

/// <summary>A KeRaiseIrql that was not undone yet.</summary>
/// <param name="Old">The level before, which KeLowerIrql has to restore.</param>
/// <param name="New">The level that was asked for.</param>
/// <param name="Depth">How many callbacks the actor was in.</param>
internal readonly record struct IrqlRaise(Irql Old, Irql New, int Depth);
