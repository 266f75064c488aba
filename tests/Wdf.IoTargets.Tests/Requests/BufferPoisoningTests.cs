using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests;

/// <summary>Buffers of a request that is over.</summary>
public class BufferPoisoningTests
{
    [Theory]
    [InlineData(IoMethod.Buffered, false)]
    [InlineData(IoMethod.Buffered, true)]
    [InlineData(IoMethod.OutDirect, false)]
    [InlineData(IoMethod.OutDirect, true)]
    public void The_span_of_a_completed_request_s_buffer_is_a_violation(IoMethod method, bool isOutput)
    {
        using var bed = new PresentedBed(Bed.FrameworkOnly);
        Memory<byte> kept = default;
        var run = () => bed.Run(() =>
        {
            bed.Handler = request =>
            {
                var status = isOutput ? request.RetrieveOutputBuffer(0, out kept, out _) : request.RetrieveInputBuffer(0, out kept, out _);
                status.Should().Be(NtStatus.Success);
                kept.Span.Length.Should().Be(4);
                request.Complete(NtStatus.Success);
            };
            bed.File.DeviceIoControl(Bed.Code(method), new byte[4], new byte[4]);
            _ = kept.Span;
        });
        run.Should().Throw<WdfViolationException>().Which.Violation.Rule.Should().Be("BUFFER_USED_AFTER_COMPLETION");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Kernel_mode_neither_buffers_are_revoked_too(bool isOutput)
    {
        using var bed = new PresentedBed(Bed.FrameworkOnly, mode: ProcessorMode.KernelMode);
        Memory<byte> kept = default;
        var run = () => bed.Run(() =>
        {
            bed.Handler = request =>
            {
                var status = isOutput ? request.RetrieveOutputBuffer(0, out kept, out _) : request.RetrieveInputBuffer(0, out kept, out _);
                status.Should().Be(NtStatus.Success);
                request.Complete(NtStatus.Success);
            };
            bed.File.DeviceIoControl(Bed.Code(IoMethod.Neither), new byte[4], new byte[4]);
            _ = kept.Span;
        });
        run.Should().Throw<WdfViolationException>().Which.Violation.Rule.Should().Be("BUFFER_USED_AFTER_COMPLETION");
    }

    [Fact]
    public void A_late_write_through_an_older_span_is_found_at_the_end_of_the_run()
    {
        using var bed = new PresentedBed();
        bed.Bed.Findings(() =>
        {
            bed.Handler = request =>
            {
                request.RetrieveInputBuffer(0, out var buffer, out _);
                var span = buffer.Span;
                request.Complete(NtStatus.Success);
                span[2] = 1;
            };
            bed.File.DeviceIoControl(Bed.Ioctl, new byte[4]);
            bed.Opened.Close();
        }).Should().ContainSingle().Which.Should().Contain("Late write: byte 2 of a buffer of 4 bytes");
    }

    [Fact]
    public void What_is_read_through_an_older_span_is_a_pattern()
    {
        using var bed = new PresentedBed();
        bed.Control(
            request =>
            {
                request.RetrieveInputBuffer(0, out var buffer, out _);
                var span = buffer.Span;
                request.Complete(NtStatus.Success);
                span.ToArray().Should().OnlyContain(b => b == 0xDD);
            },
            input: new byte[4]);
    }

    [Fact]
    public void Memory_that_was_destroyed_is_poisoned_too()
    {
        using var bed = new Bed();
        bed.Breaks(() =>
        {
            var memory = bed.Memory(1, 2);
            var buffer = memory.Buffer;
            memory.Delete();
            _ = buffer.Span;
        }).Rule.Should().Be("BUFFER_USED_AFTER_COMPLETION");
    }

    [Fact]
    public void The_lower_driver_s_use_of_a_system_buffer_after_the_format_is_gone_is_found()
    {
        using var bed = new Bed();
        bed.Breaks(() =>
        {
            Memory<byte> kept = default;
            bed.Lower.Answer = irp =>
            {
                kept = irp.AssociatedIrp.SystemBuffer;
                return LowerDevice.Complete(irp, NtStatus.Success);
            };
            var request = bed.Driver.CreateRequest(bed.Target);
            bed.Target.FormatRequestForWrite(request, bed.Memory(1, 2));
            request.Send(bed.Target);
            request.Delete();
            kept.Span[0] = 1;
        }).Rule.Should().Be("BUFFER_USED_AFTER_COMPLETION");
    }
}
