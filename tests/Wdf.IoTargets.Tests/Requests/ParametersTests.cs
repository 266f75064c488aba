using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests;

public class ParametersTests
{
    [Theory]
    [InlineData(true, WdfRequestType.Write)]
    [InlineData(false, WdfRequestType.Read)]
    public void Of_a_transfer(bool isWrite, WdfRequestType type)
    {
        using var bed = new PresentedBed();
        bed.Run(() =>
        {
            bed.Handler = request =>
            {
                var seen = request.GetParameters();
                seen.Type.Should().Be(type);
                seen.MinorFunction.Should().Be(0);
                seen.Parameters.Read.Length.Should().Be(4);
                seen.Parameters.Read.DeviceOffset.Should().Be(512);
                request.Complete(NtStatus.Success);
            };
            _ = isWrite ? bed.File.Write(new byte[4], 512) : bed.File.Read(new byte[4], 512);
        });
    }

    [Theory]
    [InlineData(IoMethod.Buffered, false)]
    [InlineData(IoMethod.Neither, false)]
    [InlineData(IoMethod.Neither, true)]
    public void Of_a_device_control_without_the_raw_pointer_under_the_verifier(IoMethod method, bool isInternal)
    {
        using var bed = new PresentedBed(mode: ProcessorMode.KernelMode);
        bed.Run(() =>
        {
            bed.Handler = request =>
            {
                var seen = request.GetParameters();
                seen.Type.Should().Be(isInternal ? WdfRequestType.DeviceControlInternal : WdfRequestType.DeviceControl);
                seen.Parameters.DeviceIoControl.IoControlCode.Should().Be(Bed.Code(method));
                seen.Parameters.DeviceIoControl.InputBufferLength.Should().Be(2);
                seen.Parameters.DeviceIoControl.OutputBufferLength.Should().Be(3);
                seen.Parameters.DeviceIoControl.Type3InputBuffer.IsEmpty.Should().Be(!isInternal);
                request.Complete(NtStatus.Success);
            };
            var code = Bed.Code(method);
            var operation = isInternal ? bed.File.StartInternalDeviceIoControl(code, new byte[2], new byte[3]) : bed.File.StartDeviceIoControl(code, new byte[2], new byte[3]);
            operation.Wait();
        });
    }

    [Fact]
    public void Without_the_verifier_the_raw_pointer_stays()
    {
        using var bed = new PresentedBed(Bed.Unverified);
        bed.Control(
            request =>
            {
                request.GetParameters().Parameters.DeviceIoControl.Type3InputBuffer.Length.Should().Be(2);
                request.Complete(NtStatus.Success);
            },
            Bed.Code(IoMethod.Neither),
            new byte[2]);
    }

    [Fact]
    public void A_wrong_size_breaks_and_nothing_is_touched()
    {
        using var bed = new PresentedBed(Bed.Continuing);
        bed.Control(request =>
        {
            var given = new WdfRequestParameters { Size = 39, Type = WdfRequestType.Usb };
            request.GetParameters(ref given);
            given.Type.Should().Be(WdfRequestType.Usb);
            bed.Kernel.Violations.Should().ContainSingle();
            request.Complete(NtStatus.Success);
        });
    }

    [Theory]
    [InlineData(ProcessorMode.UserMode)]
    [InlineData(ProcessorMode.KernelMode)]
    public void The_originator_s_mode_and_queue(ProcessorMode mode)
    {
        using var bed = new PresentedBed(mode: mode);
        bed.Control(request =>
        {
            request.RequestorMode.Should().Be(mode);
            request.IoQueue.Should().BeSameAs(bed.Queue);
            request.IsFrom32BitProcess.Should().BeFalse();
            request.Origin.Should().Be(RequestOrigin.Presented);
            request.Parent.Should().BeNull();
            request.Complete(NtStatus.Success);
        });
    }

    [Fact]
    public void A_presented_request_s_format_takes_file_object_and_flags_from_its_current_location()
    {
        using var bed = new PresentedBed();
        bed.Control(request =>
        {
            request.WdmGetIrp()!.GetCurrentIrpStackLocation().Flags = 5;
            bed.Bed.Target.FormatRequestForIoctl(request, Bed.Ioctl, null, null, null, null);
            request.SetCompletionRoutine((WdfRequest r, WdfIoTarget _, in WdfRequestCompletionParams _, object? _) => r.Complete(NtStatus.Success));
            request.Send(bed.Bed.Target).Should().BeTrue();
        });
        var seen = bed.Bed.Lower.Seen.Single().Location;
        seen.FileObject.Should().BeSameAs(bed.File.FileObject);
        seen.Flags.Should().Be(5);
    }

    [Fact]
    public void Through_a_remote_target_it_carries_the_target_s_file_object()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            bed.Formatted(remote.Target).Send(remote.Target);
            remote.Lower.Seen.Single().Location.FileObject.Should().BeSameAs(remote.Target.TargetFileObject);
            remote.Target.Close();
        });
    }

    [Fact]
    public void Pending_is_passed_on_for_an_asynchronous_send()
    {
        using var bed = new PresentedBed();
        bed.Run(() =>
        {
            bed.Bed.Lower.AnswersFromUnit(NtStatus.Success, 0);
            bed.Handler = request =>
            {
                request.FormatUsingCurrentType();
                request.SetCompletionRoutine((WdfRequest r, WdfIoTarget _, in WdfRequestCompletionParams p, object? _) => r.Complete(p.IoStatus.Status));
                request.Send(bed.Bed.Target);
            };
            var operation = bed.File.StartDeviceIoControl(Bed.Ioctl);
            operation.Wait();
            operation.PendingReturned.Should().BeTrue();
        });
    }
}
