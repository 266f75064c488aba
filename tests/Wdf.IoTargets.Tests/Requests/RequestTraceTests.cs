using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests;

public class RequestTraceTests
{
    [Fact]
    public void The_steps_of_one_asynchronous_send_in_order()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.AnswersFromUnit(NtStatus.Success, 0);
            var request = bed.Sent();
            bed.Kernel.RunUntilIdle();
            bed.Kernel.Trace.StepsOf(request).Where(s => s is not (KernelStep.ActorStarted or KernelStep.ActorEnded)).Should().Equal(
                KernelStep.ObjectCreated,
                KernelStep.RequestFormatted,
                KernelStep.RequestSending,
                KernelStep.RequestSent,
                KernelStep.IrpCalled,
                KernelStep.IrpMarkedPending,
                KernelStep.IrpCompleting,
                KernelStep.IrpRoutineCalled,
                KernelStep.RequestReturned,
                KernelStep.RequestFinished,
                KernelStep.CompletionRoutineCalled,
                KernelStep.CompletionRoutineReturned);
        });
    }

    [Fact]
    public void The_text_has_the_owner_of_the_request_at_each_step()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.AnswersFromUnit(NtStatus.Success, 0);
            var request = bed.Sent(Bed.Timeout(50));
            bed.Kernel.RunUntilIdle();
            var lines = bed.Kernel.Trace.Render(request).Split('\n');
            string Line(string text) => lines.Should().ContainSingle(l => l.Contains(text)).Subject;

            Line("formatted for").Should().Contain("[owner: driver]");
            Line("time-out of").Should().Contain("armed");
            Line($"{request.Name} sent to {bed.Target.Name}").Should().Contain($"[owner: {bed.Target.Name}]");
            Line("reaches").Should().Contain($"[owner: {bed.Lower.Device.Name}]");
            Line("came back to").Should().Contain($"[owner: {bed.Target.Name}]").And.Contain("lower DPC, Dispatch").And.Contain("STATUS_SUCCESS");
            Line($"completion routine of {request.Name} called").Should().Contain("[owner: driver]");
        });
    }

    [Fact]
    public void A_refusal_a_pend_and_a_time_out_are_told()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var request = bed.Sent(Bed.Timeout(20));
            bed.Kernel.RunFor(TimeSpan.FromMilliseconds(20));
            bed.Format(request);
            request.Send(bed.Target);
            var text = bed.Kernel.Trace.Render(request);
            text.Should().Contain($"kept by the stopped {bed.Target.Name}").And.Contain("expired").And.Contain("STATUS_IO_TIMEOUT").And.Contain("not sent").And.Contain("STATUS_CANCELLED");
            text.Should().Contain("20.000 ms");
        });
    }

    [Fact]
    public void A_violation_tells_the_request_s_recent_history()
    {
        using var bed = new Bed();
        var violation = bed.IsFatal(6, () =>
        {
            bed.Lower.Pends();
            bed.Sent().Send(bed.Target);
        });
        violation.History.Should().Contain(l => l.Contains("sent to"));
        violation.ToString().Should().Contain("what to do").And.Contain("0x10D").And.Contain("recent history");
    }
}
