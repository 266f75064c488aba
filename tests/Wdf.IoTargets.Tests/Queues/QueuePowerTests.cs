using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Queues;

public class QueuePowerTests
{
    private readonly List<string> _calls = [];
    private readonly List<WdfRequest> _held = [];

    private WdfIoQueue Default(Bed bed, Action<WdfRequest> onStop, WdfTriState powerManaged = WdfTriState.UseDefault) =>
        bed.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Parallel, isDefault: true)
        {
            PowerManaged = powerManaged,
            EvtIoDefault = (_, request) =>
            {
                _calls.Add("present");
                _held.Add(request);
            },
            EvtIoStop = (_, request, flags) =>
            {
                _calls.Add($"stop {flags}");
                onStop(request);
            },
            EvtIoResume = (_, _) => _calls.Add("resume"),
        });

    private void With(Action<WdfRequest> onStop, Action<Bed, WdfIoQueue, ApplicationFile> body, SimulatedKernelOptions? options = null, WdfTriState powerManaged = WdfTriState.UseDefault)
    {
        using var bed = new Bed(options);
        var queue = Default(bed, onStop, powerManaged);
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            body(bed, queue, opened.File);
            opened.Close();
        });
    }

    [Fact]
    public void An_acknowledged_request_stays_with_the_driver_and_is_resumed() => With(r => r.StopAcknowledge(requeue: false), (bed, queue, file) =>
    {
        file.StartDeviceIoControl(Bed.Ioctl);
        bed.Device.SuspendQueues();
        _calls.Should().Equal("present", "stop Suspend");
        queue.State.HasFlag(WdfIoQueueState.PnpHeld).Should().BeTrue();
        file.StartDeviceIoControl(Bed.Ioctl);
        queue.WaitingCount.Should().Be(1);
        bed.Device.ResumeQueues();
        _calls.Should().Equal("present", "stop Suspend", "resume", "present");
        queue.State.HasFlag(WdfIoQueueState.PnpHeld).Should().BeFalse();
        _held.ForEach(r => r.Complete(NtStatus.Success));
    });

    [Fact]
    public void Requests_given_back_are_presented_anew_in_reverse_order_and_not_resumed() => With(r => r.StopAcknowledge(requeue: true), (bed, queue, file) =>
    {
        file.StartDeviceIoControl(Bed.Ioctl);
        file.StartDeviceIoControl(Bed.Ioctl);
        bed.Device.SuspendQueues();
        queue.GetState(out var waiting, out var owned);
        (waiting, owned).Should().Be((2u, 0u));
        bed.Device.ResumeQueues();
        _calls.Should().Equal("present", "present", "stop Suspend", "stop Suspend", "present", "present");
        _held.Select(r => r.Name).Should().Equal(_held[0].Name, _held[1].Name, _held[1].Name, _held[0].Name);
        _held[2].Complete(NtStatus.Success);
        _held[3].Complete(NtStatus.Success);
    });

    [Fact]
    public void A_cancelable_request_is_told_as_such_and_may_be_completed_instead() => With(
        r =>
        {
            r.UnmarkCancelable().Should().Be(NtStatus.Success);
            r.Complete(NtStatus.Cancelled);
        },
        (bed, _, file) =>
        {
            var operation = file.StartDeviceIoControl(Bed.Ioctl);
            _held[0].MarkCancelable(_ => { });
            bed.Device.SuspendQueues();
            _calls.Should().Equal("present", "stop Suspend, RequestCancelable");
            operation.Result.Status.Should().Be(NtStatus.Cancelled);
            bed.Device.ResumeQueues();
        });

    [Fact]
    public void A_request_without_an_answer_is_waited_for() => With(_ => { }, (bed, _, file) =>
    {
        file.StartDeviceIoControl(Bed.Ioctl);
        var power = bed.Kernel.Spawn("power", () =>
        {
            bed.Device.SuspendQueues();
            _calls.Add("suspended");
        });
        bed.Kernel.RunUntilIdle();
        _calls.Should().Equal("present", "stop Suspend");
        _held[0].Complete(NtStatus.Success);
        power.Join();
        _calls[^1].Should().Be("suspended");
        bed.Device.ResumeQueues();
    });

    [Fact]
    public void A_late_answer_does_not_wake_the_queue()
    {
        using var bed = new Bed();
        Default(bed, _ => { });
        using var opened = new OpenedDevice(bed);
        bed.Breaks(() =>
        {
            opened.File.StartDeviceIoControl(Bed.Ioctl);
            bed.Kernel.Spawn("power", bed.Device.SuspendQueues);
            bed.Kernel.RunUntilIdle();
            _held[0].StopAcknowledge(requeue: false);
            bed.Kernel.RunFor(TimeSpan.FromMinutes(2));
        }).Rule.Should().Be("FxDriverGlobalsWaitForSignal");
    }

    [Fact]
    public void A_queue_that_does_not_follow_power_is_left_alone() => With(
        _ => { },
        (bed, queue, file) =>
        {
            bed.Device.SuspendQueues();
            file.StartDeviceIoControl(Bed.Ioctl);
            _calls.Should().Equal("present");
            queue.State.HasFlag(WdfIoQueueState.PnpHeld).Should().BeFalse();
            _held[0].Complete(NtStatus.Success);
            bed.Device.ResumeQueues();
        },
        powerManaged: WdfTriState.False);

    [Fact]
    public void A_retrieval_is_paused_while_the_device_is_away()
    {
        using var bed = new Bed();
        var queue = bed.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual, isDefault: true));
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            queue.ReadyNotify((_, _) => _calls.Add("ready"));
            bed.Device.SuspendQueues();
            opened.File.StartDeviceIoControl(Bed.Ioctl);
            queue.RetrieveNextRequest(out _).Should().Be(NtStatus.WdfPaused);
            _calls.Should().BeEmpty();
            bed.Device.ResumeQueues();
            _calls.Should().Equal("ready");
            opened.Close();
        });
    }

    [Fact]
    public void A_cancel_callback_waits_until_the_driver_was_told_of_the_stop() => With(
        r =>
        {
            _calls.Add("told");
            r.StopAcknowledge(requeue: false);
        },
        (bed, _, file) =>
        {
            file.StartDeviceIoControl(Bed.Ioctl);
            file.StartDeviceIoControl(Bed.Ioctl);
            _held[1].MarkCancelable(r =>
            {
                _calls.Add("cancel");
                r.Complete(NtStatus.Cancelled);
            });
            bed.Kernel.At(KernelStep.RequestStopCalled, _held[0], () => IoManager.CancelIrp(_held[1].WdmGetIrp()!));
            bed.Device.SuspendQueues();
            _calls.Should().Equal("present", "present", "stop Suspend", "told", "cancel");
            bed.Device.ResumeQueues();
            _held[0].Complete(NtStatus.Success);
        });

    [Fact]
    public void Removal_purges_for_good()
    {
        using var bed = new Bed();
        Default(bed, r =>
        {
            ((WdfIoQueue)r.IoQueue!).Start();
            r.Complete(NtStatus.DeviceRemoved);
        });
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            var operation = opened.File.StartDeviceIoControl(Bed.Ioctl);
            bed.Device.Remove();
            _calls.Should().Equal("present", "stop Purge");
            operation.Result.Status.Should().Be(NtStatus.DeviceRemoved);
            opened.Close();
        });
    }

    [Theory]
    [InlineData(false, "FxRequestVerifyStopAcknowledge-RequeueCancelable")]
    [InlineData(true, "FxRequestVerifyStopAcknowledge-Context")]
    public void A_wrong_answer_breaks_and_is_ignored(bool isOutside, string rule) => With(
        r =>
        {
            if (!isOutside)
            {
                r.StopAcknowledge(requeue: true);
                r.UnmarkCancelable();
            }

            r.StopAcknowledge(requeue: false);
        },
        (bed, _, file) =>
        {
            file.StartDeviceIoControl(Bed.Ioctl);
            if (isOutside)
            {
                _held[0].StopAcknowledge(requeue: false);
            }
            else
            {
                _held[0].MarkCancelable(_ => { });
            }

            bed.Device.SuspendQueues();
            bed.Device.ResumeQueues();
            bed.Kernel.Violations.Should().ContainSingle().Which.Rule.Should().Be(rule);
            _held[0].Complete(NtStatus.Success);
        },
        Bed.Continuing);
}
