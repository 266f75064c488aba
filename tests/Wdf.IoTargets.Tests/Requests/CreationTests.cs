using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests;

public class CreationTests
{
    [Fact]
    public void With_a_target_the_irp_has_exactly_its_stack_size()
    {
        using var bed = new Bed(Bed.FrameworkOnly);
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            bed.Driver.CreateRequest(bed.Target).WdmGetIrp()!.StackCount.Should().Be(1);
            var request = bed.Driver.CreateRequest(remote.Target);
            request.WdmGetIrp()!.StackCount.Should().Be(2);
            request.WdmGetIrp()!.CurrentLocation.Should().Be(3, "it has no current location");
            request.Status.Should().Be(NtStatus.Success, "of a request that was never sent");
            remote.Target.Close();
        });
    }

    [Fact]
    public void The_target_is_neither_parent_nor_referenced()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var before = bed.Target.ReferenceCount;
            bed.Driver.CreateRequest(bed.Target).Parent.Should().Be(bed.Driver);
            bed.Target.ReferenceCount.Should().Be(before);
        });
    }

    [Fact]
    public void The_parent_can_be_given()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            WdfRequest.Create(bed.Driver, new WdfObjectAttributes { ParentObject = bed.Device }, bed.Target, out var request).Should().Be(NtStatus.Success);
            request!.Parent.Should().Be(bed.Device);
        });
    }

    [Fact]
    public void A_request_for_no_target_has_no_irp()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest();
            request.Irp.Should().BeNull();
            request.Delete();
        });
    }

    [Fact]
    public void The_request_can_go_to_another_target_after_a_format_for_it()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest(bed.Target);
            bed.Format(request, remote.Target);
            request.Send(remote.Target).Should().BeTrue();
            remote.Lower.Seen.Should().ContainSingle();
            remote.Target.Close();
        });
    }

    [Fact]
    public void Attributes_are_checked_before_memory_and_memory_before_the_target()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var closed = bed.Device.CreateIoTarget();
            bed.Kernel.FailAllocations(s => s == AllocationSite.Object);
            WdfRequest.Create(bed.Driver, new WdfObjectAttributes { Size = 1 }, closed, out _).Should().Be(NtStatus.InfoLengthMismatch);
            WdfRequest.Create(bed.Driver, null, closed, out _).Should().Be(NtStatus.InsufficientResources);
            bed.Kernel.FailAllocations(null);
            WdfRequest.Create(bed.Driver, null, closed, out _).Should().Be(NtStatus.InvalidDeviceState);
        });
    }

    [Theory]
    [InlineData(AllocationSite.Object)]
    [InlineData(AllocationSite.Irp)]
    [InlineData(AllocationSite.Context)]
    public void Without_memory_it_fails_and_no_callback_runs(AllocationSite site)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var calls = 0;
            var attributes = new WdfObjectAttributes { EvtCleanupCallback = _ => calls++, EvtDestroyCallback = _ => calls++ };
            attributes.SetContextType<List<int>>();
            bed.Kernel.FailAllocations(s => s == site);
            WdfRequest.Create(bed.Driver, attributes, bed.Target, out var request).Should().Be(NtStatus.InsufficientResources);
            request.Should().BeNull();
            calls.Should().Be(0);
        });
    }

    [Fact]
    public void A_parent_that_is_being_deleted_is_delete_pending_and_a_caller_s_irp_is_not_freed()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            WdfObject.Create(bed.Driver, null, out var parent);
            parent!.Reference();
            parent.Delete();
            var calls = 0;
            var attributes = new WdfObjectAttributes { ParentObject = parent, EvtDestroyCallback = _ => calls++ };
            WdfRequest.Create(bed.Driver, attributes, bed.Target, out _).Should().Be(NtStatus.DeletePending);
            var irp = IoManager.AllocateIrp(bed.Kernel, 1)!;
            WdfRequest.CreateFromIrp(bed.Driver, attributes, irp, requestFreesIrp: true, out _).Should().Be(NtStatus.DeletePending);
            calls.Should().Be(0);
            IoManager.FreeIrp(irp);
            parent.Dereference();
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void From_an_irp_it_uses_that_irp_and_frees_it_or_not(bool frees)
    {
        using var bed = new Bed();
        var run = () => bed.Kernel.Run(() =>
        {
            var irp = IoManager.AllocateIrp(bed.Kernel, 1)!;
            WdfRequest.CreateFromIrp(bed.Driver, null, irp, frees, out var request).Should().Be(NtStatus.Success);
            request!.WdmGetIrp().Should().BeSameAs(irp);
            request.Origin.Should().Be(frees ? RequestOrigin.Internal : RequestOrigin.Driver);
            bed.Format(request);
            request.Send(bed.Target).Should().BeTrue();
            request.Delete();
            IoManager.FreeIrp(irp);
        });
        if (frees)
        {
            run.Should().Throw<WdfViolationException>().Which.Violation.Rule.Should().Be("IoAllocateFree");
        }
        else
        {
            run.Should().NotThrow();
        }
    }

    [Fact]
    public void A_driver_s_irp_never_completes_further_up_by_itself()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var irp = IoManager.AllocateIrp(bed.Kernel, 2)!;
            irp.SetNextIrpStackLocation();
            WdfRequest.CreateFromIrp(bed.Driver, null, irp, requestFreesIrp: false, out var request);
            bed.Format(request!);
            request!.Send(bed.Target);
            bed.Done.Count.Should().Be(1);
            irp.CurrentLocation.Should().Be(2);
            request.Delete();
            IoManager.FreeIrp(irp);
        });
    }

    [Fact]
    public void Under_the_verifier_the_owner_s_words_of_the_irp_are_wiped_at_completion()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Formatted();
            request.WdmGetIrp()!.Tail.Overlay.DriverContext[0] = "mine";
            request.Send(bed.Target);
            request.WdmGetIrp()!.Tail.Overlay.DriverContext[0].Should().BeNull();
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Created_requests_have_no_parameters_and_no_buffers(bool withTarget)
    {
        using var bed = new Bed(Bed.Continuing);
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest(withTarget ? bed.Target : null);
            var given = new WdfRequestParameters { Type = WdfRequestType.Usb };
            request.GetParameters(ref given);
            given.Type.Should().Be(WdfRequestType.Usb, "untouched");
            bed.Kernel.Violations.Should().ContainSingle();
            if (withTarget)
            {
                request.RetrieveInputBuffer(0, out _, out _).Should().Be(NtStatus.InvalidDeviceRequest);
                request.RetrieveOutputWdmMdl(out _).Should().Be(NtStatus.InvalidDeviceRequest);
                request.RequestorMode.Should().Be(ProcessorMode.KernelMode);
                request.RequestorProcessId.Should().Be(0);
            }

            request.IoQueue.Should().BeNull();
            request.IsReserved.Should().BeFalse();
        });
    }

    [Fact]
    public void Format_using_the_current_type_needs_a_current_location()
    {
        using var bed = new Bed();
        bed.IsFatal(6, () => bed.Driver.CreateRequest().FormatUsingCurrentType()).Parameter2.Should().Be(2);
        using var other = new Bed();
        other.Breaks(() => other.Driver.CreateRequest(other.Target).FormatUsingCurrentType());
    }

    [Fact]
    public void Formatting_with_a_stack_location_copies_everything_but_routine_and_context()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest(bed.Target);
            var file = new FileObject(bed.Lower.Device);
            var given = new IoStackLocation { MajorFunction = MajorFunction.Write, MinorFunction = 3, Flags = 4, Control = StackLocationControl.PendingReturned, FileObject = file, Context = this };
            given.Parameters.Write.Length = 77;
            request.WdmFormatUsingStackLocation(given);
            request.Send(bed.Target).Should().BeTrue();
            var seen = bed.Lower.Seen.Single().Location;
            seen.MajorFunction.Should().Be(MajorFunction.Write);
            seen.MinorFunction.Should().Be(3);
            seen.Flags.Should().Be(4);
            seen.FileObject.Should().BeSameAs(file);
            seen.Parameters.Write.Length.Should().Be(77);
            seen.Control.Should().NotHaveFlag(StackLocationControl.PendingReturned);
            seen.Context.Should().NotBeSameAs(this);
        });
    }

    [Fact]
    public void Formatting_without_a_next_location_is_fatal()
    {
        using var bed = new Bed();
        bed.IsFatal(6, () =>
        {
            var irp = IoManager.AllocateIrp(bed.Kernel, 1)!;
            irp.SetNextIrpStackLocation();
            WdfRequest.CreateFromIrp(bed.Driver, null, irp, requestFreesIrp: true, out var request);
            request!.WdmFormatUsingStackLocation(default);
        }).Parameter2.Should().Be(1);
    }
}
