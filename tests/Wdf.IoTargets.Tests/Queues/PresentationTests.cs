using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Queues;

public class PresentationTests
{
    private readonly List<WdfRequest> _presented = [];

    private WdfIoQueue Queue(Bed bed, WdfIoQueueDispatchType type, uint? limit = null)
    {
        var config = new WdfIoQueueConfig(type, isDefault: true);
        if (type != WdfIoQueueDispatchType.Manual)
        {
            config.EvtIoDefault = (_, request) => _presented.Add(request);
        }

        if (limit is { } number)
        {
            config.Settings.Parallel.NumberOfPresentedRequests = number;
        }

        return bed.Device.CreateQueue(config);
    }

    [Theory]
    [InlineData(WdfIoQueueDispatchType.Sequential, null, 1)]
    [InlineData(WdfIoQueueDispatchType.Parallel, null, 3)]
    [InlineData(WdfIoQueueDispatchType.Parallel, 2u, 2)]
    [InlineData(WdfIoQueueDispatchType.Parallel, 0u, 0)]
    [InlineData(WdfIoQueueDispatchType.Manual, null, 0)]
    public void The_dispatch_type_says_how_many_the_driver_owns_at_once(WdfIoQueueDispatchType type, uint? limit, int owned)
    {
        using var bed = new Bed();
        var queue = Queue(bed, type, limit);
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            var operations = Enumerable.Range(0, 3).Select(_ => opened.File.StartDeviceIoControl(Bed.Ioctl)).ToList();
            operations.Should().OnlyContain(o => o.Returned == NtStatus.Pending);
            queue.DriverOwnedCount.Should().Be(owned);
            queue.WaitingCount.Should().Be(3 - owned);
            operations.ForEach(o => o.Cancel());
            _presented.ForEach(r => r.Complete(NtStatus.Cancelled));
            operations.Should().OnlyContain(o => o.Result.Status == NtStatus.Cancelled && o.CompletionCount == 1);
            opened.Close();
        });
    }

    [Fact]
    public void A_completion_presents_the_next_one_in_order()
    {
        using var bed = new Bed();
        Queue(bed, WdfIoQueueDispatchType.Sequential);
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            var operations = Enumerable.Range(0, 3).Select(_ => opened.File.StartDeviceIoControl(Bed.Ioctl)).ToList();
            for (var i = 0; i < 3; i++)
            {
                _presented.Should().HaveCount(i + 1);
                operations[i].IsCompleted.Should().BeFalse();
                _presented[i].Complete(NtStatus.Success);
                operations[i].IsCompleted.Should().BeTrue();
            }

            opened.Close();
        });
    }

    [Fact]
    public void A_completion_inside_the_callback_does_not_recurse()
    {
        using var bed = new Bed();
        var (depth, deepest, count) = (0, 0, 0);
        var queue = bed.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual));
        bed.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Sequential, isDefault: true)
        {
            EvtIoDefault = (_, request) =>
            {
                deepest = Math.Max(deepest, ++depth);
                count++;
                if (count == 1)
                {
                    _presented.Add(request);
                }
                else
                {
                    request.Complete(NtStatus.Success);
                }

                depth--;
            },
        });
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            for (var i = 0; i < 50; i++)
            {
                opened.File.StartDeviceIoControl(Bed.Ioctl);
            }

            _presented[0].Complete(NtStatus.Success);
            count.Should().Be(50);
            deepest.Should().Be(1);
            queue.WaitingCount.Should().Be(0);
            opened.Close();
        });
    }

    [Fact]
    public void The_specific_callback_comes_before_the_default_one()
    {
        using var bed = new Bed();
        var calls = new List<string>();
        bed.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Parallel, isDefault: true)
        {
            EvtIoDefault = (_, r) =>
            {
                calls.Add("default");
                r.Complete(NtStatus.Success);
            },
            EvtIoRead = (_, r, length) =>
            {
                calls.Add($"read {length}");
                r.Complete(NtStatus.Success);
            },
            EvtIoDeviceControl = (_, r, output, input, code) =>
            {
                calls.Add($"control {output} {input} {code:X}");
                r.Complete(NtStatus.Success);
            },
        });
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            opened.File.Read(new byte[4]);
            opened.File.Write(new byte[4]);
            opened.File.DeviceIoControl(Bed.Ioctl, new byte[2], new byte[3]);
            calls.Should().Equal("read 4", "default", $"control 3 2 {Bed.Ioctl:X}");
            opened.Close();
        });
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void An_empty_transfer_is_completed_by_the_framework_unless_allowed(bool allowed, int presented)
    {
        using var bed = new Bed();
        bed.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Parallel, isDefault: true)
        {
            AllowZeroLengthRequests = allowed,
            EvtIoDefault = (_, request) =>
            {
                _presented.Add(request);
                request.Complete(NtStatus.EndOfFile);
            },
        });
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            opened.File.Read(Array.Empty<byte>()).Status.Should().Be(allowed ? NtStatus.EndOfFile : NtStatus.Success);
            _presented.Should().HaveCount(presented);
            opened.Close();
        });
    }

    [Fact]
    public void Without_a_callback_for_it_a_request_is_refused_also_an_empty_one()
    {
        using var bed = new Bed();
        bed.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Parallel, isDefault: true) { EvtIoWrite = (_, r, _) => r.Complete(NtStatus.Success) });
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            opened.File.Read(new byte[4]).Status.Should().Be(NtStatus.InvalidDeviceRequest);
            opened.File.Read(Array.Empty<byte>()).Status.Should().Be(NtStatus.InvalidDeviceRequest);
            opened.File.DeviceIoControl(Bed.Ioctl).Status.Should().Be(NtStatus.InvalidDeviceRequest);
            opened.Close();
        });
    }

    [Fact]
    public void The_originator_always_sees_pending_even_when_it_is_completed()
    {
        using var bed = new Bed();
        bed.Device.CreateDefaultQueue((_, r) => r.Complete(NtStatus.Success));
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            var operation = opened.File.StartDeviceIoControl(Bed.Ioctl);
            operation.Returned.Should().Be(NtStatus.Pending);
            operation.IsCompleted.Should().BeTrue();
            operation.PendingReturned.Should().BeTrue();
            opened.Close();
        });
    }

    [Fact]
    public void Without_memory_for_the_request_the_irp_fails()
    {
        using var bed = new Bed();
        bed.Device.CreateDefaultQueue((_, r) => r.Complete(NtStatus.Success));
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            bed.Kernel.FailAllocations(s => s == AllocationSite.Object);
            opened.File.DeviceIoControl(Bed.Ioctl).Status.Should().Be(NtStatus.InsufficientResources);
            bed.Kernel.FailAllocations(null);
            opened.File.DeviceIoControl(Bed.Ioctl).Status.Should().Be(NtStatus.Success);
            opened.Close();
        });
    }

    [Fact]
    public void A_filter_without_a_handler_passes_requests_on_whatever_its_target_s_state()
    {
        using var bed = new Bed(configure: init => init.SetFilter());
        bed.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Parallel, isDefault: true) { EvtIoRead = (_, r, _) => r.Complete(NtStatus.EndOfFile) });
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            bed.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
            opened.File.DeviceIoControl(Bed.Ioctl).Status.Should().Be(NtStatus.Success);
            bed.Lower.Seen.Should().ContainSingle();
            opened.File.Read(new byte[4]).Status.Should().Be(NtStatus.EndOfFile);
            opened.Close();
        });
        bed.Lower.SeenFiles.Should().Equal([MajorFunction.Create, MajorFunction.Cleanup, MajorFunction.Close], "so are opens and closes");
    }
}
