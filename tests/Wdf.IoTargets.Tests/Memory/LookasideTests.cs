using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Memory;

public class LookasideTests
{
    [Theory]
    [InlineData(8, true)]
    [InlineData(4095, true)]
    [InlineData(4096, false)]
    public void Memory_smaller_than_a_page_is_zeroed_each_time(int size, bool zeroed)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            WdfLookaside.Create(bed.Driver, null, (nuint)size, PoolType.NonPagedPoolNx, null, 0, out var list).Should().Be(NtStatus.Success);
            for (var i = 0; i < 2; i++)
            {
                list!.CreateMemory(out var memory).Should().Be(NtStatus.Success);
                memory!.Size.Should().Be(size);
                memory.Buffer.Span.IndexOfAnyExcept((byte)0).Should().Be(zeroed ? -1 : 0);
                memory.Buffer.Span.Fill(7);
                memory.Delete();
            }
        });
    }

    [Fact]
    public void Checks_in_order()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var bad = new WdfObjectAttributes { Size = 1 };
            WdfLookaside.Create(bed.Driver, bad, 0, PoolType.NonPagedPoolNx, null, 0, out _).Should().Be(NtStatus.InvalidParameter);
            WdfLookaside.Create(bed.Driver, bad, 8, PoolType.NonPagedPoolNx, null, 0, out _).Should().Be(NtStatus.InfoLengthMismatch);
            WdfLookaside.Create(bed.Driver, null, 8, PoolType.NonPagedPoolNx, bad, 0, out _).Should().Be(NtStatus.InfoLengthMismatch);
        });
    }

    [Fact]
    public void A_paged_list_needs_passive_level_and_one_device_for_list_and_memory()
    {
        using var bed = new Bed(Bed.Continuing);
        bed.Run(() =>
        {
            var old = bed.Kernel.RaiseIrql(Irql.Dispatch);
            WdfLookaside.Create(bed.Driver, null, 8, PoolType.PagedPool, null, 0, out _).Should().Be(NtStatus.InvalidDeviceRequest);
            bed.Kernel.LowerIrql(old);
            var below = new WdfObjectAttributes { ParentObject = bed.Target };
            WdfLookaside.Create(bed.Driver, below, 8, PoolType.PagedPool, null, 0, out _).Should().Be(NtStatus.InvalidParameter);
            WdfLookaside.Create(bed.Driver, below, 8, PoolType.PagedPool, below, 0, out _).Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void Memory_references_its_list_and_its_parent_is_never_the_list()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            WdfLookaside.Create(bed.Driver, null, 8, PoolType.NonPagedPoolNx, new WdfObjectAttributes { ParentObject = bed.Device }, 0, out var list);
            list!.CreateMemory(out var memory);
            memory!.Parent.Should().BeSameAs(bed.Device);
            list.Delete();
            list.IsDestroyed.Should().BeFalse();
            memory.Buffer.Span[0] = 1;
            memory.Delete();
            list.IsDestroyed.Should().BeTrue();
        });
    }

    [Fact]
    public void Without_memory_or_with_a_dying_parent_it_fails()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            WdfObject.Create(bed.Driver, null, out var parent);
            WdfLookaside.Create(bed.Driver, null, 8, PoolType.NonPagedPoolNx, new WdfObjectAttributes { ParentObject = parent }, 0, out var list);
            bed.Kernel.FailAllocations(_ => true);
            list!.CreateMemory(out var memory).Should().Be(NtStatus.InsufficientResources);
            memory.Should().BeNull();
            bed.Kernel.FailAllocations(null);
            parent!.Reference();
            parent.Delete();
            list.CreateMemory(out _).Should().Be(NtStatus.DeletePending);
            parent.Dereference();
            list.Delete();
            list.IsDestroyed.Should().BeTrue("the memory that failed holds no reference");
        });
    }
}
