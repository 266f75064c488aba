using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Kernel;

/// <summary>What SimulatedKernel.Dump shows, object by object.</summary>
public class DumpTests
{
    [Fact]
    public void A_sent_request_says_who_has_its_IRP_and_shows_the_stack_locations()
    {
        using var bed = new Bed();
        var text = string.Empty;

        bed.Run(() =>
        {
            bed.Lower.Pends();
            var request = bed.Sent();
            text = bed.Kernel.Dump(request);
            request.CancelSentRequest();
            bed.Lower.Release(NtStatus.Cancelled);
            request.Delete();
        });

        text.Should().StartWith("!wdfkd.wdfrequest  request 1:")
            .And.Contain(@"\Device\Lower has the IRP")
            .And.Contain("completion routine     Completions.")
            .And.MatchRegex(@"> 1: DeviceControl/0  \\Device\\Lower  routine FrameworkCompletion\.OnIrpCameBack")
            .And.Contain("recent history:");
    }

    [Fact]
    public void A_target_lists_what_it_has_sent_and_what_it_keeps()
    {
        using var bed = new Bed();
        var text = string.Empty;

        bed.Run(() =>
        {
            bed.Lower.Pends();
            var sent = bed.Sent();
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var kept = bed.Sent();
            text = bed.Kernel.Dump(bed.Target);
            kept.CancelSentRequest();
            bed.Lower.Release(NtStatus.Success);
            sent.Delete();
            kept.Delete();
        });

        text.Should().MatchRegex(@"(?s)sent +1\s+request 1: sent to .*pended +1\s+request 2: sent to .*, pended there").And.MatchRegex("state +Stopped");
    }

    [Fact]
    public void A_device_shows_its_stack_from_the_top()
    {
        using var bed = new Bed();

        bed.Kernel.Dump(bed.Lower.Device).Should().MatchRegex(@"(?s)!devstack  \\Device\\Lower.*  device object .* of driver under test, StackSize 2\s+> \\Device\\Lower  of .*, StackSize 1");
    }

    [Fact]
    public void Memory_shows_its_size_and_how_it_begins()
    {
        using var bed = new Bed();

        bed.Kernel.Dump(bed.Memory([0xCA, 0xFE])).Should().StartWith("!wdfkd.wdfmemory").And.Contain("2 bytes").And.Contain("CAFE");
    }

    [Fact]
    public void A_stopped_kernel_can_be_looked_at()
    {
        using var bed = new Bed();
        WdfRequest request = null!;
        bed.IsFatal(6, () =>
        {
            bed.Lower.Pends();
            request = bed.Sent();
            request.Send(bed.Target);
        });

        bed.Kernel.Dump(request).Should().Contain("!wdfkd.wdfrequest");
        bed.Kernel.Dump(bed.Target).Should().MatchRegex("sent +1");
    }

    [Fact]
    public void An_object_of_another_kernel_is_refused()
    {
        using var bed = new Bed();
        using var other = new Bed();

        var act = () => bed.Kernel.Dump(other.Target);

        act.Should().Throw<ArgumentException>().WithMessage("*another kernel*");
    }
}
