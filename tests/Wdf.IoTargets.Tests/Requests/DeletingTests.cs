using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests;

public class DeletingTests
{
    private static WdfObjectAttributes Watch(List<string> order) => new()
    {
        EvtCleanupCallback = _ => order.Add("cleanup"),
        EvtDestroyCallback = _ => order.Add("destroy"),
    };

    [Fact]
    public void An_idle_request_is_cleaned_up_and_destroyed()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var order = new List<string>();
            WdfRequest.Create(bed.Driver, Watch(order), bed.Target, out var request);
            request!.Delete();
            order.Should().Equal("cleanup", "destroy");
            request.IsDestroyed.Should().BeTrue();
        });
    }

    [Fact]
    public void In_its_own_routine_a_request_may_be_deleted()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var order = new List<string>();
            WdfRequest.Create(bed.Driver, Watch(order), bed.Target, out var request);
            bed.Format(request!);
            bed.Done.Then = r =>
            {
                r.Delete();
                order.Add("deleted");
            };
            request!.Send(bed.Target);
            order.Should().Equal(["cleanup", "deleted", "destroy"], "the target's reference goes after the routine");
        });
    }

    [Fact]
    public void In_flight_it_breaks_the_routine_still_runs_and_the_irp_goes_afterwards()
    {
        using var bed = new Bed(Bed.Continuing);
        bed.Run(() =>
        {
            var order = new List<string>();
            WdfRequest.Create(bed.Driver, Watch(order), bed.Target, out var request);
            bed.Lower.Pends();
            bed.Format(request!);
            bed.Done.Then = _ => order.Add("routine");
            request!.Send(bed.Target);
            request.Delete();
            order.Should().Equal("cleanup");
            bed.Kernel.Violations.Should().ContainSingle();
            bed.Lower.Release();
            order.Should().Equal("cleanup", "routine", "destroy");
        });
    }

    [Fact]
    public void With_its_parent_it_goes_too()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var order = new List<string>();
            WdfObject.Create(bed.Driver, null, out var parent);
            var attributes = Watch(order);
            attributes.ParentObject = parent;
            WdfRequest.Create(bed.Driver, attributes, bed.Target, out _);
            parent!.Delete();
            order.Should().Equal("cleanup", "destroy");
        });
    }

    [Fact]
    public void A_deleted_request_with_a_reference_left_takes_no_contexts_and_no_children()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Formatted();
            request.Reference();
            request.Delete();
            var attributes = new WdfObjectAttributes();
            attributes.SetContextType<List<int>>();
            request.AllocateContext(attributes, out _).Should().Be(NtStatus.DeletePending);
            WdfObject.Create(bed.Driver, new WdfObjectAttributes { ParentObject = request }, out _).Should().Be(NtStatus.DeletePending);
            request.Dereference();
        });
    }

    [Fact]
    public void A_presented_request_that_is_deleted_is_never_completed()
    {
        using var bed = new PresentedBed();
        var findings = bed.Bed.Findings(() =>
        {
            bed.Handler = request => request.Delete();
            bed.File.StartDeviceIoControl(Bed.Ioctl);
            bed.Opened.Close();
        });
        findings.Should().NotBeEmpty();
    }
}
