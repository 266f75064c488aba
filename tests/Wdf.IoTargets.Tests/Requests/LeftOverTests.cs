using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests;

/// <summary>What the end of a run finds.</summary>
public class LeftOverTests
{
    [Fact]
    public void A_request_that_is_still_with_its_lower_driver()
    {
        using var bed = new Bed();
        WdfRequest? request = null;
        bed.Findings(() =>
        {
            bed.Lower.Pends();
            request = bed.Sent();
        }).Should().Contain(f => f.Contains(request!.Name) && f.Contains("never came back") && f.Contains(bed.Lower.Device.Name));
    }

    [Fact]
    public void A_request_that_a_stopped_target_keeps()
    {
        using var bed = new Bed();
        WdfRequest? request = null;
        bed.Findings(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            request = bed.Sent();
        }).Should().Contain(f => f.Contains(request!.Name));
    }

    [Fact]
    public void A_presented_request_that_was_never_completed()
    {
        using var bed = new PresentedBed();
        var violation = bed.Bed.Breaks(() =>
        {
            bed.Handler = _ => { };
            bed.File.StartDeviceIoControl(Bed.Ioctl);
            bed.Opened.Close();
        });

        violation.Rule.Should().Be("RequestCompleted");
        violation.Subject!.Name.Should().Be("request 1");
    }

    [Fact]
    public void An_object_with_a_reference_too_many()
    {
        using var bed = new Bed();
        bed.Findings(() =>
        {
            var request = bed.Formatted();
            request.Reference();
            request.Delete();
        }).Should().ContainSingle().Which.Should().Contain("request 1").And.Contain("1 reference(s)").And.Contain("never dropped");
    }

    [Fact]
    public void A_file_that_was_never_closed()
    {
        using var bed = new Bed();
        bed.Findings(() => _ = new OpenedDevice(bed)).Should().ContainSingle().Which.Should().Contain("never closed");
    }

    [Fact]
    public void An_irp_that_was_never_freed()
    {
        using var bed = new Bed();
        bed.Findings(() => IoManager.AllocateIrp(bed.Kernel, 1)).Should().ContainSingle().Which.Should().Contain("never freed");
    }

    [Fact]
    public void Nothing_is_looked_for_after_a_failure()
    {
        using var bed = new Bed();
        var run = () => bed.Kernel.Run(() =>
        {
            bed.Lower.Pends();
            bed.Sent();
            throw new InvalidOperationException("mine");
        });
        run.Should().Throw<InvalidOperationException>().WithMessage("mine");
    }

    [Fact]
    public void An_exception_out_of_a_routine_is_reported_with_the_routine_and_the_target_finishes_its_step()
    {
        using var bed = new Bed();
        var run = () => bed.Kernel.Run(() =>
        {
            bed.Done.Then = _ => throw new InvalidOperationException("mine");
            bed.Sent().IsSent.Should().BeFalse();
        });
        run.Should().Throw<KernelRunException>().WithMessage("EvtRequestCompletionRoutine of request 1 threw InvalidOperationException: mine*");
        bed.Kernel.CallbackFailures.Should().ContainSingle().Which.Callback.Should().Contain("EvtRequestCompletionRoutine");
        bed.Target.SentCount.Should().Be(0);
    }
}
