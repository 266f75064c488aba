using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Queues;

public class QueueSearchTests
{
    private static WdfIoQueue Manual(Bed bed) => bed.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual, isDefault: true));

    private static void With(Action<Bed, WdfIoQueue, ApplicationFile> body, SimulatedKernelOptions? options = null)
    {
        using var bed = new Bed(options);
        var queue = Manual(bed);
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            body(bed, queue, opened.File);
            opened.Close();
        });
    }

    [Fact]
    public void A_search_goes_from_request_to_request_and_leaves_them_in_the_queue() => With((bed, queue, file) =>
    {
        file.StartDeviceIoControl(Bed.Code(IoMethod.Buffered, 0x801));
        file.StartDeviceIoControl(Bed.Code(IoMethod.Buffered, 0x802));
        var parameters = new WdfRequestParameters();
        queue.FindRequest(null, null, ref parameters, out var first).Should().Be(NtStatus.Success);
        parameters.Parameters.DeviceIoControl.IoControlCode.Should().Be(Bed.Code(IoMethod.Buffered, 0x801));
        queue.FindRequest(first, null, ref parameters, out var second).Should().Be(NtStatus.Success);
        parameters.Parameters.DeviceIoControl.IoControlCode.Should().Be(Bed.Code(IoMethod.Buffered, 0x802));
        queue.FindRequest(second, null, out var none).Should().Be(NtStatus.NoMoreEntries);
        none.Should().BeNull();
        queue.WaitingCount.Should().Be(2);
        first!.Dereference();
        queue.RetrieveFoundRequest(second!, out var retrieved).Should().Be(NtStatus.Success);
        retrieved.Should().BeSameAs(second);
        second!.Dereference();
        retrieved!.Complete(NtStatus.Success);
    });

    [Fact]
    public void A_tag_that_has_left_the_queue_is_not_found() => With((bed, queue, file) =>
    {
        var operation = file.StartDeviceIoControl(Bed.Ioctl);
        file.StartDeviceIoControl(Bed.Ioctl);
        queue.FindRequest(null, null, out var tag);
        operation.Cancel();
        queue.FindRequest(tag, null, out _).Should().Be(NtStatus.NotFound);
        queue.RetrieveFoundRequest(tag!, out var request).Should().Be(NtStatus.NotFound);
        request.Should().BeNull();
        tag!.Dereference();
        tag.IsDestroyed.Should().BeTrue();
    });

    [Fact]
    public void A_stopped_queue_is_searched_but_not_retrieved_from() => With((bed, queue, file) =>
    {
        file.StartDeviceIoControl(Bed.Ioctl);
        queue.Stop();
        queue.FindRequest(null, null, out var tag).Should().Be(NtStatus.Success);
        queue.RetrieveFoundRequest(tag!, out _).Should().Be(NtStatus.WdfPaused);
        tag!.Dereference();
        queue.RetrieveNextRequest(out _).Should().Be(NtStatus.WdfPaused);
    });

    [Fact]
    public void An_empty_read_is_seen_by_a_search_and_completed_when_it_is_retrieved() => With((bed, queue, file) =>
    {
        var operation = file.StartRead(default);
        queue.FindRequest(null, null, out var tag).Should().Be(NtStatus.Success);
        operation.IsCompleted.Should().BeFalse();
        queue.RetrieveFoundRequest(tag!, out _).Should().Be(NtStatus.NotFound);
        operation.Result.Status.Should().Be(NtStatus.Success);
        tag!.Dereference();
    });

    [Fact]
    public void A_wrong_size_is_said_before_anything_is_looked_at() => With((bed, queue, file) =>
    {
        var parameters = new WdfRequestParameters { Size = 1 };
        queue.FindRequest(null, null, ref parameters, out _).Should().Be(NtStatus.InvalidParameter4);
    });

    [Fact]
    public void Without_the_verifier_the_statuses_are_the_same_where_the_queue_decides() => With(
        (bed, queue, file) =>
        {
            var parallel = bed.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Parallel) { EvtIoDefault = (_, _) => { } });
            parallel.FindRequest(null, null, out _).Should().Be(NtStatus.InvalidDeviceRequest);
            parallel.ReadyNotify((_, _) => { }).Should().Be(NtStatus.InvalidDeviceRequest);
            file.StartDeviceIoControl(Bed.Ioctl);
            queue.FindRequest(null, null, out var tag);
            parallel.RetrieveFoundRequest(tag!, out _).Should().Be(NtStatus.InvalidDeviceState);
            tag!.Dereference();
        },
        Bed.Unverified);

    [Fact]
    public void Before_1_11_what_is_retrieved_must_have_been_found()
    {
        using var bed = new Bed(Bed.Continuing, minorVersion: 9);
        var queue = Manual(bed);
        bed.Run(() =>
        {
            queue.RetrieveFoundRequest(bed.Formatted(), out _).Should().Be(NtStatus.InvalidParameter);
            bed.Kernel.Violations.Should().ContainSingle().Which.Rule.Should().Be("FxRequestVerifyRequestIsTagRequest");
        });
    }

    [Fact]
    public void The_ready_callback_comes_when_the_empty_queue_gets_a_request_and_at_each_start_of_one_that_has_some() => With((bed, queue, file) =>
    {
        var calls = new List<object?>();
        queue.ReadyNotify((_, context) => calls.Add(context), "ready").Should().Be(NtStatus.Success);
        calls.Should().BeEmpty();
        file.StartDeviceIoControl(Bed.Ioctl);
        file.StartDeviceIoControl(Bed.Ioctl);
        calls.Should().Equal("ready");
        queue.Stop();
        queue.Start();
        calls.Should().HaveCount(2);
    });

    [Fact]
    public void A_ready_callback_is_called_at_once_when_requests_wait_already() => With((bed, queue, file) =>
    {
        file.StartDeviceIoControl(Bed.Ioctl);
        var calls = 0;
        queue.ReadyNotify((q, context) =>
        {
            calls++;
            q.RetrieveNextRequest(out var request).Should().Be(NtStatus.Success);
            request!.Complete(NtStatus.Success);
            q.RetrieveNextRequest(out var none).Should().Be(NtStatus.NoMoreEntries);
        });
        calls.Should().Be(1);
        file.DeviceIoControl(Bed.Ioctl).Status.Should().Be(NtStatus.Success);
        calls.Should().Be(2);
    });
}
