using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Targets;

public class StopTests
{
    [Theory]
    [InlineData(WdfIoTargetState.Started, WdfIoTargetState.Stopped)]
    [InlineData(WdfIoTargetState.Stopped, WdfIoTargetState.Stopped)]
    [InlineData(WdfIoTargetState.Purged, WdfIoTargetState.Stopped)]
    [InlineData(WdfIoTargetState.Closed, WdfIoTargetState.Closed)]
    [InlineData(WdfIoTargetState.ClosedForQueryRemove, WdfIoTargetState.ClosedForQueryRemove)]
    [InlineData(WdfIoTargetState.Deleted, WdfIoTargetState.Deleted)]
    public void Stop_from_each_state(WdfIoTargetState from, WdfIoTargetState after)
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Goto(from);
            remote.Target.Stop(WdfIoTargetSentIoAction.CancelSentIo);
            remote.Target.State.Should().Be(after);
            remote.Drop();
        });
    }

    [Theory]
    [InlineData((WdfIoTargetSentIoAction)0)]
    [InlineData((WdfIoTargetSentIoAction)4)]
    [InlineData((WdfIoTargetSentIoAction)(-1))]
    public void An_unknown_action_does_nothing(WdfIoTargetSentIoAction action)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Stop(action);
            bed.Target.State.Should().Be(WdfIoTargetState.Started);
        });
    }

    [Theory]
    [InlineData(WdfIoTargetSentIoAction.CancelSentIo, WdfIoTargetState.Started)]
    [InlineData(WdfIoTargetSentIoAction.WaitForSentIoToComplete, WdfIoTargetState.Started)]
    [InlineData(WdfIoTargetSentIoAction.LeaveSentIoPending, WdfIoTargetState.Stopped)]
    public void A_waiting_stop_above_passive_level_does_nothing(WdfIoTargetSentIoAction action, WdfIoTargetState after)
    {
        using var bed = new Bed(Bed.Continuing);
        bed.Run(() =>
        {
            var old = bed.Kernel.RaiseIrql(Irql.Dispatch);
            bed.Target.Stop(action);
            bed.Kernel.LowerIrql(old);
            bed.Target.State.Should().Be(after);
            bed.Kernel.Violations.Should().HaveCount(after == WdfIoTargetState.Started ? 1 : 0);
        });
    }

    [Fact]
    public void Cancel_sent_io_cancels_each_in_the_order_of_sending_and_waits()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            var requests = new[] { bed.Sent(), bed.Sent(), bed.Sent() };
            bed.Target.Stop(WdfIoTargetSentIoAction.CancelSentIo);
            bed.Done.All.Select(c => c.Request).Should().Equal(requests);
            bed.Done.Statuses.Should().OnlyContain(s => s == NtStatus.Cancelled);
            bed.Target.SentCount.Should().Be(0);
            bed.Target.State.Should().Be(WdfIoTargetState.Stopped);
        });
    }

    [Fact]
    public void Requests_that_left_meanwhile_do_not_change_the_order_of_the_others()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            var first = Enumerable.Range(0, 16).Select(_ => bed.Sent()).ToList();
            var kept = first.Where((_, i) => i % 5 == 2).ToList();
            first.Except(kept).Reverse().ToList().ForEach(r => r.CancelSentRequest().Should().BeTrue());
            var later = Enumerable.Range(0, 20).Select(_ => bed.Sent()).ToList();
            bed.Target.SentCount.Should().Be(kept.Count + later.Count);
            var before = bed.Done.All.Count;
            bed.Target.Stop(WdfIoTargetSentIoAction.CancelSentIo);
            bed.Done.All.Skip(before).Select(c => c.Request).Should().Equal(kept.Concat(later));
            bed.Target.SentCount.Should().Be(0);
        });
    }

    [Fact]
    public void Wait_for_sent_io_cancels_nothing()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            bed.Sent();
            var stopper = bed.Kernel.Spawn("stopper", () => bed.Target.Stop(WdfIoTargetSentIoAction.WaitForSentIoToComplete));
            bed.Kernel.RunUntilIdle();
            stopper.HasEnded.Should().BeFalse();
            bed.Target.State.Should().Be(WdfIoTargetState.Stopped, "the state is set before the wait");
            bed.Lower.Release();
            stopper.Join();
            bed.Done.Only.Status.Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void Leave_sent_io_pending_does_not_block()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            bed.Sent();
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            bed.Target.SentCount.Should().Be(1);
            bed.Lower.Release();
            bed.Done.Only.Status.Should().Be(NtStatus.Success);
        });
    }

    [Theory]
    [InlineData(WdfIoTargetSentIoAction.CancelSentIo)]
    [InlineData(WdfIoTargetSentIoAction.WaitForSentIoToComplete)]
    [InlineData(WdfIoTargetSentIoAction.LeaveSentIoPending)]
    public void Stop_touches_neither_pended_nor_ignored_requests(WdfIoTargetSentIoAction action)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            bed.Sent(Bed.Options(WdfRequestSendOptionsFlags.IgnoreTargetState));
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            bed.Sent();
            bed.Target.Stop(action);
            bed.Target.PendedCount.Should().Be(1);
            bed.Target.SentCount.Should().Be(1);
            bed.Done.Count.Should().Be(0);
            bed.Target.Start();
            bed.Lower.Release();
            bed.Lower.Release();
        });
    }

    [Fact]
    public void A_lower_driver_that_ignores_the_cancel_blocks_the_stop_until_it_completes()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsAndIgnoresCancel();
            bed.Sent();
            var stopper = bed.Kernel.Spawn("stopper", () => bed.Target.Stop(WdfIoTargetSentIoAction.CancelSentIo));
            bed.Kernel.RunFor(TimeSpan.FromHours(1));
            stopper.HasEnded.Should().BeFalse();
            bed.Lower.Release();
            stopper.Join();
            bed.Done.Only.Status.Should().Be(NtStatus.Success, "a success is delivered as it is");
        });
    }

    [Fact]
    public void Stop_marks_a_cancelled_request_so_that_it_needs_a_reuse()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            var request = bed.Sent();
            bed.Target.Stop(WdfIoTargetSentIoAction.CancelSentIo);
            bed.Target.Start();
            bed.Format(request);
            request.Send(bed.Target).Should().BeFalse();
            request.Status.Should().Be(NtStatus.Cancelled);
            request.Reuse();
            bed.Lower.AnswersInline(NtStatus.Success);
            bed.Format(request);
            request.Send(bed.Target).Should().BeTrue();
        });
    }

    [Fact]
    public void A_routine_that_sends_again_during_a_stop_lands_in_the_pended_list()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            bed.Done.Then = request =>
            {
                bed.Done.Then = null;
                request.Reuse();
                bed.Format(request);
                request.Send(bed.Target).Should().BeTrue();
            };
            bed.Sent();
            bed.Target.Stop(WdfIoTargetSentIoAction.CancelSentIo);
            bed.Target.PendedCount.Should().Be(1);
            bed.Target.Start();
            bed.Lower.Release();
            bed.Done.Statuses.Should().Equal(NtStatus.Cancelled, NtStatus.Success);
        });
    }

    [Fact]
    public void A_request_of_the_snapshot_that_was_sent_again_is_cancelled_in_its_new_life()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            var first = bed.Sent();
            var second = bed.Sent();
            bed.Kernel.At(KernelStep.RequestCancelling, first, () =>
            {
                // The second one completes and goes off again before its turn.
                var irp = bed.Lower.Held[1];
                irp.SetCancelRoutine(null);
                LowerDevice.Complete(irp, NtStatus.Success);
                second.Reuse();
                bed.Format(second);
                second.Send(bed.Target).Should().BeTrue();
            });
            bed.Target.Stop(WdfIoTargetSentIoAction.CancelSentIo);
            bed.Done.All.Where(c => c.Request == second).Select(c => c.Status).Should().Equal(NtStatus.Success, NtStatus.Cancelled);
        });
    }

    [Fact]
    public void Stop_in_a_routine_does_not_count_the_request_whose_routine_runs()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Done.Then = _ => bed.Target.Stop(WdfIoTargetSentIoAction.WaitForSentIoToComplete);
            bed.Sent();
            bed.Target.State.Should().Be(WdfIoTargetState.Stopped);
        });
    }

    [Fact]
    public void Stop_returns_after_the_routine_of_the_request_that_emptied_the_list()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            var request = bed.Sent();
            var returned = bed.Kernel.HoldAt(KernelStep.CompletionRoutineCalled, request);
            var stopper = bed.Kernel.Spawn("stopper", () => bed.Target.Stop(WdfIoTargetSentIoAction.WaitForSentIoToComplete));
            bed.Kernel.RunUntilIdle();
            bed.Kernel.Post("lower DPC", () => bed.Lower.Release());
            returned.WaitUntilReached();
            bed.Kernel.RunUntilIdle();
            stopper.HasEnded.Should().BeFalse();
            returned.Release();
            stopper.Join();
            bed.Done.Count.Should().Be(1);
        });
    }

    [Fact]
    public void Stop_may_return_while_the_routine_of_an_earlier_request_still_runs_elsewhere()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            var first = bed.Sent();
            bed.Sent();
            var held = bed.Kernel.HoldAt(KernelStep.CompletionRoutineCalled, first);
            bed.Kernel.Post("first DPC", () => bed.Lower.Release());
            held.WaitUntilReached();
            var stopper = bed.Kernel.Spawn("stopper", () => bed.Target.Stop(WdfIoTargetSentIoAction.WaitForSentIoToComplete));
            bed.Kernel.RunUntilIdle();
            bed.Lower.Release();
            stopper.Join();
            bed.Done.All.Should().ContainSingle("the first routine has not run yet").Which.Request.Should().NotBe(first);
            held.Release();
        });
    }

    [Fact]
    public void Leave_sent_io_pending_lets_a_waiting_stop_go()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            bed.Sent();
            var stopper = bed.Kernel.Spawn("stopper", () => bed.Target.Stop(WdfIoTargetSentIoAction.WaitForSentIoToComplete));
            bed.Kernel.RunUntilIdle();
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            stopper.Join();
            bed.Target.SentCount.Should().Be(1);
            bed.Lower.Release();
        });
    }

    [Fact]
    public void Start_waits_for_a_stop_on_another_thread()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            bed.Sent();
            var stopper = bed.Kernel.Spawn("stopper", () => bed.Target.Stop(WdfIoTargetSentIoAction.WaitForSentIoToComplete));
            bed.Kernel.RunUntilIdle();
            var starter = bed.Kernel.Spawn("starter", () => bed.Target.Start());
            bed.Kernel.RunUntilIdle();
            starter.HasEnded.Should().BeFalse();
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            bed.Kernel.RunUntilIdle();
            (stopper.HasEnded || starter.HasEnded).Should().BeTrue("one signal releases one of them");
            bed.Lower.Release();
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            bed.Kernel.RunUntilIdle();
        });
    }
}
