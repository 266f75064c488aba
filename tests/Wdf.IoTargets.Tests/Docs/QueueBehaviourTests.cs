using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Docs;

/// <summary>Points of docs/behaviour.md about queues that no scenario shows.</summary>
public class QueueBehaviourTests
{
    [Theory]
    [InlineData(true, NtStatus.InvalidDeviceRequest, 1)]
    [InlineData(false, NtStatus.Cancelled, 0)]
    public void Unmarking_what_was_never_marked(bool verifier, NtStatus expected, int violations)
    {
        using var bed = new Bed(verifier ? Bed.Continuing : Bed.Unverified);
        NtStatus? seen = null;
        bed.Device.CreateDefaultQueue((_, request) =>
        {
            seen = request.UnmarkCancelable();
            request.Complete(NtStatus.Success);
        });
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            opened.File.DeviceIoControl(Bed.Ioctl);
            opened.Close();
        });
        seen.Should().Be(expected);
        bed.Kernel.Violations.Should().HaveCount(violations);
    }

    [Theory]
    [InlineData(false, true, NtStatus.Success)]
    [InlineData(true, false, NtStatus.Cancelled)]
    public void A_cancelled_irp_is_presented_at_once_or_completed_when_it_would_wait(bool mustWait, bool isPresented, NtStatus expected)
    {
        using var bed = new Bed();
        var presented = 0;
        var config = new WdfIoQueueConfig(mustWait ? WdfIoQueueDispatchType.Manual : WdfIoQueueDispatchType.Parallel, isDefault: true);
        if (!mustWait)
        {
            config.EvtIoDefault = (_, request) =>
            {
                presented++;
                request.Complete(NtStatus.Success);
            };
        }

        WdfIoQueue.Create(bed.Device, config, null, out _).Should().Be(NtStatus.Success);
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            var irp = Cancelled(bed);
            IoManager.CallDriver(bed.Device.DeviceObject, irp);
            irp.IoStatus.Status.Should().Be(expected);
            IoManager.FreeIrp(irp);
            opened.Close();
        });
        presented.Should().Be(isPresented ? 1 : 0);
    }

    [Fact]
    public void A_request_cancelled_on_its_queue_can_be_requeued()
    {
        using var bed = new Bed();
        var calls = 0;
        var config = new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual, isDefault: true)
        {
            EvtIoCanceledOnQueue = (_, request) =>
            {
                if (++calls == 1)
                {
                    request.Requeue().Should().Be(NtStatus.Success);
                }
                else
                {
                    request.Complete(NtStatus.Cancelled);
                }
            },
        };
        WdfIoQueue.Create(bed.Device, config, null, out var queue).Should().Be(NtStatus.Success);
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            var operation = opened.File.StartDeviceIoControl(Bed.Ioctl);
            queue!.RetrieveNextRequest(out var request).Should().Be(NtStatus.Success);
            request!.Requeue().Should().Be(NtStatus.Success);
            operation.Cancel().Should().BeTrue();
            operation.Wait().Status.Should().Be(NtStatus.Cancelled);
            opened.Close();
        });
        calls.Should().Be(2);
    }

    [Fact]
    public void A_sequential_queue_gives_a_second_request_to_who_asks()
    {
        using var bed = new Bed();
        WdfRequest? owned = null;
        var config = new WdfIoQueueConfig(WdfIoQueueDispatchType.Sequential, isDefault: true) { EvtIoDefault = (_, request) => owned = request };
        WdfIoQueue.Create(bed.Device, config, null, out var queue).Should().Be(NtStatus.Success);
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            var first = opened.File.StartDeviceIoControl(Bed.Ioctl);
            var second = opened.File.StartDeviceIoControl(Bed.Ioctl);
            queue!.WaitingCount.Should().Be(1);
            queue.RetrieveNextRequest(out var retrieved).Should().Be(NtStatus.Success);
            queue.DriverOwnedCount.Should().Be(2);
            retrieved!.Complete(NtStatus.Success);
            second.IsCompleted.Should().BeTrue();
            owned!.Complete(NtStatus.Success);
            first.IsCompleted.Should().BeTrue();
            opened.Close();
        });
    }

    private static Irp Cancelled(Bed bed)
    {
        var irp = IoManager.AllocateIrp(bed.Kernel, 3)!;
        ref var next = ref irp.GetNextIrpStackLocation();
        next.MajorFunction = MajorFunction.DeviceControl;
        next.Parameters.DeviceIoControl.IoControlCode = Bed.Ioctl;
        irp.SetCompletionRoutine((_, _, _) => NtStatus.MoreProcessingRequired, null, onSuccess: true, onError: true, onCancel: true);
        irp.Cancel = true;
        return irp;
    }
}
