using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Targets.Races;

/// <summary>Calls for one target that overlap on two threads, where the real framework can leave one of them waiting for ever.</summary>
public class OverlappingCallsTests
{
    private const string Rule = "FxIoTarget-OverlappingStopAndStart";

    [Fact]
    public void A_start_that_is_left_behind_by_a_stop_is_a_violation_when_nothing_can_run_any_more()
    {
        using var bed = new Bed();
        var violation = bed.Breaks(() =>
        {
            bed.Lower.Pends();
            bed.Sent();
            bed.Kernel.Spawn("stopper", () => bed.Target.Stop(WdfIoTargetSentIoAction.WaitForSentIoToComplete));
            bed.Kernel.RunUntilIdle();
            bed.Kernel.Spawn("completer", () => bed.Lower.Release());
            bed.Target.Start();
        });
        Names(violation, "WdfIoTargetStart on body", "WdfIoTargetStop on stopper");
        violation.IsFatal.Should().BeTrue();
        violation.BugCheckCode.Should().BeNull();
        violation.Subject.Should().BeSameAs(bed.Target);
        violation.Actor!.Name.Should().Be("body");
        bed.Done.Only.Status.Should().Be(NtStatus.Success);
    }

    [Theory]
    [InlineData("start", "WdfIoTargetStart")]
    [InlineData("stop", "WdfIoTargetStop")]
    [InlineData("purge", "WdfIoTargetPurge")]
    [InlineData("close", "WdfIoTargetClose")]
    [InlineData("close for query remove", "WdfIoTargetCloseForQueryRemove")]
    [InlineData("delete", "WdfObjectDelete")]
    public void Whatever_call_is_left_behind_is_named_at_the_end_of_the_run(string second, string ddi)
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        var violation = bed.Breaks(() =>
        {
            remote.Lower.Pends();
            bed.Formatted(remote.Target).Send(remote.Target).Should().BeTrue();
            bed.Kernel.Spawn("first", () => remote.Target.Stop(WdfIoTargetSentIoAction.WaitForSentIoToComplete));
            bed.Kernel.RunUntilIdle();
            bed.Kernel.Spawn("second", () => Call(remote.Target, second));
            bed.Kernel.RunUntilIdle();
            remote.Lower.Release();
        });
        Names(violation, $"{ddi} on second", "WdfIoTargetStop on first");
    }

    [Fact]
    public void A_start_between_the_last_completion_and_the_wait_takes_the_stop_s_signal()
    {
        using var bed = new Bed();
        var violation = bed.Breaks(() =>
        {
            bed.Lower.Pends();
            bed.Sent();
            var held = bed.Kernel.HoldAt(KernelStep.TargetWaiting, bed.Target);
            bed.Kernel.Spawn("stopper", () => bed.Target.Stop(WdfIoTargetSentIoAction.WaitForSentIoToComplete));
            held.WaitUntilReached();
            bed.Lower.Release();
            bed.Target.Start().Should().Be(NtStatus.Success);
            held.Release();
        });
        Names(violation, "WdfIoTargetStop on stopper", "WdfIoTargetStart on body");
    }

    [Fact]
    public void The_second_waits_first_and_the_first_is_left_behind()
    {
        using var bed = new Bed();
        var violation = bed.Breaks(() =>
        {
            bed.Lower.Pends();
            bed.Sent();
            var held = bed.Kernel.HoldAt(KernelStep.TargetWaiting, bed.Target);
            bed.Kernel.Spawn("stopper", () => bed.Target.Stop(WdfIoTargetSentIoAction.WaitForSentIoToComplete));
            held.WaitUntilReached();
            bed.Kernel.Spawn("starter", () => bed.Target.Start());
            bed.Kernel.RunUntilIdle();
            held.Release();
            bed.Kernel.RunUntilIdle();
            bed.Lower.Release();
        });
        Names(violation, "WdfIoTargetStop on stopper", "WdfIoTargetStart on starter");
    }

    [Theory]
    [InlineData("leave")]
    [InlineData("purge without wait")]
    public void A_call_that_lets_the_waiting_one_go_is_no_violation(string second)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            bed.Sent();
            var first = bed.Kernel.Spawn("first", () => bed.Target.Stop(WdfIoTargetSentIoAction.WaitForSentIoToComplete));
            bed.Kernel.RunUntilIdle();
            Call(bed.Target, second);
            first.Join();
            bed.Target.Start();
            bed.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
        });
        bed.Kernel.Violations.Should().BeEmpty();
    }

    [Fact]
    public void A_third_call_that_lets_the_one_left_behind_go_is_no_violation()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            bed.Sent();
            bed.Kernel.Spawn("stopper", () => bed.Target.Stop(WdfIoTargetSentIoAction.WaitForSentIoToComplete));
            bed.Kernel.RunUntilIdle();
            var starter = bed.Kernel.Spawn("starter", () => bed.Target.Start());
            bed.Kernel.RunUntilIdle();
            bed.Lower.Release();
            bed.Kernel.RunUntilIdle();
            starter.HasEnded.Should().BeFalse("the stop got the signal");
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            starter.Join();
        });
        bed.Kernel.Violations.Should().BeEmpty();
    }

    [Fact]
    public void A_stop_and_a_start_one_after_the_other_are_no_violation()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            bed.Sent();
            bed.Kernel.Spawn("stopper", () => bed.Target.Stop(WdfIoTargetSentIoAction.CancelSentIo)).Join();
            bed.Kernel.Spawn("starter", () => bed.Target.Start()).Join();
        });
        bed.Kernel.Violations.Should().BeEmpty();
    }

    [Fact]
    public void A_driver_that_never_answers_is_a_deadlock_and_not_this_violation()
    {
        using var bed = new Bed();
        var run = () => bed.Run(() =>
        {
            bed.Lower.Pends();
            bed.Sent();
            bed.Kernel.Spawn("stopper", () => bed.Target.Stop(WdfIoTargetSentIoAction.WaitForSentIoToComplete));
            bed.Kernel.RunUntilIdle();
            bed.Target.Start();
        });
        run.Should().Throw<KernelDeadlockException>().WithMessage("*body*waits*sent requests of*stopper*waits*");
        bed.Kernel.Violations.Should().BeEmpty();
    }

    private static void Names(WdfViolation violation, string stuck, string other)
    {
        violation.Rule.Should().Be(Rule);
        violation.Message.Should().StartWith($"{stuck} waits for ever").And.Contain($": {other} overlapped it");
    }

    private static void Call(WdfIoTarget target, string call)
    {
        switch (call)
        {
            case "start":
                target.Start();
                break;
            case "stop":
                target.Stop(WdfIoTargetSentIoAction.WaitForSentIoToComplete);
                break;
            case "leave":
                target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
                break;
            case "purge":
                target.Purge(WdfIoTargetPurgeIoAction.PurgeIoAndWait);
                break;
            case "purge without wait":
                target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
                break;
            case "close":
                target.Close();
                break;
            case "close for query remove":
                target.CloseForQueryRemove();
                break;
            default:
                target.Delete();
                break;
        }
    }
}
