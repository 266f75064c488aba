namespace Wdf.IoTargets;

/// <summary>A WDM completion routine (IO_COMPLETION_ROUTINE). Runs at up to DISPATCH_LEVEL, in any thread, also inside the sender's IoCallDriver.</summary>
/// <param name="device">The device of the driver that set the routine; null for an originator without a location of its own.</param>
/// <param name="irp">The IRP.</param>
/// <param name="context">What was given to IoSetCompletionRoutine.</param>
/// <returns>
/// <see cref="NtStatus.MoreProcessingRequired"/> to stop the completion and own the IRP again; anything else lets it go on.
/// </returns>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nc-wdm-io_completion_routine"/>
public delegate NtStatus IoCompletionRoutine(DeviceObject? device, Irp irp, object? context);
