using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests;

public class RetrieveBufferTests
{
    private static PresentedBed Presented(WdfDeviceIoType ioType = WdfDeviceIoType.Buffered, ProcessorMode mode = ProcessorMode.UserMode, SimulatedKernelOptions? options = null) =>
        new(options, ioType, mode);

    [Theory]
    [InlineData(WdfDeviceIoType.Buffered, ProcessorMode.UserMode)]
    [InlineData(WdfDeviceIoType.Direct, ProcessorMode.UserMode)]
    [InlineData(WdfDeviceIoType.Neither, ProcessorMode.KernelMode)]
    public void A_read_has_a_writable_output_and_no_input(WdfDeviceIoType ioType, ProcessorMode mode)
    {
        using var bed = Presented(ioType, mode);
        var buffer = new byte[4];
        bed.Transfer(isWrite: false, buffer, request =>
        {
            request.RetrieveInputBuffer(0, out _, out _).Should().Be(NtStatus.InvalidDeviceRequest);
            request.RetrieveInputMemory(out _).Should().Be(NtStatus.InvalidDeviceRequest);
            request.RetrieveOutputBuffer(4, out var output, out var length).Should().Be(NtStatus.Success);
            length.Should().Be(4);
            request.RetrieveOutputMemory(out var memory);
            memory!.IsReadOnly.Should().BeFalse();
            output.Span.Fill(7);
            request.CompleteWithInformation(NtStatus.Success, 4);
        }).Information.Should().Be(4);
        buffer.Should().Equal(7, 7, 7, 7);
    }

    [Theory]
    [InlineData(WdfDeviceIoType.Buffered, ProcessorMode.UserMode)]
    [InlineData(WdfDeviceIoType.Direct, ProcessorMode.UserMode)]
    [InlineData(WdfDeviceIoType.Neither, ProcessorMode.KernelMode)]
    public void A_write_has_a_read_only_input_and_no_output(WdfDeviceIoType ioType, ProcessorMode mode)
    {
        using var bed = Presented(ioType, mode, Bed.Continuing);
        bed.Transfer(isWrite: true, [1, 2, 3, 4], request =>
        {
            request.RetrieveOutputBuffer(0, out _, out _).Should().Be(NtStatus.InvalidDeviceRequest);
            request.RetrieveInputBuffer(0, out var input, out _).Should().Be(NtStatus.Success);
            input.ToArray().Should().Equal(1, 2, 3, 4);
            request.RetrieveInputMemory(out var memory);
            memory!.IsReadOnly.Should().BeTrue();
            memory.CopyFromBuffer(0, new byte[1], 1).Should().Be(NtStatus.AccessViolation);
            bed.Kernel.Violations.Should().ContainSingle();
            request.Complete(NtStatus.Success);
        });
    }

    [Fact]
    public void A_neither_transfer_from_user_mode_breaks_and_is_refused()
    {
        using var bed = Presented(WdfDeviceIoType.Neither, options: Bed.Continuing);
        bed.Transfer(isWrite: true, [1, 2], request =>
        {
            request.RetrieveInputBuffer(0, out _, out _).Should().Be(NtStatus.InvalidDeviceRequest);
            bed.Kernel.Violations.Should().ContainSingle();
            request.Complete(NtStatus.Success);
        });
    }

    [Fact]
    public void Without_the_verifier_it_is_a_success_with_no_address()
    {
        using var bed = Presented(WdfDeviceIoType.Neither, options: Bed.Unverified);
        bed.Transfer(isWrite: true, [1, 2], request =>
        {
            request.RetrieveInputBuffer(0, out var buffer, out _).Should().Be(NtStatus.Success);
            buffer.IsEmpty.Should().BeTrue();
            request.Complete(NtStatus.Success);
        });
    }

    public static TheoryData<IoMethod, bool, bool> Methods => new()
    {
        { IoMethod.Buffered, false, false },
        { IoMethod.InDirect, true, true },
        { IoMethod.OutDirect, true, false },
    };

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_device_control_has_both_and_the_method_says_what_may_be_written(IoMethod method, bool inputReadOnly, bool outputReadOnly)
    {
        using var bed = Presented();
        bed.Control(
            request =>
            {
                request.RetrieveInputMemory(out var input).Should().Be(NtStatus.Success);
                request.RetrieveOutputMemory(out var output).Should().Be(NtStatus.Success);
                input!.IsReadOnly.Should().Be(inputReadOnly);
                output!.IsReadOnly.Should().Be(outputReadOnly);
                input.Size.Should().Be(2);
                output.Size.Should().Be(3);
                input.Buffer.Span.ToArray().Should().Equal(1, 2);
                request.Complete(NtStatus.Success);
            },
            Bed.Code(method),
            [1, 2],
            [3, 4, 5]).Status.Should().Be(NtStatus.Success);
    }

    [Fact]
    public void Input_and_output_of_a_buffered_control_are_one_buffer()
    {
        using var bed = Presented();
        bed.Control(
            request =>
            {
                request.RetrieveInputBuffer(0, out var input, out _);
                request.RetrieveOutputBuffer(0, out var output, out _);
                output.Span[0] = 9;
                input.Span[0].Should().Be(9, "writing output destroys unread input");
                request.Complete(NtStatus.Success);
            },
            input: [1, 2],
            output: new byte[3]);
    }

    [Theory]
    [InlineData(ProcessorMode.UserMode, false, NtStatus.InvalidDeviceRequest)]
    [InlineData(ProcessorMode.KernelMode, false, NtStatus.Success)]
    [InlineData(ProcessorMode.KernelMode, true, NtStatus.Success)]
    public void A_neither_control_has_its_raw_buffers_for_kernel_mode_only(ProcessorMode mode, bool isInternal, NtStatus expected)
    {
        using var bed = Presented(mode: mode);
        bed.Run(() =>
        {
            bed.Handler = request =>
            {
                request.RetrieveInputBuffer(0, out var input, out _).Should().Be(expected);
                request.RetrieveOutputBuffer(0, out _, out _).Should().Be(expected);
                input.Length.Should().Be(expected.IsSuccess ? 2 : 0);
                request.Complete(NtStatus.Success);
            };
            var code = Bed.Code(IoMethod.Neither);
            var operation = isInternal ? bed.File.StartInternalDeviceIoControl(code, new byte[2], new byte[2]) : bed.File.StartDeviceIoControl(code, new byte[2], new byte[2]);
            operation.Wait().Status.Should().Be(NtStatus.Success);
        });
    }

    [Theory]
    [InlineData(IoMethod.Buffered)]
    [InlineData(IoMethod.OutDirect)]
    [InlineData(IoMethod.Neither)]
    public void A_length_of_zero_is_too_small_even_when_nothing_is_required(IoMethod method)
    {
        using var bed = Presented(mode: ProcessorMode.KernelMode);
        bed.Control(
            request =>
            {
                request.RetrieveInputBuffer(0, out var buffer, out var length).Should().Be(NtStatus.BufferTooSmall);
                length.Should().Be(0);
                buffer.IsEmpty.Should().BeTrue();
                request.RetrieveOutputBuffer(0, out _, out _).Should().Be(NtStatus.BufferTooSmall);
                request.Complete(NtStatus.Success);
            },
            Bed.Code(method));
    }

    [Fact]
    public void Fewer_bytes_than_required_are_too_small_and_more_are_given_whole()
    {
        using var bed = Presented();
        bed.Control(
            request =>
            {
                request.RetrieveInputBuffer(5, out var none, out var length).Should().Be(NtStatus.BufferTooSmall);
                none.IsEmpty.Should().BeTrue();
                length.Should().Be(0);
                request.RetrieveInputBuffer(1, out _, out length).Should().Be(NtStatus.Success);
                length.Should().Be(4);
                request.Complete(NtStatus.Success);
            },
            input: new byte[4]);
    }

    [Fact]
    public void The_memory_handle_is_the_same_every_time_and_acts_on_the_request()
    {
        using var bed = Presented();
        bed.Control(
            request =>
            {
                request.RetrieveInputMemory(out var first);
                bed.Kernel.FailAllocations(_ => true);
                request.RetrieveInputMemory(out var second);
                bed.Kernel.FailAllocations(null);
                second.Should().BeSameAs(first);

                var attributes = new WdfObjectAttributes();
                attributes.SetContextType<List<int>>();
                request.AllocateContext(attributes, out var context);
                first!.GetContext(WdfContext<List<int>>.TypeInfo).Should().BeSameAs(context);
                first.AllocateContext(attributes, out _).Should().Be(NtStatus.ObjectPathInvalid);
                WdfObject.Create(bed.Bed.Driver, new WdfObjectAttributes { ParentObject = first }, out var child);
                child!.Parent.Should().BeSameAs(request);
                request.Complete(NtStatus.Success);
            },
            input: new byte[4]);
    }

    [Fact]
    public void Addresses_are_those_of_the_creation_whatever_the_irp_is_formatted_with()
    {
        using var bed = Presented();
        bed.Control(
            request =>
            {
                bed.Bed.Target.FormatRequestForWrite(request, bed.Bed.Memory(9, 9, 9, 9));
                request.RetrieveInputBuffer(0, out var buffer, out _);
                buffer.ToArray().Should().Equal(1, 2, 3, 4);
                request.Complete(NtStatus.Success);
            },
            input: [1, 2, 3, 4]);
    }

    [Fact]
    public void A_mapping_that_fails_is_a_lack_of_resources()
    {
        using var bed = Presented(WdfDeviceIoType.Direct);
        bed.Transfer(isWrite: true, new byte[4], request =>
        {
            bed.Kernel.FailAllocations(s => s == AllocationSite.PageMapping);
            request.RetrieveInputBuffer(0, out _, out _).Should().Be(NtStatus.InsufficientResources);
            bed.Kernel.FailAllocations(null);
            request.RetrieveInputBuffer(0, out _, out _).Should().Be(NtStatus.Success);
            request.Complete(NtStatus.Success);
        });
    }
}
