using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <content>Forwarding and requeueing.</content>
internal static partial class QueueRuleDrivers
{
    private static Dictionary<string, QueueRuleCase> Moves => new()
    {
        ["FxIoQueueVerifyForwardRequest-DriverOwned"] = new(
            w => w.Present(r =>
            {
                r.ForwardToIoQueue(w.Manual());
                r.ForwardToIoQueue(w.Manual());
            }),
            w =>
            {
                var (first, second) = (w.Manual(), w.Manual());
                w.Present(r => r.ForwardToIoQueue(first));
                QueueWorld.Next(first).ForwardToIoQueue(second).Should().Be(NtStatus.Success);
                Done(QueueWorld.Next(second));
            }),
        ["FxIoQueueVerifyForwardRequest-Cancelable"] = new(
            w => w.Present(r =>
            {
                r.MarkCancelable(Done);
                r.ForwardToIoQueue(w.Manual());
            }),
            w =>
            {
                var manual = w.Manual();
                w.Present(r =>
                {
                    r.MarkCancelable(Done);
                    r.UnmarkCancelable().Should().Be(NtStatus.Success);
                    r.ForwardToIoQueue(manual).Should().Be(NtStatus.Success);
                });
                Done(QueueWorld.Next(manual));
            }),
        ["FxIoQueueVerifyForwardRequest-SameQueue"] = new(
            w => w.Present(r => r.ForwardToIoQueue((WdfIoQueue)r.IoQueue!)),
            w =>
            {
                var manual = w.Manual(isDefault: true);
                w.Retrieved(manual).Requeue().Should().Be(NtStatus.Success);
                Done(QueueWorld.Next(manual));
            }),
        ["FxIoQueueVerifyForwardRequest-OtherDevice"] = new(
            w =>
            {
                var other = w.Bed.Driver.CreateDevice(new LowerDevice(w.Kernel).Device).CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual));
                w.Present(r => r.ForwardToIoQueue(other));
            },
            w =>
            {
                var second = w.Manual();
                w.Present(r => r.ForwardToIoQueue(second).Should().Be(NtStatus.Success));
                Done(QueueWorld.Next(second));
            }),
        ["FxVerifyWdfRequestForwardToIoQueue"] = new(
            w => w.Bed.Formatted().ForwardToIoQueue(w.Manual()),
            w =>
            {
                var manual = w.Manual();
                var irp = ArrivedIrp(w);
                WdfRequest.CreateFromIrp(w.Bed.Driver, null, irp, requestFreesIrp: false, out var request).Should().Be(NtStatus.Success);
                request!.Reuse(new WdfRequestReuseParams(WdfRequestReuseFlags.MustComplete, NtStatus.Success)).Should().Be(NtStatus.Success);
                request.ForwardToIoQueue(manual).Should().Be(NtStatus.Success);
                Done(QueueWorld.Next(manual));
                request.Delete();
                IoManager.FreeIrp(irp);
            }),
        ["FxIoQueueVerifyRequeue-DriverOwned"] = new(
            w =>
            {
                var r = w.Retrieved(w.Manual(isDefault: true));
                r.Requeue();
                r.Requeue();
            },
            w =>
            {
                var manual = w.Manual(isDefault: true);
                w.Retrieved(manual).Requeue();
                QueueWorld.Next(manual).Requeue().Should().Be(NtStatus.Success);
                Done(QueueWorld.Next(manual));
            }),
        ["FxIoQueueVerifyRequeue-Cancelable"] = new(
            w =>
            {
                var r = w.Retrieved(w.Manual(isDefault: true));
                r.MarkCancelable(Done);
                r.Requeue();
            },
            w =>
            {
                var manual = w.Manual(isDefault: true);
                var r = w.Retrieved(manual);
                r.MarkCancelable(Done);
                r.UnmarkCancelable();
                r.Requeue().Should().Be(NtStatus.Success);
                Done(QueueWorld.Next(manual));
            }),
        ["FxIoQueueRequeue-NotManual"] = new(
            w => w.Present(r => r.Requeue()),
            w =>
            {
                var manual = w.Manual();
                w.Present(r => r.ForwardToIoQueue(manual));
                QueueWorld.Next(manual).Requeue().Should().Be(NtStatus.Success);
                Done(QueueWorld.Next(manual));
            }),
        ["WdfRequestRequeue-NoQueue"] = new(
            w => w.Bed.Formatted().Requeue(),
            w =>
            {
                var manual = w.Manual(isDefault: true);
                w.Retrieved(manual).Requeue().Should().Be(NtStatus.Success);
                Done(QueueWorld.Next(manual));
            }),
    };

    // An IRP of the driver's own with a current location, as if it had come from above.
    private static Irp ArrivedIrp(QueueWorld w)
    {
        var irp = IoManager.AllocateIrp(w.Kernel, 2)!;
        irp.SetNextIrpStackLocation();
        ref var location = ref irp.GetCurrentIrpStackLocation();
        location.MajorFunction = MajorFunction.DeviceControl;
        location.Parameters.DeviceIoControl.IoControlCode = Bed.Ioctl;
        irp.SetCompletionRoutine((_, _, _) => NtStatus.MoreProcessingRequired, null, onSuccess: true, onError: true, onCancel: true);
        irp.SetNextIrpStackLocation();
        irp.GetCurrentIrpStackLocation().MajorFunction = MajorFunction.DeviceControl;
        return irp;
    }
}
