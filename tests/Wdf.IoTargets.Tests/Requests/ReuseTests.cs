using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests;

public class ReuseTests
{
    private static WdfRequestReuseParams Params(uint size, uint flags) => new() { Size = size, Flags = (WdfRequestReuseFlags)flags };

    [Theory]
    [InlineData(23u, 0u)]
    [InlineData(25u, 0u)]
    [InlineData(0u, 0u)]
    [InlineData(24u, 4u)]
    [InlineData(24u, 0x80000000u)]
    public void Wrong_size_or_flags_are_an_invalid_parameter_and_leave_everything_untouched(uint size, uint flags)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var memory = bed.Memory(1, 2);
            var request = bed.Driver.CreateRequest(bed.Target);
            bed.Target.FormatRequestForWrite(request, memory);
            request.SetCompletionRoutine(bed.Done.Routine);
            request.Reuse(Params(size, flags)).Should().Be(NtStatus.InvalidParameter);
            memory.ReferenceCount.Should().Be(2);
            request.Send(bed.Target).Should().BeTrue();
            bed.Done.Count.Should().Be(1);
        });
    }

    [Fact]
    public void Of_an_internal_irp_everything_is_zeroed()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.AnswersInline(NtStatus.EndOfFile, 5);
            var request = bed.Sent();
            var irp = request.WdmGetIrp()!;
            irp.Cancel = true;
            irp.Flags = IrpFlags.BufferedIo;
            request.SetCompletionRoutine(bed.Done.Routine);
            request.Reuse(NtStatus.NotSupported).Should().Be(NtStatus.Success);
            request.WdmGetIrp().Should().BeSameAs(irp);
            irp.IoStatus.Status.Should().Be(NtStatus.NotSupported);
            irp.IoStatus.Information.Should().Be(0);
            irp.Cancel.Should().BeFalse();
            irp.Flags.Should().Be((IrpFlags)0);
            irp.CurrentLocation.Should().Be(irp.StackCount + 1);
            irp.Location(1).MajorFunction.Should().Be((MajorFunction)0);
            bed.Target.FormatRequestForRead(request, null);
            request.Send(bed.Target);
            bed.Done.Count.Should().Be(1, "the routine was cleared");
        });
    }

    [Fact]
    public void Of_a_driver_s_irp_status_and_cancel_bit_stay()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var irp = IoManager.AllocateIrp(bed.Kernel, 1)!;
            WdfRequest.CreateFromIrp(bed.Driver, null, irp, requestFreesIrp: false, out var request);
            bed.Lower.AnswersInline(NtStatus.EndOfFile, 5);
            bed.Format(request!);
            request!.Send(bed.Target);
            irp.Cancel = true;
            request.CancelSentRequest();
            request.Reuse(NtStatus.NotSupported).Should().Be(NtStatus.Success);
            irp.IoStatus.Status.Should().Be(NtStatus.EndOfFile);
            irp.IoStatus.Information.Should().Be(5);
            irp.Cancel.Should().BeTrue();
            bed.Format(request);
            request.Send(bed.Target).Should().BeTrue("the cancel mark of the request is cleared all the same");
            request.Delete();
            IoManager.FreeIrp(irp);
        });
    }

    [Fact]
    public void Of_a_presented_request_only_status_cancel_bit_and_marks_change()
    {
        using var bed = new Bed();
        bed.Device.CreateDefaultQueue((queue, request) =>
        {
            var irp = request.WdmGetIrp()!;
            var location = irp.CurrentLocation;
            irp.IoStatus.Information = 7;
            irp.Cancel = true;
            request.Reuse(NtStatus.NotSupported).Should().Be(NtStatus.Success);
            irp.IoStatus.Status.Should().Be(NtStatus.NotSupported);
            irp.IoStatus.Information.Should().Be(7);
            irp.Cancel.Should().BeFalse("a cancelled IRP looks alive again");
            irp.CurrentLocation.Should().Be(location);
            request.RetrieveInputBuffer(1, out _, out _).Should().Be(NtStatus.Success);
            request.CompleteWithInformation(NtStatus.Success, 0);
        });
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            opened.File.DeviceIoControl(Bed.Ioctl, new byte[2]).Status.Should().Be(NtStatus.Success);
            opened.Close();
        });
    }

    [Fact]
    public void A_presented_request_takes_no_new_irp_but_has_lost_its_routine_and_format_by_then()
    {
        using var bed = new Bed(Bed.Continuing);
        var memory = bed.Memory(1, 2);
        bed.Device.CreateDefaultQueue((_, request) =>
        {
            bed.Target.FormatRequestForWrite(request, memory);
            request.SetCompletionRoutine(bed.Done.Routine);
            var parameters = new WdfRequestReuseParams(WdfRequestReuseFlags.None, NtStatus.Success);
            parameters.SetNewIrp(null);
            request.Reuse(parameters).Should().Be(NtStatus.WdfRequestInvalidState);
            memory.ReferenceCount.Should().Be(1);
            request.Send(bed.Target).Should().BeFalse();
            request.Status.Should().Be(NtStatus.InvalidDeviceRequest, "it has no routine any more");
            request.Complete(NtStatus.Success);
        });
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            opened.File.DeviceIoControl(Bed.Ioctl).Status.Should().Be(NtStatus.Success);
            opened.Close();
        });
    }

    [Fact]
    public void A_new_irp_replaces_the_framework_s_and_is_the_driver_s()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Formatted();
            var old = request.WdmGetIrp()!;
            var irp = IoManager.AllocateIrp(bed.Kernel, 1)!;
            irp.IoStatus.Status = NtStatus.EndOfFile;
            var parameters = new WdfRequestReuseParams(WdfRequestReuseFlags.None, NtStatus.NotSupported);
            parameters.SetNewIrp(irp);
            request.Reuse(parameters).Should().Be(NtStatus.Success);
            request.WdmGetIrp().Should().BeSameAs(irp).And.NotBeSameAs(old);
            request.Origin.Should().Be(RequestOrigin.Driver);
            irp.IoStatus.Status.Should().Be(NtStatus.EndOfFile, "the status is not applied to a new IRP");
            bed.Format(request);
            request.Send(bed.Target).Should().BeTrue();
            request.Delete();
            IoManager.FreeIrp(irp);
        });
    }

    [Fact]
    public void A_new_irp_for_a_request_without_one_is_accepted()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest();
            var irp = IoManager.AllocateIrp(bed.Kernel, 1)!;
            var parameters = new WdfRequestReuseParams(WdfRequestReuseFlags.None, NtStatus.Success);
            parameters.SetNewIrp(irp);
            request.Reuse(parameters).Should().Be(NtStatus.Success);
            request.Origin.Should().Be(RequestOrigin.Driver);
            request.Delete();
            IoManager.FreeIrp(irp);
        });
    }

    [Fact]
    public void No_new_irp_is_accepted_too_and_a_later_format_makes_one()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest(bed.Target);
            var parameters = new WdfRequestReuseParams(WdfRequestReuseFlags.SetNewIrp, NtStatus.Success);
            request.Reuse(parameters).Should().Be(NtStatus.Success);
            request.WdmGetIrp().Should().BeNull();
            bed.Format(request);
            request.Origin.Should().Be(RequestOrigin.Internal);
            request.Send(bed.Target).Should().BeTrue();
        });
    }

    [Fact]
    public void The_old_irp_of_the_driver_is_left_to_the_driver()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var first = IoManager.AllocateIrp(bed.Kernel, 1)!;
            var second = IoManager.AllocateIrp(bed.Kernel, 1)!;
            WdfRequest.CreateFromIrp(bed.Driver, null, first, requestFreesIrp: false, out var request);
            var parameters = new WdfRequestReuseParams(WdfRequestReuseFlags.None, NtStatus.Success);
            parameters.SetNewIrp(second);
            request!.Reuse(parameters).Should().Be(NtStatus.Success);
            IoManager.FreeIrp(first);
            request.Delete();
            IoManager.FreeIrp(second);
        });
    }

    [Fact]
    public void A_request_in_flight_breaks_and_goes_on()
    {
        using var bed = new Bed();
        bed.Breaks(() =>
        {
            bed.Lower.Pends();
            bed.Sent().Reuse();
        }).Subject.Should().BeOfType<WdfRequest>();
    }

    [Fact]
    public void Timer_contexts_and_parent_survive()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest(bed.Target);
            var attributes = new WdfObjectAttributes();
            attributes.SetContextType<List<int>>();
            request.AllocateContext(attributes, out var context);
            request.AllocateTimer();
            request.Reuse();
            ((object?)request.GetContext<List<int>>()).Should().BeSameAs(context);
            request.Parent.Should().Be(bed.Driver);
            bed.Format(request);
            bed.Kernel.FailAllocations(_ => true);
            request.Send(bed.Target, Bed.Timeout(5)).Should().BeTrue();
        });
    }

    [Theory]
    [InlineData("internal", 33, NtStatus.InvalidDeviceRequest, true)]
    [InlineData("no IRP", 33, NtStatus.InvalidParameter, true)]
    [InlineData("no location", 33, NtStatus.InvalidDeviceRequest, true)]
    [InlineData("referenced", 33, NtStatus.InvalidDeviceRequest, true)]
    [InlineData("good", 33, NtStatus.Success, false)]
    [InlineData("good", 9, NtStatus.InvalidParameter, false)]
    public void The_unpublished_flag_makes_a_driver_s_irp_completable(string kind, int version, NtStatus expected, bool breaks)
    {
        using var bed = new Bed(Bed.Continuing, minorVersion: version);
        bed.Run(() =>
        {
            var irp = IoManager.AllocateIrp(bed.Kernel, 2)!;
            if (kind != "no location")
            {
                irp.SetNextIrpStackLocation();
            }

            WdfRequest? request;
            if (kind == "no IRP")
            {
                request = bed.Driver.CreateRequest();
            }
            else
            {
                WdfRequest.CreateFromIrp(bed.Driver, null, irp, requestFreesIrp: false, out request);
            }

            if (kind == "internal")
            {
                request!.Delete();
                request = bed.Driver.CreateRequest(bed.Target);
            }
            else if (kind == "referenced")
            {
                request!.Reference();
            }

            request!.Reuse(Params(24, 2)).Should().Be(expected);
            bed.Kernel.Violations.Should().HaveCount(breaks ? 1 : 0);
            if (kind == "referenced")
            {
                request.Dereference();
            }

            if (expected.IsSuccess)
            {
                request.Complete(NtStatus.EndOfFile);
                irp.IoStatus.Status.Should().Be(NtStatus.EndOfFile);
            }

            request.Delete();
            if (!expected.IsSuccess)
            {
                IoManager.FreeIrp(irp);
            }
        });
    }
}
