using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Queues;

public class QueueStateTests
{
    private readonly List<string> _calls = [];

    private static WdfIoQueue Default(Bed bed, EvtWdfIoQueueIoDefault handler, WdfIoQueueDispatchType type = WdfIoQueueDispatchType.Parallel) =>
        bed.Device.CreateQueue(new WdfIoQueueConfig(type, isDefault: true) { EvtIoDefault = handler });

    private void Log(WdfIoQueue queue, object? context) => _calls.Add((string)context!);

    [Fact]
    public void A_new_queue_is_ready_and_idle_and_the_named_combinations_say_so()
    {
        using var bed = new Bed();
        var queue = Default(bed, (_, _) => { });
        bed.Run(() =>
        {
            queue.State.Should().Be(WdfIoQueueState.AcceptRequests | WdfIoQueueState.DispatchRequests | WdfIoQueueState.NoRequests | WdfIoQueueState.DriverNoRequests);
            (queue.State.IsReady, queue.State.IsIdle, queue.State.IsStopped, queue.State.IsDrained, queue.State.IsPurged).Should().Be((true, true, false, false, false));
            queue.Stop();
            (queue.State.IsReady, queue.State.IsStopped).Should().Be((false, true));
            queue.Start();
            queue.Drain();
            (queue.State.IsDrained, queue.State.IsPurged).Should().Be((true, true));
            queue.Stop();
            queue.Purge();
            (queue.State.IsDrained, queue.State.IsPurged).Should().Be((false, true));
        });
    }

    [Fact]
    public void A_stopped_queue_keeps_requests_and_a_start_presents_them_in_order()
    {
        using var bed = new Bed();
        var codes = new List<uint>();
        var queue = Default(bed, (_, request) =>
        {
            codes.Add(request.GetParameters().Parameters.DeviceIoControl.IoControlCode);
            request.Complete(NtStatus.Success);
        });
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            queue.Stop();
            var first = opened.File.StartDeviceIoControl(Bed.Code(IoMethod.Buffered, 0x801));
            opened.File.StartDeviceIoControl(Bed.Code(IoMethod.Buffered, 0x802));
            first.Returned.Should().Be(NtStatus.Pending);
            queue.GetState(out var waiting, out var owned).Should().Be(WdfIoQueueState.AcceptRequests | WdfIoQueueState.DriverNoRequests);
            (waiting, owned).Should().Be((2u, 0u));
            queue.Start();
            codes.Should().Equal(Bed.Code(IoMethod.Buffered, 0x801), Bed.Code(IoMethod.Buffered, 0x802));
            opened.Close();
        });
    }

    [Fact]
    public void A_stop_is_complete_when_the_driver_owns_nothing()
    {
        using var bed = new Bed();
        WdfRequest? held = null;
        var queue = Default(bed, (_, request) => held = request);
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            opened.File.StartDeviceIoControl(Bed.Ioctl);
            queue.Stop(Log, "stopped");
            _calls.Should().BeEmpty();
            held!.Complete(NtStatus.Success);
            _calls.Should().Equal("stopped");
            queue.Stop(Log, "again");
            _calls.Should().Equal("stopped", "again");
            opened.Close();
        });
    }

    [Fact]
    public void A_start_does_not_drop_the_callback_of_a_stop()
    {
        using var bed = new Bed();
        var held = new List<WdfRequest>();
        var queue = Default(bed, (_, request) => held.Add(request));
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            opened.File.StartDeviceIoControl(Bed.Ioctl);
            queue.Stop(Log, "stopped");
            queue.Start();
            opened.File.StartDeviceIoControl(Bed.Ioctl);
            held[0].Complete(NtStatus.Success);
            _calls.Should().BeEmpty();
            held[1].Complete(NtStatus.Success);
            _calls.Should().Equal("stopped");
            opened.Close();
        });
    }

    [Fact]
    public void A_drained_queue_refuses_what_is_new_and_still_presents_what_waits()
    {
        using var bed = new Bed();
        var held = new List<WdfRequest>();
        var queue = Default(bed, (_, request) => held.Add(request), WdfIoQueueDispatchType.Sequential);
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            opened.File.StartDeviceIoControl(Bed.Ioctl);
            opened.File.StartDeviceIoControl(Bed.Ioctl);
            queue.Drain(Log, "drained");
            var refused = opened.File.StartDeviceIoControl(Bed.Ioctl);
            refused.Returned.Should().Be(NtStatus.InvalidDeviceState);
            refused.Result.Status.Should().Be(NtStatus.InvalidDeviceState);
            refused.PendingReturned.Should().BeFalse();
            held[0].Complete(NtStatus.Success);
            held.Should().HaveCount(2);
            _calls.Should().BeEmpty();
            held[1].Complete(NtStatus.Success);
            _calls.Should().Equal("drained");
            opened.Close();
        });
    }

    [Fact]
    public void A_purge_cancels_what_waits_and_what_is_marked_and_waits_for_the_rest()
    {
        using var bed = new Bed();
        var held = new List<WdfRequest>();
        var queue = bed.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Parallel, isDefault: true)
        {
            EvtIoDefault = (_, request) => held.Add(request),
            Settings = new() { Parallel = new() { NumberOfPresentedRequests = 3 } },
        });
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            var operations = Enumerable.Range(0, 4).Select(_ => opened.File.StartDeviceIoControl(Bed.Ioctl)).ToList();
            held[1].MarkCancelable(Cancelled);
            held[0].MarkCancelable(Cancelled);
            queue.Purge(Log, "purged");
            operations.Select(o => o.Result.Status).Should().Equal(NtStatus.Cancelled, NtStatus.Cancelled, default, NtStatus.Cancelled);
            _calls.Should().Equal($"cancel {held[1].Name}", $"cancel {held[0].Name}");
            held[2].MarkCancelableEx(Cancelled).Should().Be(NtStatus.Cancelled, "the purge is not over");
            held[2].Complete(NtStatus.Cancelled);
            _calls[^1].Should().Be("purged");
            opened.File.DeviceIoControl(Bed.Ioctl).Status.Should().Be(NtStatus.InvalidDeviceState);
            queue.Stop();
            var kept = opened.File.StartDeviceIoControl(Bed.Ioctl);
            kept.IsCompleted.Should().BeFalse("a stop reopens the queue");
            kept.Cancel();
            opened.Close();
        });

        void Cancelled(WdfRequest request)
        {
            _calls.Add($"cancel {request.Name}");
            request.Complete(NtStatus.Cancelled);
        }
    }

    [Fact]
    public void During_a_purge_a_mark_calls_the_cancel_callback_and_a_requeue_ends_the_request()
    {
        using var bed = new Bed();
        var queue = bed.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual, isDefault: true));
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            var first = opened.File.StartDeviceIoControl(Bed.Ioctl);
            var second = opened.File.StartDeviceIoControl(Bed.Ioctl);
            queue.RetrieveNextRequest(out var marked);
            queue.RetrieveNextRequest(out var requeued);
            queue.Purge(Log, "purged");
            marked!.MarkCancelable(r => r.Complete(NtStatus.Timeout));
            first.Result.Status.Should().Be(NtStatus.Timeout);
            requeued!.Requeue().Should().Be(NtStatus.Success);
            second.Result.Status.Should().Be(NtStatus.Cancelled);
            _calls.Should().Equal("purged");
            opened.Close();
        });
    }

    [Fact]
    public void Before_1_11_a_purge_lets_stale_requests_come_back()
    {
        using var bed = new Bed(minorVersion: 9);
        var queue = bed.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual, isDefault: true));
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            var operation = opened.File.StartDeviceIoControl(Bed.Ioctl);
            queue.RetrieveNextRequest(out var request);
            queue.Purge();
            request!.Requeue().Should().Be(NtStatus.Success);
            operation.IsCompleted.Should().BeFalse();
            queue.WaitingCount.Should().Be(1);
            operation.Cancel();
            opened.Close();
        });
    }

    [Fact]
    public void A_stop_and_purge_cancels_what_is_there_and_keeps_what_comes()
    {
        using var bed = new Bed();
        IoOperation? late = null;
        using var opened = new OpenedDevice(bed);
        var queue = bed.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual, isDefault: true));
        bed.Run(() =>
        {
            var waiting = opened.File.StartDeviceIoControl(Bed.Ioctl);
            opened.File.StartDeviceIoControl(Bed.Ioctl);
            bed.Kernel.At(KernelStep.RequestCompleting, null, () => late = opened.File.StartDeviceIoControl(Bed.Ioctl));
            queue.StopAndPurge(Log, "stopped");
            waiting.Result.Status.Should().Be(NtStatus.Cancelled);
            late!.IsCompleted.Should().BeFalse();
            queue.WaitingCount.Should().Be(1);
            _calls.Should().Equal("stopped");
            queue.State.IsStopped.Should().BeTrue();
            late.Cancel();
            opened.Close();
        });
    }

    [Fact]
    public void A_synchronous_stop_waits_for_the_driver()
    {
        using var bed = new Bed();
        WdfRequest? held = null;
        var queue = Default(bed, (_, request) => held = request);
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            opened.File.StartDeviceIoControl(Bed.Ioctl);
            var stopper = bed.Kernel.Spawn("stopper", () =>
            {
                queue.StopSynchronously();
                _calls.Add("stopped");
            });
            bed.Kernel.RunUntilIdle();
            _calls.Should().BeEmpty();
            held!.Complete(NtStatus.Success);
            stopper.Join();
            _calls.Should().Equal("stopped");
            queue.StopAndPurgeSynchronously();
            queue.Start();
            queue.DrainSynchronously();
            queue.PurgeSynchronously();
            opened.Close();
        });
    }

    [Fact]
    public void Two_callbacks_of_the_same_kind_at_once_are_fatal_and_two_of_different_kinds_are_not()
    {
        using var bed = new Bed(Bed.Continuing);
        var queue = Default(bed, (_, _) => { });
        using var opened = new OpenedDevice(bed);
        var violation = bed.IsFatal(0xA, () =>
        {
            opened.File.StartDeviceIoControl(Bed.Ioctl);
            queue.Stop(Log, "stopped");
            queue.Purge(Log, "purged");
            queue.Stop();
            queue.StopAndPurge(Log, "too much");
        });
        violation.Rule.Should().Be("WDF_VIOLATION_A_WDF_QUEUE_FATAL_ERROR");
    }

    [Theory]
    [InlineData("WdfIoQueueStopSynchronously")]
    [InlineData("WdfIoQueueStopAndPurgeSynchronously")]
    [InlineData("WdfIoQueueDrainSynchronously")]
    [InlineData("WdfIoQueuePurgeSynchronously")]
    public void At_dispatch_level_a_synchronous_call_breaks_and_does_nothing(string ddi)
    {
        using var bed = new Bed(Bed.Continuing);
        var queue = Default(bed, (_, _) => { });
        bed.Run(() =>
        {
            var old = bed.Kernel.RaiseIrql(Irql.Dispatch);
            typeof(WdfIoQueue).GetMethod(ddi["WdfIoQueue".Length..])!.Invoke(queue, null);
            bed.Kernel.LowerIrql(old);
            queue.State.IsReady.Should().BeTrue();
            bed.Kernel.Violations.Should().ContainSingle().Which.Rule.Should().Be($"FxVerifierCheckIrqlLevel-{ddi}");
        });
    }

    [Fact]
    public void A_busy_destination_leaves_a_forwarded_request_with_the_driver()
    {
        using var bed = new Bed();
        var destination = bed.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual));
        var queue = Default(bed, (_, request) =>
        {
            request.ForwardToIoQueue(destination).Should().Be(NtStatus.WdfBusy);
            request.Complete(NtStatus.EndOfFile);
        });
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            destination.Purge();
            opened.File.DeviceIoControl(Bed.Ioctl).Status.Should().Be(NtStatus.EndOfFile);
            queue.DriverOwnedCount.Should().Be(0);
            opened.Close();
        });
    }

    [Fact]
    public void Deleting_a_queue_cancels_what_waits_and_waits_for_the_driver()
    {
        using var bed = new Bed();
        var queue = bed.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual));
        Default(bed, (_, request) => request.ForwardToIoQueue(queue));
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            var first = opened.File.StartDeviceIoControl(Bed.Ioctl);
            var second = opened.File.StartDeviceIoControl(Bed.Ioctl);
            queue.RetrieveNextRequest(out var owned).Should().Be(NtStatus.Success);
            var deleter = bed.Kernel.Spawn("deleter", queue.Delete);
            bed.Kernel.RunUntilIdle();
            second.Result.Status.Should().Be(NtStatus.Cancelled);
            queue.IsDestroyed.Should().BeFalse();
            owned!.Complete(NtStatus.Success);
            deleter.Join();
            first.IsCompleted.Should().BeTrue();
            queue.IsDestroyed.Should().BeTrue();
            opened.Close();
        });
    }

    [Fact]
    public void Closing_a_file_cancels_what_waits_and_came_through_it()
    {
        using var bed = new Bed();
        var queue = bed.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual, isDefault: true));
        using var first = new OpenedDevice(bed);
        using var second = new OpenedDevice(bed);
        bed.Run(() =>
        {
            var gone = first.File.StartDeviceIoControl(Bed.Ioctl);
            var stays = second.File.StartDeviceIoControl(Bed.Ioctl);
            first.Close();
            gone.Result.Status.Should().Be(NtStatus.Cancelled);
            stays.IsCompleted.Should().BeFalse();
            queue.RetrieveNextRequest(out var request);
            request!.Complete(NtStatus.Success);
            second.Close();
        });
    }

    [Fact]
    public void The_callback_of_a_stop_is_not_serialised()
    {
        using var bed = new Bed();
        var attributes = new WdfObjectAttributes { ExecutionLevel = WdfExecutionLevel.Passive, SynchronizationScope = WdfSynchronizationScope.Queue };
        WdfIoQueue.Create(bed.Device, new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual), attributes, out var queue).Should().Be(NtStatus.Success);
        bed.Run(() =>
        {
            var goOn = new KernelEvent(bed.Kernel, KernelEventType.Notification);
            var holder = bed.Kernel.Spawn("holder of the callback lock", () =>
            {
                queue!.AcquireLock();
                bed.Kernel.Wait(goOn, KernelTimeout.Infinite);
                queue.ReleaseLock();
            });
            bed.Kernel.RunUntilIdle();
            queue!.Stop(Log, "stopped");
            _calls.Should().Equal("stopped");
            var drainer = bed.Kernel.Spawn("drainer", () => queue.Drain(Log, "drained"));
            bed.Kernel.RunUntilIdle();
            _calls.Should().Equal("stopped");
            goOn.Set();
            holder.Join();
            drainer.Join();
            _calls.Should().Equal("stopped", "drained");
        });
    }
}
