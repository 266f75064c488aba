using System.Diagnostics.CodeAnalysis;

namespace Wdf.IoTargets;

/// <content>Stack locations.</content>
public static partial class IoManager
{
    /// <summary>The current stack location (IoGetCurrentIrpStackLocation).</summary>
    /// <param name="irp">The IRP; its current location must be somebody's.</param>
    /// <returns>A reference to the location.</returns>
    public static ref IoStackLocation GetCurrentIrpStackLocation(this Irp irp)
    {
        RequireOwn(irp);
        if (irp.Record is { } record)
        {
            Touch(irp, record);
        }

        if (irp.CurrentLocation > irp.StackCount)
        {
            NoCurrentLocation(irp);
        }

        return ref irp.Location(irp.CurrentLocation);
    }

    /// <summary>The next lower stack location (IoGetNextIrpStackLocation).</summary>
    /// <param name="irp">The IRP; there must be a location left.</param>
    /// <returns>A reference to the location.</returns>
    public static ref IoStackLocation GetNextIrpStackLocation(this Irp irp)
    {
        irp?.Record?.Top.IsNextReached = true;
        return ref NextLocation(irp!);
    }

    private static ref IoStackLocation NextLocation(Irp irp)
    {
        RequireOwn(irp);
        if (irp.CurrentLocation < 2)
        {
            NoMoreLocations(irp);
        }

        return ref irp.Location(irp.CurrentLocation - 1);
    }

    /// <summary>Steps into the next location (IoSetNextIrpStackLocation): a creator makes itself one.</summary>
    /// <param name="irp">The IRP.</param>
    public static void SetNextIrpStackLocation(this Irp irp)
    {
        RequireOwn(irp);
        if (irp.CurrentLocation < 2)
        {
            NoMoreLocations(irp);
        }

        irp.CurrentLocation--;
    }

    /// <summary>Gives the current location to the next driver as it is (IoSkipCurrentIrpStackLocation). Forbids a routine of one's own and marking pending.</summary>
    /// <param name="irp">The IRP.</param>
    public static void SkipCurrentIrpStackLocation(this Irp irp)
    {
        RequireOwn(irp);
        if (irp.CurrentLocation > irp.StackCount)
        {
            NoCurrentLocation(irp);
        }

        irp.CurrentLocation++;
        irp.Record?.Skip(irp.CurrentLocation);
    }

    /// <summary>Copies the current location to the next one (IoCopyCurrentIrpStackLocationToNext): all before the routine, without control bits.</summary>
    /// <param name="irp">The IRP.</param>
    public static void CopyCurrentIrpStackLocationToNext(this Irp irp)
    {
        ref var current = ref irp.GetCurrentIrpStackLocation();
        var number = irp.CurrentLocation;
        if (number < 2)
        {
            NoMoreLocations(irp);
        }

        current.CopyTo(ref irp.Location(number - 1));
        irp.Record?.Top.Copy();
    }

    /// <summary>Sets a completion routine in the next location (IoSetCompletionRoutine).</summary>
    /// <param name="irp">The IRP.</param>
    /// <param name="routine">The routine; null for none, and then all flags must be false.</param>
    /// <param name="context">Given to the routine.</param>
    /// <param name="onSuccess">Call it when the status is a success.</param>
    /// <param name="onError">Call it when the status is none; a warning counts as an error.</param>
    /// <param name="onCancel">Call it when the IRP's Cancel is set, whatever the status.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-iosetcompletionroutine"/>
    public static void SetCompletionRoutine(this Irp irp, IoCompletionRoutine? routine, object? context, bool onSuccess, bool onError, bool onCancel)
    {
        SetRoutine(irp, routine, context, onSuccess, onError, onCancel);
        if (irp.Record is { } record)
        {
            ObserveRoutine(irp, record, context, RoutineForm.Plain);
        }
    }

    private static void SetRoutine(Irp irp, IoCompletionRoutine? routine, object? context, bool onSuccess, bool onError, bool onCancel)
    {
        if (onSuccess || onError || onCancel)
        {
            ArgumentNullException.ThrowIfNull(routine);
        }

        ref var next = ref NextLocation(irp);
        if (next.CompletionRoutine is not null && irp.Record is { } record)
        {
            IrpSignals.Of(irp.Kernel)?.RoutineSetting?.Invoke(irp, record, null);
        }

        IfChanged.Write(ref next.CompletionRoutine, routine);
        IfChanged.Write(ref next.Context, context);
        next.Control = (onSuccess ? StackLocationControl.InvokeOnSuccess : 0)
            | (onError ? StackLocationControl.InvokeOnError : 0)
            | (onCancel ? StackLocationControl.InvokeOnCancel : 0);
    }

    /// <summary>Sets a completion routine in the next location and keeps a device object alive until it has run (IoSetCompletionRoutineEx).</summary>
    /// <param name="irp">The IRP; it must be sent afterwards, or the device is never let go.</param>
    /// <param name="device">The caller's device.</param>
    /// <param name="routine">The routine.</param>
    /// <param name="context">Given to the routine.</param>
    /// <param name="onSuccess">Call it when the status is a success.</param>
    /// <param name="onError">Call it when the status is none; a warning counts as an error.</param>
    /// <param name="onCancel">Call it when the IRP's Cancel is set, whatever the status.</param>
    /// <returns>Success; STATUS_INSUFFICIENT_RESOURCES when memory fails, and no routine is set then.</returns>
    /// <remarks>Maximum IRQL: DISPATCH_LEVEL.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-iosetcompletionroutineex"/>
    public static NtStatus SetCompletionRoutineEx(this Irp irp, DeviceObject device, IoCompletionRoutine routine, object? context, bool onSuccess, bool onError, bool onCancel)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(routine);
        Require(irp);
        if (irp.Record is { } record)
        {
            IrpSignals.Of(irp.Kernel)?.RoutineSetting?.Invoke(irp, record, device);
        }

        if (!irp.Kernel.CanAllocate(AllocationSite.CompletionRoutine))
        {
            irp.Record?.Top.HasRoutineFailed = true;
            return NtStatus.InsufficientResources;
        }

        SetRoutine(irp, CallHeldRoutine, new HeldRoutine(device, routine, context), onSuccess, onError, onCancel);
        if (irp.Record is { } observed)
        {
            ObserveRoutine(irp, observed, context, RoutineForm.Extended);
        }

        device.Hold();
        return NtStatus.Success;
    }

    /// <summary>Marks the IRP pending in the current location (IoMarkIrpPending): the dispatch routine must then return STATUS_PENDING.</summary>
    /// <param name="irp">The IRP.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-iomarkirppending"/>
    public static void MarkIrpPending(this Irp irp)
    {
        ref var location = ref irp.GetCurrentIrpStackLocation();
        if (irp.Record is { } record)
        {
            ObserveMark(irp, record);
        }

        location.Control |= StackLocationControl.PendingReturned;
        irp.Kernel.Note(KernelStep.IrpMarkedPending, irp, location.DeviceObject);
    }

    private static NtStatus CallHeldRoutine(DeviceObject? device, Irp irp, object? context)
    {
        var held = (HeldRoutine)context!;
        try
        {
            return held.Routine(device, irp, held.Context);
        }
        finally
        {
            held.Device.LetGo();
        }
    }

    [DoesNotReturn]
    private static void NoCurrentLocation(Irp irp) => irp.Kernel.BugCheck(
        "NO_CURRENT_STACK_LOCATION", 0xC9, 0x10, $"{irp.Name} has no current stack location: its creator has none of its own.", "Use IoGetNextIrpStackLocation, or allocate one location more and step into it with IoSetNextIrpStackLocation.", irp);

    [DoesNotReturn]
    private static void NoMoreLocations(Irp irp)
    {
        IrpSignals.Of(irp.Kernel)?.OutOfLocations?.Invoke(irp);
        irp.Kernel.BugCheck(
            "NO_MORE_IRP_STACK_LOCATIONS", 0x35, 0, $"{irp.Name} has no stack location left below location {irp.CurrentLocation} of {irp.StackCount}.", "Allocate the IRP with the StackSize of the device that it is sent to.", irp);
    }

    private sealed record HeldRoutine(DeviceObject Device, IoCompletionRoutine Routine, object? Context);
}
