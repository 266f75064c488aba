using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Memory;

public class MemoryTests
{
    [Fact]
    public void Size_zero_is_an_invalid_parameter_before_attributes_are_looked_at()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var bad = new WdfObjectAttributes { Size = 1 };
            WdfMemory.Create(bed.Driver, bad, PoolType.NonPagedPoolNx, 0, 0, out var memory, out _).Should().Be(NtStatus.InvalidParameter);
            memory.Should().BeNull();
            WdfMemory.Create(bed.Driver, bad, PoolType.NonPagedPoolNx, 0, 1, out _, out _).Should().Be(NtStatus.InfoLengthMismatch);
        });
    }

    [Fact]
    public void The_contents_are_not_zeroed()
    {
        using var bed = new Bed();
        bed.Run(() => bed.Driver.CreateMemory(16).Buffer.ToArray().Should().NotContain((byte)0));
    }

    [Fact]
    public void Buffer_and_size()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            WdfMemory.Create(bed.Driver, null, PoolType.NonPagedPoolNx, 0, 16, out var memory, out var buffer).Should().Be(NtStatus.Success);
            memory!.Buffer.Should().Be(buffer);
            memory.Size.Should().Be(16);
            memory.IsReadOnly.Should().BeFalse();
        });
    }

    [Theory]
    [InlineData(PoolType.NonPagedPoolNx, Irql.Dispatch, true)]
    [InlineData(PoolType.NonPagedPool, Irql.Dispatch, true)]
    [InlineData(PoolType.PagedPool, Irql.Dispatch, false)]
    [InlineData(PoolType.PagedPool, Irql.Apc, true)]
    [InlineData(PoolType.PagedPoolCacheAligned, Irql.Dispatch, false)]
    public void The_pool_says_how_high_the_irql_may_be(PoolType pool, Irql irql, bool allowed)
    {
        using var bed = new Bed(Bed.Continuing);
        bed.Run(() =>
        {
            var old = bed.Kernel.RaiseIrql(irql);
            WdfMemory.Create(bed.Driver, null, pool, 0, 4, out _, out _).Should().Be(allowed ? NtStatus.Success : NtStatus.InvalidDeviceRequest);
            bed.Kernel.LowerIrql(old);
        });
    }

    [Fact]
    public void Paged_memory_is_cleaned_up_at_passive_level()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            WdfMemory.Create(bed.Driver, null, PoolType.PagedPool, 0, 4, out var memory, out _);
            var old = bed.Kernel.RaiseIrql(Irql.Dispatch);
            memory!.Delete();
            bed.Kernel.LowerIrql(old);
            memory.IsDestroyed.Should().BeFalse();
            bed.Kernel.RunUntilIdle();
            memory.IsDestroyed.Should().BeTrue();
        });
    }

    [Fact]
    public void Without_memory_there_is_none()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Kernel.FailAllocations(s => s == AllocationSite.Memory);
            WdfMemory.Create(bed.Driver, null, PoolType.NonPagedPoolNx, 0, 4, out var memory, out var buffer).Should().Be(NtStatus.InsufficientResources);
            memory.Should().BeNull();
            buffer.IsEmpty.Should().BeTrue();
        });
    }

    [Fact]
    public void A_size_that_no_buffer_can_have_is_a_lack_of_resources()
    {
        using var bed = new Bed();
        bed.Run(() => WdfMemory.Create(bed.Driver, null, PoolType.NonPagedPoolNx, 0, unchecked((nuint)ulong.MaxValue), out _, out _).Should().Be(NtStatus.InsufficientResources));
    }

    [Theory]
    [InlineData(0u, 4u, NtStatus.Success)]
    [InlineData(1u, 3u, NtStatus.Success)]
    [InlineData(3u, 1u, NtStatus.Success)]
    [InlineData(0u, 0u, NtStatus.InvalidParameter)]
    [InlineData(4u, 1u, NtStatus.BufferTooSmall)]
    [InlineData(0u, 5u, NtStatus.BufferTooSmall)]
    [InlineData(2u, 3u, NtStatus.BufferTooSmall)]
    [InlineData(uint.MaxValue, 1u, NtStatus.BufferTooSmall)]
    public void Copies_out_and_in_have_different_range_errors(uint offset, uint bytes, NtStatus expected)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var memory = bed.Memory(1, 2, 3, 4);
            var buffer = new byte[8];
            memory.CopyToBuffer(offset, buffer, bytes).Should().Be(expected);
            if (expected.IsSuccess)
            {
                buffer.Take((int)bytes).Should().Equal(new byte[] { 1, 2, 3, 4 }.Skip((int)offset).Take((int)bytes));
            }

            var inward = expected == NtStatus.BufferTooSmall ? NtStatus.InvalidBufferSize : expected;
            memory.CopyFromBuffer(offset, new byte[] { 9, 9, 9, 9, 9, 9, 9, 9 }, bytes).Should().Be(inward);
            memory.Buffer.ToArray().Count(b => b == 9).Should().Be(expected.IsSuccess ? (int)bytes : 0);
        });
    }

    [Fact]
    public void Preallocated_memory_uses_the_driver_s_buffer_and_takes_another()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var first = new byte[] { 1, 2, 3 };
            WdfMemory.CreatePreallocated(bed.Driver, null, first, 3, out var memory).Should().Be(NtStatus.Success);
            memory!.Buffer.Span[0] = 9;
            first[0].Should().Be(9);
            memory.AssignBuffer(new byte[5], 4).Should().Be(NtStatus.Success);
            memory.Size.Should().Be(4);
            memory.AssignBuffer(new byte[5], 0).Should().Be(NtStatus.InvalidParameter);
            WdfMemory.CreatePreallocated(bed.Driver, null, first, 0, out _).Should().Be(NtStatus.InvalidParameter);
        });
    }

    [Fact]
    public void A_preallocated_buffer_is_never_freed_by_the_framework()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var own = new byte[] { 1, 2, 3 };
            WdfMemory.CreatePreallocated(bed.Driver, null, own, 3, out var memory);
            memory!.Delete();
            own.Should().Equal(1, 2, 3);
        });
    }

    [Fact]
    public void Assigning_to_other_memory_is_fatal()
    {
        using var bed = new Bed();
        bed.IsFatal(5, () => bed.Memory(1).AssignBuffer(new byte[1], 1));
    }
}
