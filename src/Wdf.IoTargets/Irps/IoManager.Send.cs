using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <content>Handing IRPs down.</content>
public static partial class IoManager
{
    // The stack of this process may be smaller than the limit needs: then it ends like this too, and not with the process.
    private const int CallsBetweenLooks = 32;

    /// <summary>Sends an IRP to a device (IoCallDriver). From here on the caller must not touch it, unless its own completion routine stops the completion.</summary>
    /// <param name="device">The device.</param>
    /// <param name="irp">The IRP, its next location filled.</param>
    /// <returns>What the driver's dispatch routine returned.</returns>
    /// <remarks>Maximum IRQL: DISPATCH_LEVEL.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-iocalldriver"/>
    public static NtStatus CallDriver(DeviceObject device, Irp irp)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(irp);
        return PassDown(device, irp, ThreadContext.Current);
    }

    /// <summary>As <see cref="CallDriver"/>, for a caller that has looked up its context.</summary>
    internal static NtStatus PassDown(DeviceObject device, Irp irp, ThreadContext thread) =>
        irp.Record is { } record ? CallDriverObserved(device, irp, record, thread) : Send(device, irp, thread);

    private static NtStatus Send(DeviceObject device, Irp irp, ThreadContext thread)
    {
        irp.Kernel.CheckCaller();
        var actor = irp.Kernel.ActorOf(thread);
        var outerDepth = actor.SendDepth;
        var status = StepDown(device, irp, actor) is { } dispatch ? Dispatch(dispatch, device, irp, thread) : RefuseFunction(irp);

        // Written, not counted down: on the way up through a stack each driver would wait for the one below.
        actor.SendDepth = outerDepth;
        return status;
    }

    // The IRP goes to the next location. What comes back is the routine that is to be called; null when the driver has none.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DriverDispatch? StepDown(DeviceObject device, Irp irp, KernelActor actor)
    {
        var kernel = irp.Kernel;
        var number = irp.CurrentLocation - 1;
        if (irp.Fate != IrpFate.InFlight)
        {
            BeginFlight(irp);
        }

        if (number < 1)
        {
            NoMoreLocations(irp);
        }

        irp.CurrentLocation = number;
        ref var location = ref irp.Location(number);
        IfChanged.Write(ref location.DeviceObject, device);
        var depth = actor.SendDepth + 1;
        actor.SendDepth = depth;
        if (depth > kernel.MaximumNestedCalls || (depth % CallsBetweenLooks == 0 && !RuntimeHelpers.TryEnsureSufficientExecutionStack()))
        {
            SentTooDeep(irp, actor);
        }

        kernel.Step(KernelStep.IrpCalled, irp, device);
        return device.DriverObject[location.MajorFunction];
    }

    // The creator sends it.
    private static void BeginFlight(Irp irp)
    {
        Require(irp);
        irp.Fate = IrpFate.InFlight;
        irp.CreatorLocation = irp.CurrentLocation;
    }

    /// <summary>
    /// Sends an IRP down with a copy of the current location and waits for it (IoForwardIrpSynchronously). The caller
    /// still has to complete the IRP. Maximum IRQL: APC_LEVEL.
    /// </summary>
    /// <param name="device">The device below.</param>
    /// <param name="irp">The IRP.</param>
    /// <returns>False when there is no location below; the result of the operation is in the IRP.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-ioforwardirpsynchronously"/>
    public static bool ForwardIrpSynchronously(DeviceObject device, Irp irp)
    {
        Require(irp);
        if (irp.CurrentLocation < 2)
        {
            return false;
        }

        irp.Kernel.TellCalled(WdmRoutine.IoForwardIrpSynchronously, irp, device);
        var done = new KernelEvent(irp.Kernel, KernelEventType.Notification, name: $"completion of {irp.Name}");
        irp.CopyCurrentIrpStackLocationToNext();
        irp.SetCompletionRoutine(SignalIfPended, done, onSuccess: true, onError: true, onCancel: true);
        if (CallDriver(device, irp) == NtStatus.Pending)
        {
            irp.Kernel.Wait(done, KernelTimeout.Infinite);
        }

        return true;
    }

    private static NtStatus SignalIfPended(DeviceObject? device, Irp irp, object? context)
    {
        if (irp.PendingReturned)
        {
            ((KernelEvent)context!).Set();
        }

        return NtStatus.MoreProcessingRequired;
    }

    // The kernel's default entry of a dispatch table.
    private static NtStatus RefuseFunction(Irp irp)
    {
        irp.StatusBlock = new IoStatusBlock { Status = NtStatus.InvalidDeviceRequest };
        Complete(irp);
        return NtStatus.InvalidDeviceRequest;
    }

    // An exception out of a dispatch routine is kept for the report; the IRP fails, so that its sender goes on.
    private static unsafe NtStatus Dispatch(DriverDispatch dispatch, DeviceObject device, Irp irp, ThreadContext thread)
    {
        var driver = device.DriverObject.CodeOwner;
        var outer = thread.Enter(ref driver);
        try
        {
            return dispatch(device, irp);
        }
        catch (Exception e) when (irp.Kernel.KeepCallbackFailure(e, "The dispatch routine", device))
        {
            return EndFailedDispatch(device, irp);
        }
        finally
        {
            thread.Leave(outer);
        }
    }

    private static NtStatus EndFailedDispatch(DeviceObject device, Irp irp)
    {
        if (irp.Fate != IrpFate.InFlight || !ReferenceEquals(irp.Owner(), device))
        {
            // Completed, or handed on: it is in other hands.
            return NtStatus.Unsuccessful;
        }

        if ((irp.GetCurrentIrpStackLocation().Control & StackLocationControl.PendingReturned) != 0)
        {
            // Whoever it was queued for completes it.
            return NtStatus.Pending;
        }

        irp.StatusBlock = new IoStatusBlock { Status = NtStatus.Unsuccessful };
        Complete(irp);
        return NtStatus.Unsuccessful;
    }

    [DoesNotReturn]
    private static void SentTooDeep(Irp irp, KernelActor actor) => irp.Kernel.BugCheck(
        "KERNEL_STACK_OVERFLOW",
        0x7F,
        8,
        $"{actor.Name} has {actor.SendDepth} calls of IoCallDriver nested on one stack: drivers complete inline, and routines send again from the completion.",
        "Complete from a DPC, or send again from a DPC or work item, when a lower driver may complete inline. The limit is SimulatedKernelOptions.MaximumNestedSends.",
        irp);
}
