using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Targets;

public class FormatIoctlTests
{
    private static SeenIrp Send(Bed bed, IoMethod method, WdfMemory? input, WdfMemory? output, bool isInternal = false)
    {
        var request = bed.Driver.CreateRequest(bed.Target);
        var status = isInternal
            ? bed.Target.FormatRequestForInternalIoctl(request, Bed.Code(method), input, null, output, null)
            : bed.Target.FormatRequestForIoctl(request, Bed.Code(method), input, null, output, null);
        status.Should().Be(NtStatus.Success);
        request.Send(bed.Target).Should().BeTrue();
        return bed.Lower.Seen[^1];
    }

    [Theory]
    [InlineData(IoMethod.Buffered, false)]
    [InlineData(IoMethod.InDirect, false)]
    [InlineData(IoMethod.OutDirect, true)]
    [InlineData(IoMethod.Neither, true)]
    public void Code_and_lengths_are_always_set(IoMethod method, bool isInternal)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var location = Send(bed, method, bed.Memory(1, 2), bed.Memory(1, 2, 3), isInternal).Location;
            location.MajorFunction.Should().Be(isInternal ? MajorFunction.InternalDeviceControl : MajorFunction.DeviceControl);
            location.Parameters.DeviceIoControl.IoControlCode.Should().Be(Bed.Code(method));
            location.Parameters.DeviceIoControl.InputBufferLength.Should().Be(2);
            location.Parameters.DeviceIoControl.OutputBufferLength.Should().Be(3);
        });
    }

    [Fact]
    public void Buffered_has_one_buffer_of_the_larger_length_with_the_input_in_it()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var output = bed.Memory(9, 9, 9);
            var seen = Send(bed, IoMethod.Buffered, bed.Memory(1, 2), output);
            seen.SystemBuffer.Should().HaveCount(3).And.StartWith(new byte[] { 1, 2 });
            seen.UserBuffer.Should().Be(output.Buffer);
            seen.Mdl.Should().BeNull();
            seen.Location.Parameters.DeviceIoControl.Type3InputBuffer.IsEmpty.Should().BeTrue();
        });
    }

    [Fact]
    public void Buffered_without_any_buffer_has_none()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var seen = Send(bed, IoMethod.Buffered, null, null);
            seen.HasSystemBuffer.Should().BeFalse();
            seen.UserBuffer.IsEmpty.Should().BeTrue();
        });
    }

    [Fact]
    public void Buffered_output_is_copied_back_and_input_only_is_not()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Answer = irp =>
            {
                irp.AssociatedIrp.SystemBuffer.Span.Fill(7);
                return LowerDevice.Complete(irp, NtStatus.Success, 2);
            };
            var output = bed.Memory(9, 9, 9);
            Send(bed, IoMethod.Buffered, bed.Memory(1, 2), output);
            output.Buffer.ToArray().Should().Equal(7, 7, 9);

            var input = bed.Memory(1, 2);
            Send(bed, IoMethod.Buffered, input, null);
            input.Buffer.ToArray().Should().Equal(1, 2);
        });
    }

    [Theory]
    [InlineData(IoMethod.InDirect, false)]
    [InlineData(IoMethod.OutDirect, true)]
    public void Direct_has_the_input_buffer_itself_and_an_mdl_over_the_output(IoMethod method, bool locksForWrite)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var input = bed.Memory(1, 2);
            MdlFlags flags = 0;
            bed.Lower.Answer = irp =>
            {
                flags = irp.MdlAddress!.MdlFlags;
                irp.AssociatedIrp.SystemBuffer.Should().Be(input.Buffer, "it is no copy");
                irp.MdlAddress.ByteCount.Should().Be(3);
                return LowerDevice.Complete(irp, NtStatus.Success);
            };
            var seen = Send(bed, method, input, bed.Memory(1, 2, 3));
            flags.HasFlag(MdlFlags.WriteOperation).Should().Be(locksForWrite);
            seen.UserBuffer.IsEmpty.Should().BeTrue();
            seen.Location.Parameters.DeviceIoControl.Type3InputBuffer.IsEmpty.Should().BeTrue();
        });
    }

    [Fact]
    public void A_direct_output_is_written_in_place()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Answer = irp =>
            {
                irp.MdlAddress!.GetSystemAddress().Span.Fill(7);
                return LowerDevice.Complete(irp, NtStatus.Success, 0);
            };
            var output = bed.Memory(9, 9, 9);
            Send(bed, IoMethod.OutDirect, null, output);
            output.Buffer.ToArray().Should().Equal([7, 7, 7], "Information plays no part");
        });
    }

    [Fact]
    public void Neither_has_both_raw_buffers()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var input = bed.Memory(1, 2);
            var output = bed.Memory(1, 2, 3);
            var seen = Send(bed, IoMethod.Neither, input, output);
            seen.UserBuffer.Should().Be(output.Buffer);
            seen.Location.Parameters.DeviceIoControl.Type3InputBuffer.Should().Be(input.Buffer);
            seen.HasSystemBuffer.Should().BeFalse();
            seen.Mdl.Should().BeNull();
        });
    }

    [Fact]
    public void The_method_counts_and_not_the_io_type_of_the_device()
    {
        using var bed = new Bed(flags: DeviceFlags.DirectIo);
        bed.Run(() =>
        {
            var seen = Send(bed, IoMethod.Buffered, bed.Memory(1, 2), null);
            seen.SystemBuffer.Should().Equal(1, 2);
            seen.Mdl.Should().BeNull();
        });
    }

    [Fact]
    public void Three_arguments_and_the_code_go_through_as_they_are()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var (first, second, fourth) = (bed.Memory(1), bed.Memory(2), bed.Memory(4));
            var request = bed.Driver.CreateRequest(bed.Target);
            bed.Target.FormatRequestForInternalIoctlOthers(request, 0x99, first, null, second, null, fourth, null).Should().Be(NtStatus.Success);
            request.Send(bed.Target);
            var location = bed.Lower.Seen.Single().Location;
            location.MajorFunction.Should().Be(MajorFunction.InternalDeviceControl);
            location.Parameters.Others.Pointer1.Should().Be(first.Buffer);
            location.Parameters.Others.Pointer2.Should().Be(second.Buffer);
            location.Parameters.Others.Argument3.Should().Be(0x99);
            location.Parameters.Others.Pointer4.Should().Be(fourth.Buffer);
        });
    }

    [Fact]
    public void Absent_arguments_are_null()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest(bed.Target);
            bed.Target.FormatRequestForInternalIoctlOthers(request, 0x99, null, null, null, null, null, null);
            request.Send(bed.Target);
            var location = bed.Lower.Seen.Single().Location;
            location.Parameters.Others.Pointer1.IsEmpty.Should().BeTrue();
            location.Parameters.Others.Pointer2.IsEmpty.Should().BeTrue();
            location.Parameters.Others.Pointer4.IsEmpty.Should().BeTrue();
            bed.Lower.Seen.Single().HasSystemBuffer.Should().BeFalse();
        });
    }
}
