using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Targets;

/// <summary>A format references each memory object; the references outlive the completion.</summary>
public class FormatReferenceTests
{
    private static (WdfRequest Request, WdfMemory Memory) SentWrite(Bed bed)
    {
        var memory = bed.Memory(1, 2, 3);
        var request = bed.Driver.CreateRequest(bed.Target);
        bed.Target.FormatRequestForWrite(request, memory).Should().Be(NtStatus.Success);
        request.Send(bed.Target).Should().BeTrue();
        return (request, memory);
    }

    public static TheoryData<string, int> Ends => new()
    {
        { "nothing", 2 },
        { "next format", 1 },
        { "change target", 1 },
        { "reuse", 1 },
        { "delete", 1 },
        { "helper", 1 },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public void A_reference_goes_with(string end, int left)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var (request, memory) = SentWrite(bed);
            switch (end)
            {
                case "next format":
                    bed.Target.FormatRequestForRead(request, null);
                    break;
                case "change target":
                    request.ChangeTarget(bed.Target);
                    break;
                case "reuse":
                    request.Reuse();
                    break;
                case "delete":
                    request.Delete();
                    break;
                case "helper":
                    bed.SendIoctl(out _, request).Should().Be(NtStatus.Success);
                    break;
            }

            memory.ReferenceCount.Should().Be(left);
        });
    }

    [Fact]
    public void Each_handle_of_an_ioctl_and_of_others_is_referenced_once()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var (first, second, fourth) = (bed.Memory(1), bed.Memory(2), bed.Memory(4));
            var request = bed.Driver.CreateRequest(bed.Target);
            bed.Target.FormatRequestForIoctl(request, Bed.Ioctl, first, null, second, null);
            (first.ReferenceCount, second.ReferenceCount).Should().Be((2, 2));
            bed.Target.FormatRequestForInternalIoctlOthers(request, Bed.Ioctl, first, null, second, null, fourth, null);
            (first.ReferenceCount, second.ReferenceCount, fourth.ReferenceCount).Should().Be((2, 2, 2));
            bed.Target.FormatRequestForIoctl(request, Bed.Ioctl, null, null, null, null);
            (first.ReferenceCount, second.ReferenceCount, fourth.ReferenceCount).Should().Be((1, 1, 1));
        });
    }

    [Fact]
    public void Memory_deleted_while_referenced_is_cleaned_up_now_and_destroyed_later()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var order = new List<string>();
            var attributes = new WdfObjectAttributes { EvtCleanupCallback = _ => order.Add("cleanup"), EvtDestroyCallback = _ => order.Add("destroy") };
            WdfMemory.Create(bed.Driver, attributes, PoolType.NonPagedPoolNx, 0, 4, out var memory, out _);
            var request = bed.Driver.CreateRequest(bed.Target);
            bed.Target.FormatRequestForWrite(request, memory);
            memory!.Delete();
            order.Should().Equal("cleanup");
            memory.Buffer.Span[0] = 1;
            request.Send(bed.Target);
            order.Should().Equal("cleanup");
            request.Reuse();
            order.Should().Equal("cleanup", "destroy");
        });
    }

    [Fact]
    public void Descriptors_of_raw_buffers_and_mdls_are_not_referenced_and_handles_only_during_the_helper()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var memory = bed.Memory(1, 2);
            var during = 0;
            bed.Lower.Answer = irp =>
            {
                during = memory.ReferenceCount;
                return LowerDevice.Complete(irp, NtStatus.Success);
            };
            bed.SendIoctl(out _, input: WdfMemoryDescriptor.ForHandle(memory));
            during.Should().Be(2);
            memory.ReferenceCount.Should().Be(1);
            bed.SendIoctl(out _, input: WdfMemoryDescriptor.ForBuffer(memory.Buffer));
            during.Should().Be(1);
        });
    }

    [Fact]
    public void Deleting_a_created_request_in_flight_releases_its_buffers_at_once_though_the_routine_still_runs()
    {
        using var bed = new Bed(Bed.Continuing);
        bed.Run(() =>
        {
            bed.Lower.Pends();
            var memory = bed.Memory(1, 2, 3);
            var request = bed.Driver.CreateRequest(bed.Target);
            bed.Target.FormatRequestForWrite(request, memory);
            request.SetCompletionRoutine(bed.Done.Routine);
            request.Send(bed.Target);
            request.Delete();
            memory.ReferenceCount.Should().Be(1);
            bed.Kernel.Violations.Should().ContainSingle();
            bed.Lower.Release();
            bed.Done.Only.Params.Size.Should().Be(0, "the parameters are gone");
            request.IsDestroyed.Should().BeTrue();
        });
    }
}
