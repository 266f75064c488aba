using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <content>Which queue gets what.</content>
internal static partial class QueueRuleDrivers
{
    private static Dictionary<string, QueueRuleCase> Dispatching => new()
    {
        ["FxPkgIoVerifyEnqueueRequestUpdateFlags-InCallerContext"] = new(
            w =>
            {
                w.InCallerContext = r => w.Device.EnqueueRequest(r);
                w.Present(r => w.Device.EnqueueRequest(r));
            },
            w =>
            {
                w.InCallerContext = r => w.Device.EnqueueRequest(r).Should().Be(NtStatus.Success);
                w.Present(Done);
            })
        {
            HasInCallerContext = true,
        },
        ["FxPkgIoEnqueueRequest-NoQueue"] = new(
            w =>
            {
                w.InCallerContext = r => w.Device.EnqueueRequest(r);
                w.Send();
            },
            w =>
            {
                w.InCallerContext = r => w.Device.EnqueueRequest(r).Should().Be(NtStatus.Success);
                w.Present(Done);
            })
        {
            HasInCallerContext = true,
        },
        ["FxPkgIoEnqueueRequest-FilterWithContext"] = new(
            w =>
            {
                w.InCallerContext = r =>
                {
                    w.Bed.Target.FormatRequestForRead(r, null, null, null);
                    w.Device.EnqueueRequest(r);
                };
                w.File.StartRead(new byte[4]);
            },
            w =>
            {
                w.InCallerContext = r => w.Device.EnqueueRequest(r).Should().Be(NtStatus.Success);
                w.File.Read(new byte[4]).Status.Should().Be(NtStatus.Success);
                w.Bed.Lower.Seen.Should().ContainSingle();
            })
        {
            HasInCallerContext = true,
            IsFilter = true,
        },
        ["FxPkgIoConfigureForwarding-NoHandler"] = new(
            w => w.Device.ConfigureRequestDispatching(ReadQueue(w), WdfRequestType.Write),
            ConfiguresTwoTypes),
        ["FxPkgIoConfigureForwarding-DefaultQueue"] = new(
            w =>
            {
                w.Default((_, r) => Done(r));
                w.Device.ConfigureRequestDispatching(w.Device.DefaultQueue!, WdfRequestType.Read);
            },
            ConfiguresTwoTypes),
        ["FxPkgIoConfigureForwarding-AlreadyConfigured"] = new(
            w =>
            {
                w.Device.ConfigureRequestDispatching(w.Parallel(), WdfRequestType.Read);
                w.Device.ConfigureRequestDispatching(w.Parallel(), WdfRequestType.Read);
            },
            ConfiguresTwoTypes),
        ["FxIoQueueAssignForwardProgressPolicy-Twice"] = new(
            w =>
            {
                var queue = w.Manual();
                queue.AssignForwardProgressPolicy(new WdfIoQueueForwardProgressPolicy(1));
                queue.AssignForwardProgressPolicy(new WdfIoQueueForwardProgressPolicy(1));
            },
            w =>
            {
                w.Manual().AssignForwardProgressPolicy(new WdfIoQueueForwardProgressPolicy(1)).Should().Be(NtStatus.Success);
                w.Manual().AssignForwardProgressPolicy(new WdfIoQueueForwardProgressPolicy(1)).Should().Be(NtStatus.Success);
            }),
        ["FxPkgIoFlushAllQueuesByFileObject-Irql"] = new(
            w =>
            {
                using var sender = w.Kernel.Allow("ForwardedAtBadIrqlAllocate", because: "the cleanup is sent too high on purpose");
                var old = w.Kernel.RaiseIrql(Irql.Dispatch);
                SendCleanup(w);
                w.Kernel.LowerIrql(old);
            },
            SendCleanup),
    };

    private static void ConfiguresTwoTypes(QueueWorld w)
    {
        w.Default((_, r) => r.Complete(NtStatus.NotSupported));
        w.Device.ConfigureRequestDispatching(ReadQueue(w), WdfRequestType.Read).Should().Be(NtStatus.Success);
        w.Device.ConfigureRequestDispatching(w.Parallel(), WdfRequestType.Write).Should().Be(NtStatus.Success);
        w.File.Read(new byte[4]).Status.Should().Be(NtStatus.Success);
        w.File.Write(new byte[4]).Status.Should().Be(NtStatus.Success);
        w.File.DeviceIoControl(Bed.Ioctl).Status.Should().Be(NtStatus.NotSupported);
    }

    private static WdfIoQueue ReadQueue(QueueWorld w) =>
        w.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Sequential) { EvtIoRead = static (_, r, _) => Done(r) });

    private static void SendCleanup(QueueWorld w)
    {
        var irp = IoManager.AllocateIrp(w.Kernel, w.Device.DeviceObject.StackSize)!;
        ref var next = ref irp.GetNextIrpStackLocation();
        next.MajorFunction = MajorFunction.Cleanup;
        next.FileObject = w.File.FileObject;
        irp.SetCompletionRoutine((_, _, _) => NtStatus.MoreProcessingRequired, null, onSuccess: true, onError: true, onCancel: true);
        IoManager.CallDriver(w.Device.DeviceObject, irp);
        IoManager.FreeIrp(irp);
    }
}
