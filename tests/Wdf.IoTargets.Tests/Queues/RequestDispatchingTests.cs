using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Queues;

public class RequestDispatchingTests
{
    private static WdfIoQueue Answering(Bed bed, NtStatus status, bool isDefault = false) =>
        bed.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Parallel, isDefault) { EvtIoDefault = (_, request) => request.Complete(status) });

    [Fact]
    public void A_type_goes_to_the_queue_that_is_configured_for_it_and_the_rest_to_the_default_queue()
    {
        using var bed = new Bed();
        var reads = Answering(bed, NtStatus.EndOfFile);
        bed.Device.DefaultQueue.Should().BeNull();
        var rest = Answering(bed, NtStatus.NotSupported, isDefault: true);
        bed.Device.DefaultQueue.Should().BeSameAs(rest);
        bed.Device.ConfigureRequestDispatching(reads, WdfRequestType.Read).Should().Be(NtStatus.Success);
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            opened.File.Read(new byte[4]).Status.Should().Be(NtStatus.EndOfFile);
            opened.File.Write(new byte[4]).Status.Should().Be(NtStatus.NotSupported);
            opened.Close();
        });
    }

    [Fact]
    public void The_statuses_of_a_wrong_configuration()
    {
        using var bed = new Bed(Bed.Unverified);
        var other = bed.Driver.CreateDevice(new LowerDevice(bed.Kernel).Device);
        bed.Run(() =>
        {
            var queue = Answering(bed, NtStatus.Success);
            bed.Device.ConfigureRequestDispatching(queue, (WdfRequestType)0x1B).Should().Be(NtStatus.InvalidParameter);
            other.ConfigureRequestDispatching(queue, WdfRequestType.Read).Should().Be(NtStatus.InvalidDeviceRequest);
            bed.Device.ConfigureRequestDispatching(Answering(bed, NtStatus.Success, isDefault: true), WdfRequestType.Read).Should().Be(NtStatus.InvalidDeviceRequest);
            bed.Device.ConfigureRequestDispatching(queue, WdfRequestType.Read).Should().Be(NtStatus.Success);
            bed.Device.ConfigureRequestDispatching(queue, WdfRequestType.Read).Should().Be(NtStatus.WdfBusy);
            bed.Device.ConfigureRequestDispatching(queue, WdfRequestType.Create).Should().Be(NtStatus.Success);
            bed.Device.ConfigureRequestDispatching(queue, WdfRequestType.Create).Should().Be(NtStatus.InvalidParameter);
            queue.Delete();
            queue.IsDeleted.Should().BeFalse("requests are configured to go to it");
        });
    }

    [Fact]
    public void Creates_go_to_the_queue_that_is_configured_for_them()
    {
        using var bed = new Bed();
        var queue = Answering(bed, NtStatus.AccessDenied, isDefault: true);
        bed.Device.ConfigureRequestDispatching(queue, WdfRequestType.Create).Should().Be(NtStatus.Success);
        bed.Run(() => new Application(bed.Kernel).Open(Bed.LowerName, out _).Should().Be(NtStatus.AccessDenied));
    }

    [Fact]
    public void A_request_is_given_in_the_senders_thread_before_the_queue_takes_it()
    {
        var calls = new List<string>();
        WdfDevice? device = null;
        using var bed = new Bed(configure: init => init.EvtIoInCallerContext = (_, request) =>
        {
            calls.Add($"in caller on {KernelActor.Current!.Name}");
            request.IoQueue.Should().BeNull();
            device!.EnqueueRequest(request).Should().Be(NtStatus.Success);
        });
        device = bed.Device;
        var queue = bed.Device.CreateDefaultQueue((_, request) =>
        {
            calls.Add("queue");
            request.Complete(NtStatus.Success);
        });
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            bed.Kernel.Spawn("sender", () => opened.File.DeviceIoControl(Bed.Ioctl)).Join();
            calls.Should().Equal("in caller on sender", "queue");
            queue.Purge();
            opened.Close();
        });
    }

    [Fact]
    public void A_queue_that_does_not_accept_leaves_an_enqueued_request_with_the_driver()
    {
        WdfDevice? device = null;
        using var bed = new Bed(configure: init => init.EvtIoInCallerContext = (_, request) =>
        {
            device!.EnqueueRequest(request).Should().Be(NtStatus.WdfBusy);
            request.Complete(NtStatus.DeviceBusy);
        });
        device = bed.Device;
        var queue = Answering(bed, NtStatus.Success, isDefault: true);
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            queue.Purge();
            opened.File.DeviceIoControl(Bed.Ioctl).Status.Should().Be(NtStatus.DeviceBusy);
            opened.Close();
        });
    }

    [Fact]
    public void A_request_that_was_given_in_the_senders_thread_counts_as_presented_when_it_is_cancelled_in_the_queue()
    {
        WdfDevice? device = null;
        using var bed = new Bed(configure: init => init.EvtIoInCallerContext = (_, request) => device!.EnqueueRequest(request));
        device = bed.Device;
        bed.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual, isDefault: true) { EvtIoCanceledOnQueue = (_, request) => request.Complete(NtStatus.EndOfFile) });
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            var operation = opened.File.StartDeviceIoControl(Bed.Ioctl);
            operation.Cancel();
            operation.Result.Status.Should().Be(NtStatus.EndOfFile);
            opened.Close();
        });
    }
}
