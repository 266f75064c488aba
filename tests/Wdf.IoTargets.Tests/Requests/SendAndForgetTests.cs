using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests;

public class SendAndForgetTests
{
    private static readonly WdfRequestSendOptions Forget = Bed.Options(WdfRequestSendOptionsFlags.SendAndForget);

    private static void WithPresented(SimulatedKernelOptions? options, EvtWdfIoQueueIoDefault handler, Action<Bed, IoOperation> check)
    {
        using var bed = new Bed(options);
        bed.Device.CreateDefaultQueue(handler);
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            bed.Lower.Pends();
            var operation = opened.File.StartDeviceIoControl(Bed.Ioctl);
            check(bed, operation);
            opened.Close();
        });
    }

    [Fact]
    public void A_created_request_is_refused()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest(bed.Target);
            request.Send(bed.Target, Forget).Should().BeFalse();
            request.Status.Should().Be(NtStatus.InvalidDeviceState);
        });
    }

    [Fact]
    public void A_request_from_an_irp_is_refused()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var irp = IoManager.AllocateIrp(bed.Kernel, 1)!;
            WdfRequest.CreateFromIrp(bed.Driver, null, irp, requestFreesIrp: true, out var request);
            request!.Send(bed.Target, Forget).Should().BeFalse();
            request.Status.Should().Be(NtStatus.InvalidDeviceState);
        });
    }

    [Fact]
    public void A_request_that_a_format_method_formatted_is_refused_even_after_completion_and_reuse() =>
        WithPresented(
            Bed.Continuing,
            (queue, request) =>
            {
                var target = queue.Device.IoTarget!;
                target.FormatRequestForIoctl(request, Bed.Ioctl, null, null, null, null);
                request.Send(target, Forget).Should().BeFalse();
                request.Status.Should().Be(NtStatus.InvalidDeviceRequest);
                request.Reuse();
                request.Send(target, Forget).Should().BeFalse();
                request.Complete(NtStatus.Success);
            },
            (bed, operation) =>
            {
                operation.Wait().Status.Should().Be(NtStatus.Success);
                bed.Kernel.Violations.Should().HaveCount(2);
            });

    [Fact]
    public void A_synchronous_helper_that_took_the_request_clears_the_context_again() =>
        WithPresented(
            null,
            (queue, request) =>
            {
                var target = queue.Device.IoTarget!;
                ulong bytes = 0;
                target.FormatRequestForIoctl(request, Bed.Ioctl, null, null, null, null);
                target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
                target.SendIoctlSynchronously(request, Bed.Ioctl, null, null, null, ref bytes).Should().Be(NtStatus.InvalidDeviceState);
                request.Send(target, Forget).Should().BeTrue();
            },
            (bed, operation) =>
            {
                bed.Lower.Release();
                operation.Wait().Status.Should().Be(NtStatus.Success);
            });

    [Fact]
    public void Unformatted_the_current_location_is_given_to_the_lower_driver() =>
        WithPresented(
            null,
            (queue, request) => request.Send(queue.Device.IoTarget!, Forget).Should().BeTrue(),
            (bed, operation) =>
            {
                bed.Lower.Only.CurrentLocation.Should().Be(bed.Lower.Only.StackCount, "the driver's own location was skipped");
                bed.Lower.Release(NtStatus.Success);
                operation.Wait().Status.Should().Be(NtStatus.Success);
            });

    [Fact]
    public void Formatted_by_the_current_type_the_next_location_is_used() =>
        WithPresented(
            null,
            (queue, request) =>
            {
                request.FormatUsingCurrentType();
                request.Send(queue.Device.IoTarget!, Forget).Should().BeTrue();
            },
            (bed, operation) =>
            {
                bed.Lower.Only.CurrentLocation.Should().Be(bed.Lower.Only.StackCount - 1);
                bed.Lower.Release();
                operation.Wait();
            });

    [Theory]
    [InlineData(WdfIoTargetState.Stopped)]
    [InlineData(WdfIoTargetState.Purged)]
    public void The_target_s_state_and_lists_have_no_part_in_it(WdfIoTargetState state) =>
        WithPresented(
            null,
            (queue, request) =>
            {
                var target = queue.Device.IoTarget!;
                if (state == WdfIoTargetState.Stopped)
                {
                    target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
                }
                else
                {
                    target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
                }

                request.Send(target, Forget).Should().BeTrue();
            },
            (bed, operation) =>
            {
                bed.Target.SentCount.Should().Be(0);
                bed.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIoAndWait);
                operation.IsCompleted.Should().BeFalse();
                bed.Lower.Release();
                operation.Wait().Status.Should().Be(NtStatus.Success);
            });

    [Fact]
    public void A_routine_breaks_but_the_request_is_sent_and_the_routine_never_called()
    {
        var calls = 0;
        WithPresented(
            Bed.Continuing,
            (queue, request) =>
            {
                request.SetCompletionRoutine((WdfRequest _, WdfIoTarget _, in WdfRequestCompletionParams _, object? _) => calls++);
                request.Send(queue.Device.IoTarget!, Forget).Should().BeTrue();
            },
            (bed, operation) =>
            {
                bed.Lower.Release();
                operation.Wait();
                bed.Kernel.Violations.Should().ContainSingle();
            });
        calls.Should().Be(0);
    }

    [Fact]
    public void The_cleanup_runs_and_children_go_before_the_irp_is_handed_down()
    {
        var order = new List<string>();
        WithPresented(
            null,
            (queue, request) =>
            {
                var attributes = new WdfObjectAttributes { ParentObject = request, EvtCleanupCallback = _ => order.Add("child cleanup"), EvtDestroyCallback = _ => order.Add("child destroy") };
                WdfMemory.Create(queue.Driver!, attributes, PoolType.NonPagedPoolNx, 0, 8, out _, out _);
                var own = new WdfObjectAttributes { EvtCleanupCallback = _ => order.Add("cleanup"), EvtDestroyCallback = _ => order.Add("destroy") };
                own.SetContextType<List<int>>();
                request.AllocateContext(own, out _);
                request.Kernel.At(KernelStep.IrpCalled, request, () => order.Add("handed down"));
                request.Send(queue.Device.IoTarget!, Forget);
            },
            (bed, operation) =>
            {
                order.Should().Equal("child cleanup", "cleanup", "child destroy", "handed down", "destroy");
                bed.Lower.Release();
                operation.Wait();
            });
    }

    [Fact]
    public void The_queue_counts_it_as_completed_and_presents_the_next_one()
    {
        using var bed = new Bed();
        var queue = bed.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Sequential, isDefault: true)
        {
            EvtIoDefault = (q, request) => request.Send(q.Device.IoTarget!, Forget).Should().BeTrue(),
        });
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            bed.Lower.Pends();
            opened.File.StartDeviceIoControl(Bed.Ioctl);
            opened.File.StartDeviceIoControl(Bed.Ioctl);
            queue.DriverOwnedCount.Should().Be(0);
            bed.Lower.Held.Should().HaveCount(2);
            bed.Lower.Release();
            bed.Lower.Release();
            opened.Close();
        });
    }

    [Fact]
    public void The_handle_is_dead_afterwards()
    {
        using var bed = new Bed(Bed.FrameworkOnly);
        WdfRequest? forgotten = null;
        bed.Device.CreateDefaultQueue((queue, request) =>
        {
            forgotten = request;
            request.Send(queue.Device.IoTarget!, Forget);
        });
        using var opened = new OpenedDevice(bed);
        bed.IsFatal(5, () =>
        {
            opened.File.StartDeviceIoControl(Bed.Ioctl);
            forgotten!.Complete(NtStatus.Success);
        });
    }
}
