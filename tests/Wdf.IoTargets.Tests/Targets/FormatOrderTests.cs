using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Targets;

/// <summary>The order of the checks of every format method, and what each failure leaves behind.</summary>
public class FormatOrderTests
{
    private static readonly WdfMemoryOffset Beyond = new(4, 5);

    public static TheoryData<string> Methods => ["read", "write", "ioctl input", "ioctl output", "internal", "others 1", "others 2", "others 4"];

    private static NtStatus Format(string method, WdfIoTarget target, WdfRequest request, WdfMemory memory, WdfMemoryOffset? offsets) => method switch
    {
        "read" => target.FormatRequestForRead(request, memory, offsets),
        "write" => target.FormatRequestForWrite(request, memory, offsets),
        "ioctl input" => target.FormatRequestForIoctl(request, Bed.Ioctl, memory, offsets, null, null),
        "ioctl output" => target.FormatRequestForIoctl(request, Bed.Ioctl, null, null, memory, offsets),
        "internal" => target.FormatRequestForInternalIoctl(request, Bed.Ioctl, memory, offsets, null, null),
        "others 1" => target.FormatRequestForInternalIoctlOthers(request, Bed.Ioctl, memory, offsets, null, null, null, null),
        "others 2" => target.FormatRequestForInternalIoctlOthers(request, Bed.Ioctl, null, null, memory, offsets, null, null),
        _ => target.FormatRequestForInternalIoctlOthers(request, Bed.Ioctl, null, null, null, null, memory, offsets),
    };

    [Theory]
    [MemberData(nameof(Methods))]
    public void Bad_offsets_are_an_overflow_and_leave_the_old_format_usable(string method)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var old = bed.Memory(1, 2, 3);
            var request = bed.Driver.CreateRequest(bed.Target);
            bed.Target.FormatRequestForWrite(request, old);
            Format(method, bed.Target, request, bed.Memory(new byte[8]), Beyond).Should().Be(NtStatus.IntegerOverflow);
            old.ReferenceCount.Should().Be(2);
            request.Send(bed.Target).Should().BeTrue();
            bed.Lower.Seen.Single().SystemBuffer.Should().Equal(1, 2, 3);
        });
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_closed_target_destroys_the_old_format(string method)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var old = bed.Memory(1, 2, 3);
            var request = bed.Driver.CreateRequest(bed.Target);
            bed.Target.FormatRequestForWrite(request, old);
            Format(method, bed.Device.CreateIoTarget(), request, bed.Memory(new byte[8]), null).Should().Be(NtStatus.InvalidDeviceState);
            old.ReferenceCount.Should().Be(1);
            request.Send(bed.Target).Should().BeFalse();
            request.Status.Should().Be(NtStatus.RequestNotAccepted, "it is no longer formatted");
        });
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Offsets_are_looked_at_before_the_target(string method)
    {
        using var bed = new Bed();
        bed.Run(() => Format(method, bed.Device.CreateIoTarget(), bed.Driver.CreateRequest(), bed.Memory(new byte[8]), Beyond).Should().Be(NtStatus.IntegerOverflow));
    }

    [Theory]
    [InlineData(AllocationSite.Irp, "read")]
    [InlineData(AllocationSite.Irp, "ioctl input")]
    [InlineData(AllocationSite.Irp, "others 1")]
    [InlineData(AllocationSite.FormatContext, "read")]
    [InlineData(AllocationSite.FormatContext, "write")]
    [InlineData(AllocationSite.FormatContext, "ioctl output")]
    [InlineData(AllocationSite.FormatContext, "internal")]
    [InlineData(AllocationSite.FormatContext, "others 4")]
    [InlineData(AllocationSite.SystemBuffer, "read")]
    [InlineData(AllocationSite.SystemBuffer, "write")]
    [InlineData(AllocationSite.SystemBuffer, "ioctl input")]
    [InlineData(AllocationSite.SystemBuffer, "internal")]
    public void Without_memory_the_format_fails_and_nothing_stays_referenced(AllocationSite site, string method)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var memory = bed.Memory(new byte[8]);
            var request = bed.Driver.CreateRequest();
            bed.Kernel.FailAllocations(s => s == site);
            Format(method, bed.Target, request, memory, null).Should().Be(NtStatus.InsufficientResources);
            memory.ReferenceCount.Should().Be(1);
            bed.Kernel.FailAllocations(null);
            Format(method, bed.Target, request, memory, null).Should().Be(NtStatus.Success);
            memory.ReferenceCount.Should().Be(2);
            request.Send(bed.Target).Should().BeTrue();
            request.Delete();
            memory.ReferenceCount.Should().Be(1);
        });
    }

    [Theory]
    [InlineData(AllocationSite.Mdl)]
    [InlineData(AllocationSite.PageLock)]
    public void Without_an_mdl_or_locked_pages_a_direct_format_fails(AllocationSite site)
    {
        using var bed = new Bed(Bed.FrameworkOnly, flags: DeviceFlags.DirectIo);
        bed.Run(() =>
        {
            var memory = bed.Memory(new byte[8]);
            var request = bed.Driver.CreateRequest(bed.Target);
            bed.Kernel.FailAllocations(s => s == site);
            bed.Target.FormatRequestForRead(request, memory).Should().Be(NtStatus.InsufficientResources);
            bed.Target.FormatRequestForIoctl(request, Bed.Code(IoMethod.OutDirect), null, null, memory, null).Should().Be(NtStatus.InsufficientResources);
            memory.ReferenceCount.Should().Be(1);
            request.WdmGetIrp()!.MdlAddress.Should().BeNull();
            request.Send(bed.Target).Should().BeFalse();
            request.Delete();
        });
    }

    [Fact]
    public void A_created_request_whose_irp_is_too_small_gets_a_new_one()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest(bed.Target);
            var old = request.WdmGetIrp()!;
            old.StackCount.Should().Be(1);
            remote.Target.FormatRequestForRead(request, null).Should().Be(NtStatus.Success);
            request.WdmGetIrp().Should().NotBe(old);
            request.WdmGetIrp()!.StackCount.Should().Be(2);
            bed.Target.FormatRequestForRead(request, null).Should().Be(NtStatus.Success);
            request.WdmGetIrp()!.StackCount.Should().Be(2, "a larger one is kept");
            remote.Target.Close();
        });
    }

    [Fact]
    public void A_request_of_the_driver_s_own_irp_that_is_too_small_is_not_accepted()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            var irp = IoManager.AllocateIrp(bed.Kernel, 1)!;
            WdfRequest.CreateFromIrp(bed.Driver, null, irp, requestFreesIrp: false, out var request);
            remote.Target.FormatRequestForRead(request!, null).Should().Be(NtStatus.RequestNotAccepted);
            request!.ChangeTarget(remote.Target).Should().Be(NtStatus.RequestNotAccepted);
            bed.Target.FormatRequestForRead(request, null).Should().Be(NtStatus.Success);
            request.Delete();
            IoManager.FreeIrp(irp);
            remote.Target.Close();
        });
    }

    [Fact]
    public void A_presented_request_whose_irp_is_too_small_is_not_accepted()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Device.CreateDefaultQueue((_, request) =>
        {
            remote.Target.FormatRequestForRead(request, null).Should().Be(NtStatus.RequestNotAccepted);
            request.ChangeTarget(remote.Target).Should().Be(NtStatus.RequestNotAccepted);
            request.Complete(NtStatus.Success);
        });
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            opened.File.DeviceIoControl(Bed.Ioctl).Status.Should().Be(NtStatus.Success);
            opened.Close();
            remote.Target.Close();
        });
    }

    [Fact]
    public void A_format_of_the_same_family_needs_no_new_context()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Formatted();
            bed.Kernel.FailAllocations(s => s == AllocationSite.FormatContext);
            bed.Target.FormatRequestForRead(request, null).Should().Be(NtStatus.Success);
            bed.Target.FormatRequestForInternalIoctlOthers(request, Bed.Ioctl, null, null, null, null, null, null).Should().Be(NtStatus.InsufficientResources);
        });
    }

    [Fact]
    public void Change_of_target_drops_the_format()
    {
        using var bed = new Bed(Bed.FrameworkOnly);
        bed.Run(() =>
        {
            var memory = bed.Memory(1);
            var request = bed.Driver.CreateRequest(bed.Target);
            bed.Target.FormatRequestForWrite(request, memory);
            request.ChangeTarget(bed.Target).Should().Be(NtStatus.Success);
            memory.ReferenceCount.Should().Be(1);
            request.Send(bed.Target).Should().BeFalse();
            request.Status.Should().Be(NtStatus.RequestNotAccepted);
        });
    }

    [Fact]
    public void Change_of_target_gives_a_request_without_irp_one()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest();
            request.Irp.Should().BeNull();
            bed.Kernel.FailAllocations(_ => true);
            request.ChangeTarget(bed.Target).Should().Be(NtStatus.InsufficientResources);
            bed.Kernel.FailAllocations(null);
            request.ChangeTarget(bed.Target).Should().Be(NtStatus.Success);
            request.WdmGetIrp()!.StackCount.Should().Be(1);
        });
    }
}
