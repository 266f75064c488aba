using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Targets;

public class CompletionParamsTests
{
    [Theory]
    [InlineData(true, WdfRequestType.Write)]
    [InlineData(false, WdfRequestType.Read)]
    public void Of_a_transfer(bool isWrite, WdfRequestType type)
    {
        using var bed = new Bed(flags: 0);
        bed.Run(() =>
        {
            bed.Lower.AnswersInline(NtStatus.BufferOverflow, 4);
            var memory = bed.Memory(new byte[8]);
            var request = bed.Driver.CreateRequest(bed.Target);
            _ = isWrite ? bed.Target.FormatRequestForWrite(request, memory, new WdfMemoryOffset(2, 5)) : bed.Target.FormatRequestForRead(request, memory, new WdfMemoryOffset(2, 5));
            request.SetCompletionRoutine(bed.Done.Routine);
            request.Send(bed.Target);
            var seen = bed.Done.Only.Params;
            seen.Size.Should().Be(WdfRequestCompletionParams.StructureSize);
            seen.Type.Should().Be(type);
            seen.IoStatus.Status.Should().Be(NtStatus.BufferOverflow);
            seen.Parameters.Read.Buffer.Should().BeSameAs(memory);
            seen.Parameters.Read.Offset.Should().Be(2);
            seen.Parameters.Read.Length.Should().Be(4, "Information, whatever the status");
        });
    }

    [Fact]
    public void Of_a_transfer_without_memory()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest(bed.Target);
            bed.Target.FormatRequestForRead(request, null);
            request.Send(bed.Target);
            var seen = request.GetCompletionParams();
            seen.Parameters.Read.Buffer.Should().BeNull();
            seen.Parameters.Read.Offset.Should().Be(0);
        });
    }

    [Theory]
    [InlineData(false, WdfRequestType.DeviceControl)]
    [InlineData(true, WdfRequestType.DeviceControlInternal)]
    public void Of_a_device_control(bool isInternal, WdfRequestType type)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.AnswersInline(NtStatus.Success, 3);
            var (input, output) = (bed.Memory(new byte[8]), bed.Memory(new byte[8]));
            var request = bed.Driver.CreateRequest(bed.Target);
            _ = isInternal
                ? bed.Target.FormatRequestForInternalIoctl(request, Bed.Ioctl, input, new WdfMemoryOffset(1, 0), output, new WdfMemoryOffset(2, 0))
                : bed.Target.FormatRequestForIoctl(request, Bed.Ioctl, input, new WdfMemoryOffset(1, 0), output, new WdfMemoryOffset(2, 0));
            request.Send(bed.Target);
            var seen = request.GetCompletionParams();
            seen.Type.Should().Be(type);
            seen.Parameters.Ioctl.IoControlCode.Should().Be(Bed.Ioctl);
            seen.Parameters.Ioctl.Input.Buffer.Should().BeSameAs(input);
            seen.Parameters.Ioctl.Input.Offset.Should().Be(1);
            seen.Parameters.Ioctl.Output.Buffer.Should().BeSameAs(output);
            seen.Parameters.Ioctl.Output.Offset.Should().Be(2);
            seen.Parameters.Ioctl.Output.Length.Should().Be(3);
        });
    }

    [Fact]
    public void Of_three_arguments()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var (first, fourth) = (bed.Memory(1), bed.Memory(4));
            var request = bed.Driver.CreateRequest(bed.Target);
            bed.Target.FormatRequestForInternalIoctlOthers(request, 0x99, first, null, null, null, fourth, null);
            bed.Lower.AnswersInline(NtStatus.Success, 77);
            request.Send(bed.Target);
            var seen = request.GetCompletionParams();
            seen.Type.Should().Be(WdfRequestType.Other);
            seen.IoStatus.Information.Should().Be(77);
            seen.Parameters.Others.Argument1.Ptr.Should().BeSameAs(first);
            seen.Parameters.Others.Argument2.Ptr.Should().BeNull();
            seen.Parameters.Others.Argument3.Value.Should().Be(0);
            seen.Parameters.Others.Argument4.Ptr.Should().BeSameAs(fourth);
        });
    }

    [Fact]
    public void Of_a_request_that_no_format_method_formatted_only_the_io_status_is_valid()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest(bed.Target);
            var location = new IoStackLocation { MajorFunction = MajorFunction.Read };
            request.WdmFormatUsingStackLocation(location);
            request.SetCompletionRoutine(bed.Done.Routine);
            bed.Lower.AnswersInline(NtStatus.EndOfFile, 1);
            request.Send(bed.Target);
            bed.Done.Only.Params.Size.Should().Be(0);
            bed.Done.Only.Status.Should().Be(NtStatus.EndOfFile);
        });
    }

    [Fact]
    public void A_request_that_a_format_method_had_formatted_before_reports_the_reset_context()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Formatted();
            request.Reuse();
            request.WdmFormatUsingStackLocation(new IoStackLocation { MajorFunction = MajorFunction.Read });
            request.SetCompletionRoutine(bed.Done.Routine);
            request.Send(bed.Target);
            bed.Done.Only.Params.Size.Should().Be(WdfRequestCompletionParams.StructureSize);
            bed.Done.Only.Params.Type.Should().Be(WdfRequestType.NoFormat);
        });
    }

    [Fact]
    public void Asked_for_without_a_format_they_break_and_are_initialised()
    {
        using var bed = new Bed(Bed.Continuing);
        bed.Run(() =>
        {
            var given = new WdfRequestCompletionParams { Type = WdfRequestType.Read };
            bed.Driver.CreateRequest(bed.Target).GetCompletionParams(ref given);
            given.Type.Should().Be(WdfRequestType.NoFormat);
            bed.Kernel.Violations.Should().ContainSingle();
        });
    }

    [Fact]
    public void A_wrong_size_breaks_and_nothing_is_touched()
    {
        using var bed = new Bed(Bed.Continuing);
        bed.Run(() =>
        {
            var request = bed.Sent();
            var given = new WdfRequestCompletionParams { Size = 71, Type = WdfRequestType.Usb };
            request.GetCompletionParams(ref given);
            given.Type.Should().Be(WdfRequestType.Usb);
            bed.Kernel.Violations.Should().ContainSingle();
        });
    }

    [Theory]
    [InlineData("reuse")]
    [InlineData("format")]
    public void They_stay_until_a_reuse_or_the_next_format(string end)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.AnswersInline(NtStatus.Success, 5);
            var request = bed.Sent();
            request.GetCompletionParams().IoStatus.Information.Should().Be(5);
            if (end == "reuse")
            {
                request.Reuse();
                request.GetCompletionParams().Type.Should().Be(WdfRequestType.NoFormat);
            }
            else
            {
                bed.Format(request);
                request.GetCompletionParams().Type.Should().Be(WdfRequestType.DeviceControl);
            }

            request.GetCompletionParams().IoStatus.Information.Should().Be(0);
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_the_routine_was_given_follows_a_reuse_and_a_format_inside_it(bool withBuffer)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.AnswersInline(NtStatus.Success, 5);
            var memory = withBuffer ? bed.Memory(new byte[8]) : null;
            var request = bed.Driver.CreateRequest(bed.Target);
            bed.Target.FormatRequestForIoctl(request, Bed.Ioctl, null, null, memory, null);
            var seen = new List<(WdfRequestType Type, uint Code, ulong Information)>();
            request.SetCompletionRoutine((r, target, in p, _) =>
            {
                seen.Add((p.Type, p.Parameters.Ioctl.IoControlCode, p.IoStatus.Information));
                r.Reuse();
                seen.Add((p.Type, p.Parameters.Ioctl.IoControlCode, p.IoStatus.Information));
                target.FormatRequestForInternalIoctl(r, Bed.Code(IoMethod.Buffered, 0x802), null, null, memory, null);
                seen.Add((p.Type, p.Parameters.Ioctl.IoControlCode, p.IoStatus.Information));
            });
            request.Send(bed.Target);
            seen.Should().Equal(
                (WdfRequestType.DeviceControl, Bed.Ioctl, 5),
                (WdfRequestType.NoFormat, 0, 0),
                (WdfRequestType.DeviceControlInternal, Bed.Code(IoMethod.Buffered, 0x802), 0));
        });
    }

    [Fact]
    public void What_a_routine_was_given_stays_while_another_request_is_reused_in_it()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.AnswersInline(NtStatus.Success, 5);
            var other = bed.Formatted();
            var request = bed.Formatted();
            (WdfRequestType, ulong)? seen = null;
            request.SetCompletionRoutine((_, target, in p, _) =>
            {
                other.Send(target);
                other.Reuse();
                seen = (p.Type, p.IoStatus.Information);
            });
            request.Send(bed.Target);
            bed.Done.Only.Request.Should().BeSameAs(other);
            seen.Should().Be((WdfRequestType.DeviceControl, 5ul));
        });
    }

    [Fact]
    public void A_format_without_buffers_keeps_the_offsets_that_it_was_given()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest(bed.Target);
            bed.Target.FormatRequestForIoctl(request, Bed.Ioctl, null, new WdfMemoryOffset(3, 0), null, new WdfMemoryOffset(4, 0));
            request.Send(bed.Target);
            var seen = request.GetCompletionParams();
            seen.Parameters.Ioctl.Input.Offset.Should().Be(3);
            seen.Parameters.Ioctl.Output.Offset.Should().Be(4);
        });
    }

    [Fact]
    public void A_request_changes_between_formats_with_and_without_buffers()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.AnswersInline(NtStatus.Success, 4);
            var memory = bed.Memory(1, 2, 3, 4);
            var request = bed.Driver.CreateRequest(bed.Target);
            foreach (var used in new[] { null, memory, null, memory })
            {
                bed.Target.FormatRequestForIoctl(request, Bed.Ioctl, used, null, used, null).Should().Be(NtStatus.Success);
                request.Irp!.AssociatedIrp.SystemBuffer.Length.Should().Be(used is null ? 0 : 4);
                request.Send(bed.Target).Should().BeTrue();
                request.GetCompletionParams().Parameters.Ioctl.Output.Buffer.Should().BeSameAs(used);
                request.Reuse();
                request.Irp!.AssociatedIrp.SystemBuffer.Length.Should().Be(0);
            }

            memory.ReferenceCount.Should().Be(1);
        });
    }
}
