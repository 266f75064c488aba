using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Targets;

public class FormatTransferTests
{
    private static SeenIrp Send(Bed bed, bool isWrite, WdfMemory? memory, WdfMemoryOffset? offsets = null, long? deviceOffset = null)
    {
        var request = bed.Driver.CreateRequest(bed.Target);
        var status = isWrite
            ? bed.Target.FormatRequestForWrite(request, memory, offsets, deviceOffset)
            : bed.Target.FormatRequestForRead(request, memory, offsets, deviceOffset);
        status.Should().Be(NtStatus.Success);
        request.Send(bed.Target).Should().BeTrue();
        return bed.Lower.Seen[^1];
    }

    [Theory]
    [InlineData(true, MajorFunction.Write)]
    [InlineData(false, MajorFunction.Read)]
    public void The_location_has_function_length_and_offset_and_nothing_else(bool isWrite, MajorFunction major)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var location = Send(bed, isWrite, bed.Memory(new byte[12]), deviceOffset: 0x1_0000_0001).Location;
            location.MajorFunction.Should().Be(major);
            location.MinorFunction.Should().Be(0);
            location.FileObject.Should().BeNull();
            location.Parameters.Read.Length.Should().Be(12);
            location.Parameters.Read.ByteOffset.Should().Be(0x1_0000_0001);
            location.Parameters.Read.Key.Should().Be(0);
            Send(bed, isWrite, bed.Memory(new byte[12])).Location.Parameters.Read.ByteOffset.Should().Be(0);
        });
    }

    [Fact]
    public void A_created_irp_comes_from_kernel_mode_and_has_no_flags()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var seen = Send(bed, isWrite: true, bed.Memory(1, 2));
            seen.Irp.RequestorMode.Should().Be(ProcessorMode.KernelMode);
            seen.Irp.Flags.Should().Be((IrpFlags)0, "the framework copies by itself");
        });
    }

    [Fact]
    public void A_buffered_write_is_a_copy_made_at_format_time()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var memory = bed.Memory(1, 2, 3);
            var request = bed.Driver.CreateRequest(bed.Target);
            bed.Target.FormatRequestForWrite(request, memory);
            memory.Buffer.Span.Fill(9);
            request.Send(bed.Target);
            var seen = bed.Lower.Seen.Single();
            seen.SystemBuffer.Should().Equal(1, 2, 3);
            seen.UserBuffer.IsEmpty.Should().BeTrue();
            seen.Mdl.Should().BeNull();
        });
    }

    [Fact]
    public void A_buffered_read_has_the_caller_s_buffer_as_the_target_of_the_copy_back()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var memory = bed.Memory(9, 9, 9);
            bed.Lower.Answer = irp =>
            {
                new byte[] { 1, 2, 3 }.CopyTo(irp.AssociatedIrp.SystemBuffer.Span);
                return LowerDevice.Complete(irp, NtStatus.Success, 2);
            };
            var seen = Send(bed, isWrite: false, memory);
            seen.HasSystemBuffer.Should().BeTrue();
            seen.UserBuffer.Should().Be(memory.Buffer);
            memory.Buffer.ToArray().Should().Equal(1, 2, 9);
        });
    }

    [Theory]
    [InlineData(NtStatus.DeviceDataError)]
    [InlineData(NtStatus.BufferOverflow)]
    [InlineData(NtStatus.Cancelled)]
    public void The_copy_back_follows_information_whatever_the_status(NtStatus status)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var memory = bed.Memory(9, 9, 9);
            bed.Lower.Answer = irp =>
            {
                irp.AssociatedIrp.SystemBuffer.Span.Fill(7);
                return LowerDevice.Complete(irp, status, 2);
            };
            Send(bed, isWrite: false, memory);
            memory.Buffer.ToArray().Should().Equal(7, 7, 9);
        });
    }

    [Fact]
    public void The_copy_back_is_done_before_the_routine()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var memory = bed.Memory(9);
            bed.Lower.Answer = irp =>
            {
                irp.AssociatedIrp.SystemBuffer.Span[0] = 7;
                return LowerDevice.Complete(irp, NtStatus.Success, 1);
            };
            byte seen = 0;
            bed.Done.Then = _ => seen = memory.Buffer.Span[0];
            var request = bed.Driver.CreateRequest(bed.Target);
            bed.Target.FormatRequestForRead(request, memory);
            request.SetCompletionRoutine(bed.Done.Routine);
            request.Send(bed.Target);
            seen.Should().Be(7);
        });
    }

    [Fact]
    public void An_information_larger_than_the_buffer_would_overrun_it()
    {
        using var bed = new Bed();
        bed.Breaks(() =>
        {
            bed.Lower.AnswersInline(NtStatus.Success, 4);
            Send(bed, isWrite: false, bed.Memory(1, 2, 3));
        }).Rule.Should().Be("BUFFER_OVERRUN_ON_COPY_BACK");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_buffered_transfer_of_nothing_has_no_buffer(bool isWrite)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var seen = Send(bed, isWrite, null);
            seen.HasSystemBuffer.Should().BeFalse();
            seen.UserBuffer.IsEmpty.Should().BeTrue();
            seen.Location.Parameters.Read.Length.Should().Be(0);
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_direct_transfer_has_an_mdl_with_locked_pages(bool isWrite)
    {
        using var bed = new Bed(flags: DeviceFlags.DirectIo);
        bed.Run(() =>
        {
            var memory = bed.Memory(1, 2, 3);
            MdlFlags flags = 0;
            byte[] bytes = [];
            bed.Lower.Answer = irp =>
            {
                flags = irp.MdlAddress!.MdlFlags;
                bytes = irp.MdlAddress.GetSystemAddress().ToArray();
                return LowerDevice.Complete(irp, NtStatus.Success);
            };
            var seen = Send(bed, isWrite, memory);
            seen.HasSystemBuffer.Should().BeFalse();
            seen.UserBuffer.IsEmpty.Should().BeTrue();
            flags.Should().HaveFlag(MdlFlags.PagesLocked);
            flags.HasFlag(MdlFlags.WriteOperation).Should().Be(!isWrite, "a read locks for write access, a write for read access");
            bytes.Should().Equal(1, 2, 3);
        });
    }

    [Fact]
    public void A_direct_transfer_without_a_buffer_has_no_mdl()
    {
        using var bed = new Bed(flags: DeviceFlags.DirectIo);
        bed.Run(() => Send(bed, isWrite: false, null).Mdl.Should().BeNull());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_transfer_that_is_neither_has_the_caller_s_buffer(bool isWrite)
    {
        using var bed = new Bed(flags: 0);
        bed.Run(() =>
        {
            var memory = bed.Memory(1, 2, 3);
            var seen = Send(bed, isWrite, memory);
            seen.UserBuffer.Should().Be(memory.Buffer);
            seen.HasSystemBuffer.Should().BeFalse();
            seen.Mdl.Should().BeNull();
        });
    }

    [Theory]
    [InlineData(0u, 0u, new byte[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData(2u, 0u, new byte[] { 3, 4, 5, 6 })]
    [InlineData(2u, 3u, new byte[] { 3, 4, 5 })]
    [InlineData(0u, 6u, new byte[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData(5u, 1u, new byte[] { 6 })]
    [InlineData(6u, 0u, new byte[0])]
    public void Offsets_choose_the_part(uint offset, uint length, byte[] expected)
    {
        foreach (var flags in new[] { DeviceFlags.BufferedIo, DeviceFlags.DirectIo, (DeviceFlags)0 })
        {
            using var bed = new Bed(flags: flags);
            bed.Run(() =>
            {
                var bytes = Array.Empty<byte>();
                bed.Lower.Answer = irp =>
                {
                    bytes = flags switch
                    {
                        DeviceFlags.BufferedIo => irp.AssociatedIrp.SystemBuffer.ToArray(),
                        DeviceFlags.DirectIo => irp.MdlAddress!.VirtualAddress.ToArray(),
                        _ => irp.UserBuffer.ToArray(),
                    };
                    return LowerDevice.Complete(irp, NtStatus.Success);
                };
                var seen = Send(bed, isWrite: true, bed.Memory(1, 2, 3, 4, 5, 6), new WdfMemoryOffset(offset, length));
                bytes.Should().Equal(expected);
                seen.Location.Parameters.Write.Length.Should().Be((uint)expected.Length);
            });
        }
    }

    [Theory]
    [InlineData(7ul, 0ul)]
    [InlineData(0ul, 7ul)]
    [InlineData(3ul, 4ul)]
    [InlineData(ulong.MaxValue, 2ul)]
    [InlineData(2ul, ulong.MaxValue)]
    public void Offsets_beyond_the_memory_are_an_overflow(ulong offset, ulong length)
    {
        using var bed = new Bed();
        bed.Run(() => bed.Target.FormatRequestForRead(bed.Driver.CreateRequest(bed.Target), bed.Memory(new byte[6]), new WdfMemoryOffset((nuint)offset, (nuint)length)).Should().Be(NtStatus.IntegerOverflow));
    }

    [Fact]
    public void The_system_buffer_is_kept_and_its_rest_may_be_stale()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest(bed.Target);
            bed.Target.FormatRequestForWrite(request, bed.Memory(1, 2, 3, 4));
            request.Send(bed.Target);
            request.Reuse();
            bed.Kernel.FailAllocations(s => s == AllocationSite.SystemBuffer);
            bed.Target.FormatRequestForWrite(request, bed.Memory(9, 9)).Should().Be(NtStatus.Success);
            request.Send(bed.Target);
            bed.Lower.Seen[1].SystemBuffer.Should().Equal(9, 9, 3, 4);
            bed.Target.FormatRequestForWrite(request, bed.Memory(new byte[5])).Should().Be(NtStatus.InsufficientResources, "a larger one is needed");
        });
    }
}
