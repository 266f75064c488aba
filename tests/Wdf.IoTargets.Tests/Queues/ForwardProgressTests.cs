using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Queues;

public class ForwardProgressTests
{
    private readonly List<WdfRequest> _held = [];

    private void With(WdfIoQueueForwardProgressPolicy policy, Action<Bed, WdfIoQueue, ApplicationFile> body)
    {
        using var bed = new Bed();
        var queue = bed.Device.CreateDefaultQueue((_, request) => _held.Add(request));
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            queue.AssignForwardProgressPolicy(policy).Should().Be(NtStatus.Success);
            bed.Kernel.FailAllocations(static site => site == AllocationSite.Object);
            body(bed, queue, opened.File);
            opened.Close();
        });
    }

    [Fact]
    public void A_reserved_request_is_used_again_and_an_irp_waits_for_it() => With(new(1), (_, queue, file) =>
    {
        var first = file.StartDeviceIoControl(Bed.Ioctl);
        var second = file.StartDeviceIoControl(Bed.Ioctl);
        var reserved = _held.Should().ContainSingle().Subject;
        reserved.IsReserved.Should().BeTrue();
        queue.DriverOwnedCount.Should().Be(1);
        reserved.Complete(NtStatus.Success);
        first.IsCompleted.Should().BeTrue();
        _held.Should().HaveCount(2);
        _held[1].Should().BeSameAs(reserved);
        _held[1].Complete(NtStatus.EndOfFile);
        second.Result.Status.Should().Be(NtStatus.EndOfFile);
        reserved.IsDeleted.Should().BeFalse();
    });

    [Fact]
    public void An_irp_that_waits_can_be_cancelled_and_a_purge_cancels_it() => With(new(1), (_, queue, file) =>
    {
        file.StartDeviceIoControl(Bed.Ioctl);
        var cancelled = file.StartDeviceIoControl(Bed.Ioctl);
        var purged = file.StartDeviceIoControl(Bed.Ioctl);
        cancelled.Cancel().Should().BeTrue();
        cancelled.Result.Status.Should().Be(NtStatus.Cancelled);
        queue.Purge();
        purged.Result.Status.Should().Be(NtStatus.Cancelled);
        _held[0].Complete(NtStatus.Success);
    });

    [Fact]
    public void A_reference_keeps_a_reserved_request_from_being_used() => With(new(1), (_, _, file) =>
    {
        file.StartDeviceIoControl(Bed.Ioctl);
        file.StartDeviceIoControl(Bed.Ioctl);
        _held[0].Reference();
        _held[0].Complete(NtStatus.Success);
        _held.Should().ContainSingle();
        _held[0].Dereference();
        _held.Should().HaveCount(2);
        _held[1].Complete(NtStatus.Success);
    });

    [Fact]
    public void Only_paging_io_gets_one_when_the_policy_says_so() => With(new(1, WdfIoForwardProgressReservedPolicy.PagingIo), (bed, _, file) =>
    {
        file.DeviceIoControl(Bed.Ioctl).Status.Should().Be(NtStatus.Unsuccessful);
        _held.Should().BeEmpty();
    });

    [Theory]
    [InlineData(WdfIoForwardProgressAction.FailRequest, NtStatus.Unsuccessful)]
    [InlineData(WdfIoForwardProgressAction.UseReservedRequest, NtStatus.Success)]
    public void The_driver_may_decide(WdfIoForwardProgressAction action, NtStatus expected) => With(new(1, (_, _) => action), (_, _, file) =>
    {
        var operation = file.StartDeviceIoControl(Bed.Ioctl);
        _held.ForEach(static r => r.Complete(NtStatus.Success));
        operation.Wait().Status.Should().Be(expected);
    });

    [Fact]
    public void Resources_are_allocated_for_each_reserved_request_and_a_failure_for_another_one_makes_it_reserved()
    {
        using var bed = new Bed();
        var queue = bed.Device.CreateDefaultQueue((_, request) => _held.Add(request));
        var prepared = 0;
        var policy = new WdfIoQueueForwardProgressPolicy(3)
        {
            EvtIoAllocateResourcesForReservedRequest = (_, request) => request.IsReserved && ++prepared > 0 ? NtStatus.Success : NtStatus.Unsuccessful,
            EvtIoAllocateRequestResources = (_, _) => NtStatus.InsufficientResources,
        };
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            queue.AssignForwardProgressPolicy(policy).Should().Be(NtStatus.Success);
            prepared.Should().Be(3);
            opened.File.StartDeviceIoControl(Bed.Ioctl);
            _held[0].IsReserved.Should().BeTrue();
            _held[0].Complete(NtStatus.Success);
            opened.Close();
        });
    }

    [Fact]
    public void The_statuses_of_a_wrong_policy()
    {
        using var bed = new Bed(Bed.Unverified);
        bed.Run(() =>
        {
            var queue = bed.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual));
            queue.AssignForwardProgressPolicy(default).Should().Be(NtStatus.InfoLengthMismatch);
            queue.AssignForwardProgressPolicy(new(0)).Should().Be(NtStatus.InvalidParameter);
            queue.AssignForwardProgressPolicy(new(1, evtIoWdmIrpForForwardProgress: null)).Should().Be(NtStatus.InvalidParameter);
            queue.AssignForwardProgressPolicy(new(2) { EvtIoAllocateResourcesForReservedRequest = (_, _) => NtStatus.NoMoreEntries }).Should().Be(NtStatus.NoMoreEntries);
            bed.Kernel.FailAllocations(static site => site == AllocationSite.Object);
            queue.AssignForwardProgressPolicy(new(1)).Should().Be(NtStatus.InsufficientResources);
            bed.Kernel.FailAllocations(null);
            queue.AssignForwardProgressPolicy(new(1)).Should().Be(NtStatus.Success);
            queue.AssignForwardProgressPolicy(new(1)).Should().Be(NtStatus.InvalidParameter);
        });
    }

    [Fact]
    public void About_one_request_in_17_can_be_made_to_fail()
    {
        using var bed = new Bed(new SimulatedKernelOptions { ForwardProgressFaults = ForwardProgressFaults.FailRandom, Seed = 1 });
        var reserved = 0;
        var queue = bed.Device.CreateDefaultQueue((_, request) =>
        {
            reserved += request.IsReserved ? 1 : 0;
            request.Complete(NtStatus.Success);
        });
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            queue.AssignForwardProgressPolicy(new(1));
            for (var i = 0; i < 340; i++)
            {
                opened.File.DeviceIoControl(Bed.Ioctl).Status.Should().Be(NtStatus.Success);
            }

            opened.Close();
        });
        reserved.Should().BeInRange(5, 50);
    }
}
