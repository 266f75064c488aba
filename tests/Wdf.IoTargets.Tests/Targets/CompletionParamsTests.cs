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
}
