using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests;

public class RetrieveMdlTests
{
    [Fact]
    public void For_a_buffered_control_one_mdl_serves_both_with_the_first_one_s_length()
    {
        using var bed = new PresentedBed();
        bed.Control(
            request =>
            {
                request.RetrieveInputWdmMdl(out var input).Should().Be(NtStatus.Success);
                request.RetrieveOutputWdmMdl(out var output).Should().Be(NtStatus.Success);
                output.Should().BeSameAs(input);
                output!.ByteCount.Should().Be(2);
                request.Complete(NtStatus.Success);
            },
            input: [1, 2],
            output: new byte[3]);
    }

    [Theory]
    [InlineData(IoMethod.InDirect)]
    [InlineData(IoMethod.OutDirect)]
    public void A_direct_control_s_output_is_the_irp_s_mdl_and_its_input_is_built(IoMethod method)
    {
        using var bed = new PresentedBed();
        bed.Control(
            request =>
            {
                request.RetrieveOutputWdmMdl(out var output).Should().Be(NtStatus.Success);
                output.Should().BeSameAs(request.WdmGetIrp()!.MdlAddress);
                request.RetrieveInputWdmMdl(out var input).Should().Be(NtStatus.Success);
                input!.ByteCount.Should().Be(2);
                request.Complete(NtStatus.Success);
            },
            Bed.Code(method),
            [1, 2],
            new byte[3]);
    }

    [Fact]
    public void A_neither_control_has_none_not_even_for_kernel_mode()
    {
        using var bed = new PresentedBed(mode: ProcessorMode.KernelMode);
        bed.Control(
            request =>
            {
                request.RetrieveInputWdmMdl(out _).Should().Be(NtStatus.InvalidDeviceRequest);
                request.RetrieveOutputWdmMdl(out _).Should().Be(NtStatus.InvalidDeviceRequest);
                request.Complete(NtStatus.Success);
            },
            Bed.Code(IoMethod.Neither),
            [1, 2],
            new byte[3]);
    }

    [Theory]
    [InlineData(WdfDeviceIoType.Buffered, true)]
    [InlineData(WdfDeviceIoType.Buffered, false)]
    [InlineData(WdfDeviceIoType.Direct, true)]
    [InlineData(WdfDeviceIoType.Direct, false)]
    public void A_transfer_has_one_in_its_own_direction(WdfDeviceIoType ioType, bool isWrite)
    {
        using var bed = new PresentedBed(ioType: ioType);
        bed.Transfer(isWrite, new byte[4], request =>
        {
            var input = request.RetrieveInputWdmMdl(out var inputMdl);
            var output = request.RetrieveOutputWdmMdl(out var outputMdl);
            (isWrite ? input : output).Should().Be(NtStatus.Success);
            (isWrite ? output : input).Should().Be(NtStatus.InvalidDeviceRequest);
            var mdl = (isWrite ? inputMdl : outputMdl)!;
            mdl.ByteCount.Should().Be(4);
            ReferenceEquals(mdl, request.WdmGetIrp()!.MdlAddress).Should().Be(ioType == WdfDeviceIoType.Direct);
            request.Complete(NtStatus.Success);
        });
    }

    [Fact]
    public void A_neither_transfer_breaks()
    {
        using var bed = new PresentedBed(Bed.Continuing, WdfDeviceIoType.Neither);
        bed.Transfer(isWrite: true, new byte[4], request =>
        {
            request.RetrieveInputWdmMdl(out _).Should().Be(NtStatus.InvalidDeviceRequest);
            bed.Kernel.Violations.Should().ContainSingle();
            request.Complete(NtStatus.Success);
        });
    }

    [Fact]
    public void Lengths_of_zero_are_too_small_and_no_memory_is_a_lack_of_resources()
    {
        using var bed = new PresentedBed();
        bed.Control(
            request =>
            {
                request.RetrieveOutputWdmMdl(out _).Should().Be(NtStatus.BufferTooSmall);
                bed.Kernel.FailAllocations(s => s == AllocationSite.Mdl);
                request.RetrieveInputWdmMdl(out _).Should().Be(NtStatus.InsufficientResources);
                bed.Kernel.FailAllocations(null);
                request.Complete(NtStatus.Success);
            },
            input: [1, 2]);
    }

    [Fact]
    public void Raw_user_buffers_can_only_be_had_in_the_caller_s_context()
    {
        using var bed = new PresentedBed(Bed.Continuing, WdfDeviceIoType.Neither);
        bed.Transfer(isWrite: true, new byte[4], request =>
        {
            request.RetrieveUnsafeUserInputBuffer(0, out _, out _).Should().Be(NtStatus.InvalidDeviceRequest);
            bed.Kernel.Violations.Should().ContainSingle();
            request.Complete(NtStatus.Success);
        });
    }

    [Theory]
    [InlineData(WdfDeviceIoType.Neither, 4u, NtStatus.Success)]
    [InlineData(WdfDeviceIoType.Neither, 5u, NtStatus.BufferTooSmall)]
    [InlineData(WdfDeviceIoType.Buffered, 0u, NtStatus.InvalidDeviceRequest)]
    public void Without_the_verifier_that_is_not_checked(WdfDeviceIoType ioType, uint required, NtStatus expected)
    {
        using var bed = new PresentedBed(Bed.Unverified, ioType);
        bed.Transfer(isWrite: true, [1, 2, 3, 4], request =>
        {
            request.RetrieveUnsafeUserInputBuffer(required, out _, out _).Should().Be(expected);
            request.RetrieveUnsafeUserOutputBuffer(0, out _, out _).Should().Be(NtStatus.InvalidDeviceRequest, "a write has no output");
            request.Complete(NtStatus.Success);
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_probed_and_locked_user_buffer_is_a_child_of_the_request(bool forRead)
    {
        using var bed = new PresentedBed();
        bed.Control(request =>
        {
            var user = new byte[] { 1, 2, 3 };
            var status = forRead ? request.ProbeAndLockUserBufferForRead(user, 3, out var memory) : request.ProbeAndLockUserBufferForWrite(user, 3, out memory);
            status.Should().Be(NtStatus.Success);
            memory!.Parent.Should().BeSameAs(request);
            memory.IsReadOnly.Should().Be(forRead);
            memory.Buffer.ToArray().Should().Equal(1, 2, 3);
            request.Complete(NtStatus.Success);
        }).Status.Should().Be(NtStatus.Success);
    }

    [Fact]
    public void Probe_failures()
    {
        using var bed = new PresentedBed();
        bed.Control(request =>
        {
            request.ProbeAndLockUserBufferForRead(new byte[3], 0, out _).Should().Be(NtStatus.InvalidUserBuffer);
            request.ProbeAndLockUserBufferForRead(bed.Bed.Memory(1, 2).Buffer, 2, out _).Should().Be(NtStatus.AccessViolation, "it is the kernel's");
            foreach (var site in new[] { AllocationSite.Mdl, AllocationSite.PageLock })
            {
                bed.Kernel.FailAllocations(s => s == site);
                request.ProbeAndLockUserBufferForRead(new byte[3], 3, out _).Should().Be(NtStatus.InsufficientResources);
            }

            bed.Kernel.FailAllocations(null);
            request.Complete(NtStatus.Success);
        });
    }
}
