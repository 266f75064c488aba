using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Targets;

/// <summary>Helpers that are given a request.</summary>
public class SynchronousHelperRequestTests
{
    public static TheoryData<string> Helpers => ["read", "write", "ioctl", "internal", "others"];

    [Theory]
    [MemberData(nameof(Helpers))]
    public void The_request_needs_no_format_and_can_be_sent_again_without_reuse(string helper)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest();
            ulong bytes = 0;
            for (var i = 0; i < 3; i++)
            {
                SynchronousHelperTests.Call(bed, helper, request, null, null, ref bytes).Should().Be(NtStatus.Success);
            }

            bed.Lower.Seen.Should().HaveCount(3);
        });
    }

    [Fact]
    public void Its_routine_is_lost_and_never_called()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Formatted();
            bed.SendIoctl(out _, request).Should().Be(NtStatus.Success);
            bed.Target.FormatRequestForRead(request, null);
            request.Send(bed.Target).Should().BeTrue();
            bed.Done.Count.Should().Be(0);
        });
    }

    [Fact]
    public void Its_routine_is_lost_also_when_the_gate_refuses()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Formatted();
            bed.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
            bed.SendIoctl(out _, request).Should().Be(NtStatus.InvalidDeviceState);
            bed.Target.Start();
            bed.Target.FormatRequestForRead(request, null);
            request.Send(bed.Target).Should().BeTrue();
            bed.Done.Count.Should().Be(0);
        });
    }

    [Fact]
    public void Its_earlier_format_is_undone_even_when_a_parameter_is_bad()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var memory = bed.Memory(1, 2);
            var request = bed.Driver.CreateRequest(bed.Target);
            bed.Target.FormatRequestForWrite(request, memory);
            bed.SendIoctl(out _, request, options: new WdfRequestSendOptions { Size = 1 }).Should().Be(NtStatus.InfoLengthMismatch);
            memory.ReferenceCount.Should().Be(1);
        });
    }

    [Fact]
    public void Afterwards_status_and_information_are_valid_and_the_completion_parameters_gone()
    {
        using var bed = new Bed(Bed.Continuing);
        bed.Run(() =>
        {
            bed.Lower.AnswersInline(NtStatus.BufferOverflow, 5);
            var request = bed.Driver.CreateRequest();
            bed.SendIoctl(out var bytes, request).Should().Be(NtStatus.BufferOverflow);
            bytes.Should().Be(5);
            request.Status.Should().Be(NtStatus.BufferOverflow);
            request.Information.Should().Be(5);
            request.GetCompletionParams().Type.Should().Be(WdfRequestType.NoFormat);
            bed.Kernel.Violations.Should().ContainSingle();
        });
    }

    [Fact]
    public void Afterwards_the_irp_s_buffer_fields_are_as_before()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest();
            bed.SendIoctl(out _, request, input: new byte[] { 1 }, output: new byte[4]);
            var irp = request.WdmGetIrp()!;
            irp.AssociatedIrp.SystemBuffer.IsEmpty.Should().BeTrue();
            irp.UserBuffer.IsEmpty.Should().BeTrue();
            irp.MdlAddress.Should().BeNull();
        });
    }

    [Fact]
    public void After_a_time_out_the_request_needs_a_reuse()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            var request = bed.Driver.CreateRequest();
            bed.SendIoctl(out _, request, Bed.Timeout(20)).Should().Be(NtStatus.IoTimeout);
            bed.SendIoctl(out _, request).Should().Be(NtStatus.Cancelled);
            request.Reuse();
            bed.Lower.AnswersInline(NtStatus.Success);
            bed.SendIoctl(out _, request).Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void It_can_be_cancelled_by_another_thread()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            var request = bed.Driver.CreateRequest();
            var sender = bed.Kernel.Spawn("sender", () => bed.SendIoctl(out _, request).Should().Be(NtStatus.Cancelled));
            bed.Kernel.RunUntilIdle();
            request.CancelSentRequest().Should().BeTrue();
            sender.Join();
        });
    }

    [Fact]
    public void A_request_in_flight_is_fatal_and_its_context_is_destroyed_first()
    {
        using var bed = new Bed();
        bed.IsFatal(6, () =>
        {
            bed.Lower.Pends();
            bed.SendIoctl(out _, bed.Sent());
        }).Parameter2.Should().Be(3);
    }

    [Fact]
    public void A_created_request_whose_irp_is_too_small_gets_a_new_one()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest(bed.Target);
            ulong bytes = 0;
            remote.Target.SendReadSynchronously(request, null, null, null, ref bytes).Should().Be(NtStatus.Success);
            request.WdmGetIrp()!.StackCount.Should().Be(2);
            remote.Target.Close();
        });
    }

    [Fact]
    public void A_driver_s_own_irp_that_is_too_small_is_not_accepted()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            var irp = IoManager.AllocateIrp(bed.Kernel, 1)!;
            WdfRequest.CreateFromIrp(bed.Driver, null, irp, requestFreesIrp: false, out var request);
            ulong bytes = 99;
            remote.Target.SendReadSynchronously(request, null, null, null, ref bytes).Should().Be(NtStatus.RequestNotAccepted);
            bytes.Should().Be(99);
            request!.Delete();
            IoManager.FreeIrp(irp);
            remote.Target.Close();
        });
    }

    [Fact]
    public void A_presented_request_can_be_used_and_then_completed()
    {
        using var bed = new Bed();
        bed.Device.CreateDefaultQueue((queue, request) =>
        {
            ulong bytes = 0;
            var status = queue.Device.IoTarget!.SendIoctlSynchronously(request, Bed.Ioctl, null, null, null, ref bytes);
            request.CompleteWithInformation(status, 0);
        });
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            bed.Lower.AnswersFromUnit(NtStatus.EndOfFile, 0);
            opened.File.DeviceIoControl(Bed.Ioctl).Status.Should().Be(NtStatus.EndOfFile);
            opened.Close();
        });
    }

    [Fact]
    public void A_helper_without_a_request_leaves_nothing_and_many_can_wait_at_once()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Pends();
            var senders = Enumerable.Range(0, 4).Select(i => bed.Kernel.Spawn($"sender {i}", () =>
            {
                bed.SendIoctl(out var bytes).Should().Be(NtStatus.Success);
                bytes.Should().Be((ulong)i);
            })).ToList();
            bed.Kernel.RunUntilIdle();
            bed.Lower.Held.Should().HaveCount(4);
            for (var i = 0; i < 4; i++)
            {
                bed.Lower.Release(NtStatus.Success, (ulong)i);
            }

            senders.ForEach(s => s.Join());
        });
    }
}
