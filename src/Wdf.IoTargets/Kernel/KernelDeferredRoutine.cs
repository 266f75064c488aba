namespace Wdf.IoTargets;

/// <summary>What a DPC runs, at DISPATCH_LEVEL (KDEFERRED_ROUTINE).</summary>
/// <param name="dpc">The DPC.</param>
/// <param name="deferredContext">What the DPC was made with.</param>
/// <param name="systemArgument1">What it was queued with.</param>
/// <param name="systemArgument2">What it was queued with, too.</param>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nc-wdm-kdeferred_routine"/>
public delegate void KernelDeferredRoutine(KernelDpc dpc, object? deferredContext, object? systemArgument1, object? systemArgument2);
