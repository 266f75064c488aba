using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Queues;

public class QueueMoveTests
{
    private static WdfIoQueue Manual(Bed bed, EvtWdfIoQueueIoCanceledOnQueue? canceled = null, bool isDefault = false) =>
        bed.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual, isDefault) { EvtIoCanceledOnQueue = canceled });

    [Fact]
    public void A_manual_queue_gives_requests_in_order_until_there_are_no_more()
    {
        using var bed = new Bed();
        var queue = Manual(bed, isDefault: true);
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            var first = opened.File.StartDeviceIoControl(Bed.Ioctl);
            var second = opened.File.StartDeviceIoControl(Bed.Ioctl);
            queue.RetrieveNextRequest(out var request).Should().Be(NtStatus.Success);
            request!.Complete(NtStatus.Success);
            first.IsCompleted.Should().BeTrue();
            second.IsCompleted.Should().BeFalse();
            queue.RetrieveNextRequest(out request).Should().Be(NtStatus.Success);
            request!.Complete(NtStatus.Success);
            queue.RetrieveNextRequest(out request).Should().Be(NtStatus.NoMoreEntries);
            request.Should().BeNull();
            opened.Close();
        });
    }

    [Fact]
    public void A_parallel_queue_cannot_be_retrieved_from()
    {
        using var bed = new Bed();
        var queue = bed.Device.CreateDefaultQueue((_, r) => r.Complete(NtStatus.Success));
        bed.Run(() => queue.RetrieveNextRequest(out _).Should().Be(NtStatus.InvalidDeviceState));
    }

    [Fact]
    public void A_request_that_waits_and_was_never_presented_is_cancelled_without_a_word()
    {
        using var bed = new Bed();
        var calls = 0;
        var queue = Manual(bed, (_, _) => calls++, isDefault: true);
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            var operation = opened.File.StartDeviceIoControl(Bed.Ioctl);
            operation.Cancel().Should().BeTrue();
            operation.Wait().Status.Should().Be(NtStatus.Cancelled);
            calls.Should().Be(0);
            queue.WaitingCount.Should().Be(0);
            opened.Close();
        });
    }

    [Fact]
    public void A_request_that_was_forwarded_is_given_to_the_canceled_callback()
    {
        using var bed = new Bed();
        var queue = Manual(bed, (_, request) => request.Complete(NtStatus.EndOfFile));
        bed.Device.CreateDefaultQueue((_, request) => request.ForwardToIoQueue(queue).Should().Be(NtStatus.Success));
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            var operation = opened.File.StartDeviceIoControl(Bed.Ioctl);
            queue.WaitingCount.Should().Be(1);
            operation.Cancel();
            operation.Wait().Status.Should().Be(NtStatus.EndOfFile);
            opened.Close();
        });
    }

    [Fact]
    public void Without_that_callback_it_is_completed_cancelled()
    {
        using var bed = new Bed();
        var queue = Manual(bed);
        bed.Device.CreateDefaultQueue((_, request) => request.ForwardToIoQueue(queue));
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            var operation = opened.File.StartDeviceIoControl(Bed.Ioctl);
            operation.Cancel();
            operation.Wait().Status.Should().Be(NtStatus.Cancelled);
            opened.Close();
        });
    }

    [Fact]
    public void Requeueing_puts_a_request_to_the_head()
    {
        using var bed = new Bed();
        var queue = Manual(bed, isDefault: true);
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            opened.File.StartDeviceIoControl(Bed.Ioctl);
            opened.File.StartDeviceIoControl(Bed.Ioctl);
            queue.RetrieveNextRequest(out var first);
            first!.Requeue().Should().Be(NtStatus.Success);
            queue.RetrieveNextRequest(out var again);
            again.Should().BeSameAs(first);
            again!.Complete(NtStatus.Success);
            queue.RetrieveNextRequest(out var second);
            second!.Complete(NtStatus.Success);
            opened.Close();
        });
    }

    [Fact]
    public void Misuse_breaks_and_is_refused()
    {
        using var bed = new Bed(Bed.Continuing);
        var manual = Manual(bed);
        bed.Device.CreateDefaultQueue((queue, request) =>
        {
            request.ForwardToIoQueue(queue).Should().Be(NtStatus.InvalidDeviceRequest, "it comes from there");
            request.MarkCancelable(_ => { });
            request.ForwardToIoQueue(manual).Should().Be(NtStatus.InvalidDeviceRequest, "it is marked cancelable");
            request.UnmarkCancelable();
            bed.Kernel.Violations.Should().HaveCount(2);
            request.StopAcknowledge(requeue: true);
            bed.Kernel.Violations.Should().HaveCount(3);
            request.Complete(NtStatus.Success);
        });
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            opened.File.DeviceIoControl(Bed.Ioctl).Status.Should().Be(NtStatus.Success);
            var created = bed.Formatted();
            created.ForwardToIoQueue(manual).Should().Be(NtStatus.InvalidDeviceRequest);
            created.Requeue().Should().Be(NtStatus.InvalidDeviceRequest);
            opened.Close();
        });
    }

    [Fact]
    public void Requeueing_to_a_queue_that_is_not_manual_breaks()
    {
        using var bed = new Bed();
        bed.Device.CreateDefaultQueue((_, request) => request.Requeue());
        using var opened = new OpenedDevice(bed);

        var run = () => bed.Run(() => opened.File.DeviceIoControl(Bed.Ioctl));

        run.Should().Throw<WdfViolationException>().Which.Violation.Rule.Should().Be("FxIoQueueRequeue-NotManual");
    }

    [Fact]
    public void A_request_that_was_cancelled_before_it_is_forwarded_ends_there()
    {
        using var bed = new Bed();
        var queue = Manual(bed);
        WdfRequest? kept = null;
        bed.Device.CreateDefaultQueue((_, request) => kept = request);
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            var operation = opened.File.StartDeviceIoControl(Bed.Ioctl);
            operation.Cancel().Should().BeFalse();
            kept!.ForwardToIoQueue(queue).Should().Be(NtStatus.Success);
            operation.Wait().Status.Should().Be(NtStatus.Cancelled);
            opened.Close();
        });
    }

    [Fact]
    public void A_cancel_that_has_taken_the_routine_wins_against_a_retrieval()
    {
        using var bed = new Bed();
        var queue = Manual(bed, isDefault: true);
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            var operation = opened.File.StartDeviceIoControl(Bed.Ioctl);
            var held = bed.Kernel.HoldAt(KernelStep.IrpCancelRoutineCalled, null);
            var canceller = bed.Kernel.Spawn("canceller", () => operation.Cancel());
            held.WaitUntilReached();
            queue.RetrieveNextRequest(out var none).Should().Be(NtStatus.NoMoreEntries);
            none.Should().BeNull();
            held.Release();
            canceller.Join();
            operation.Wait().Status.Should().Be(NtStatus.Cancelled);
            operation.CompletionCount.Should().Be(1);
            opened.Close();
        });
    }
}
