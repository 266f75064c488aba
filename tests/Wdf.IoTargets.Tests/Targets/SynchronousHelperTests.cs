using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Targets;

public class SynchronousHelperTests
{
    [Theory]
    [InlineData("read", MajorFunction.Read)]
    [InlineData("write", MajorFunction.Write)]
    [InlineData("ioctl", MajorFunction.DeviceControl)]
    [InlineData("internal", MajorFunction.InternalDeviceControl)]
    [InlineData("others", MajorFunction.InternalDeviceControl)]
    public void Each_helper_sends_its_function_and_returns_status_and_bytes(string helper, MajorFunction major)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.AnswersFromUnit(NtStatus.DeviceDataError, 0);
            ulong bytes = 99;
            Call(bed, helper, null, null, null, ref bytes).Should().Be(NtStatus.DeviceDataError);
            bytes.Should().Be(0);
            bed.Lower.Seen.Single().Location.MajorFunction.Should().Be(major);
            bed.Lower.AnswersInline(NtStatus.Success, 0);
            Call(bed, helper, null, null, null, ref bytes).Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void A_read_and_a_write_carry_data_and_offset()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.Answer = irp =>
            {
                irp.AssociatedIrp.SystemBuffer.Span.Fill(7);
                return LowerDevice.Complete(irp, NtStatus.Success, 2);
            };
            var buffer = new byte[3];
            ulong bytes = 0;
            bed.Target.SendReadSynchronously(null, buffer, 512, null, ref bytes).Should().Be(NtStatus.Success);
            bytes.Should().Be(2);
            buffer.Should().Equal(7, 7, 0);
            bed.Target.SendWriteSynchronously(null, buffer, 1024, null, ref bytes).Should().Be(NtStatus.Success);
            bed.Lower.Seen[0].Location.Parameters.Read.ByteOffset.Should().Be(512);
            bed.Lower.Seen[1].Location.Parameters.Read.ByteOffset.Should().Be(1024);
            bed.Lower.Seen[1].SystemBuffer.Should().StartWith(new byte[] { 7, 7, 0 });
        });
    }

    public static TheoryData<string, WdfMemoryDescriptor> BadDescriptors => new()
    {
        { "type 0", default },
        { "unknown type", new WdfMemoryDescriptor { Type = (WdfMemoryDescriptorType)4 } },
        { "null buffer", WdfMemoryDescriptor.ForBuffer(default, 5) },
        { "null MDL", WdfMemoryDescriptor.ForMdl(null, 5) },
        { "null memory", WdfMemoryDescriptor.ForHandle(null) },
    };

    [Theory]
    [MemberData(nameof(BadDescriptors))]
    public void A_bad_descriptor_is_an_invalid_parameter_in_every_place(string why, WdfMemoryDescriptor descriptor)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            ulong bytes = 99;
            bed.Target.SendReadSynchronously(null, descriptor, null, null, ref bytes).Should().Be(NtStatus.InvalidParameter, why);
            bed.Target.SendWriteSynchronously(null, descriptor, null, null, ref bytes).Should().Be(NtStatus.InvalidParameter, why);
            bed.Target.SendIoctlSynchronously(null, Bed.Ioctl, descriptor, null, null, ref bytes).Should().Be(NtStatus.InvalidParameter, why);
            bed.Target.SendIoctlSynchronously(null, Bed.Ioctl, null, descriptor, null, ref bytes).Should().Be(NtStatus.InvalidParameter, why);
            bed.Target.SendInternalIoctlSynchronously(null, Bed.Ioctl, null, descriptor, null, ref bytes).Should().Be(NtStatus.InvalidParameter, why);
            bed.Target.SendInternalIoctlOthersSynchronously(null, Bed.Ioctl, null, null, descriptor, null, ref bytes).Should().Be(NtStatus.InvalidParameter, why);
            bytes.Should().Be(99, "nothing is written when the format fails");
        });
    }

    [Fact]
    public void Offsets_beyond_the_memory_are_an_overflow()
    {
        using var bed = new Bed();
        bed.Run(() => bed.SendIoctl(out _, input: WdfMemoryDescriptor.ForHandle(bed.Memory(1, 2), new WdfMemoryOffset(1, 2))).Should().Be(NtStatus.IntegerOverflow));
    }

    [Fact]
    public void Options_are_looked_at_before_descriptors_and_descriptors_before_the_target()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var closed = bed.Device.CreateIoTarget();
            ulong bytes = 0;
            closed.SendReadSynchronously(null, default(WdfMemoryDescriptor), null, new WdfRequestSendOptions { Size = 1 }, ref bytes).Should().Be(NtStatus.InfoLengthMismatch);
            closed.SendReadSynchronously(null, default(WdfMemoryDescriptor), null, null, ref bytes).Should().Be(NtStatus.InvalidParameter);
            closed.SendReadSynchronously(null, null, null, null, ref bytes).Should().Be(NtStatus.InvalidDeviceState);
        });
    }

    [Fact]
    public void Above_passive_level_it_is_refused_first()
    {
        using var bed = new Bed(Bed.Continuing);
        bed.Run(() =>
        {
            var old = bed.Kernel.RaiseIrql(Irql.Dispatch);
            bed.SendIoctl(out _, options: new WdfRequestSendOptions { Size = 1 }).Should().Be(NtStatus.InvalidDeviceRequest);
            bed.Kernel.LowerIrql(old);
            bed.Kernel.Violations.Should().ContainSingle();
        });
    }

    [Theory]
    [InlineData(AllocationSite.Irp)]
    [InlineData(AllocationSite.SystemBuffer)]
    public void Without_memory_it_fails_and_works_the_next_time(AllocationSite site)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Kernel.FailAllocations(s => s == site);
            bed.SendIoctl(out _, input: new byte[] { 1 }).Should().Be(NtStatus.InsufficientResources);
            bed.Kernel.FailAllocations(null);
            bed.SendIoctl(out _, input: new byte[] { 1 }).Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void A_descriptor_may_be_a_raw_buffer_of_length_zero()
    {
        using var bed = new Bed();
        bed.Run(() => bed.SendIoctl(out _, input: WdfMemoryDescriptor.ForBuffer(new byte[4], 0), output: WdfMemoryDescriptor.ForBuffer(new byte[4], 0)).Should().Be(NtStatus.Success));
    }

    [Fact]
    public void Lengths_of_raw_descriptors_are_believed()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.SendIoctl(out _, input: WdfMemoryDescriptor.ForBuffer(new byte[] { 1, 2, 3 }, 2));
            bed.Lower.Seen.Single().SystemBuffer.Should().Equal(1, 2);
        });
    }

    [Fact]
    public void An_mdl_is_mapped_for_a_buffered_target_and_given_as_it_is_to_a_direct_one()
    {
        foreach (var flags in new[] { DeviceFlags.BufferedIo, DeviceFlags.DirectIo })
        {
            using var bed = new Bed(flags: flags);
            bed.Run(() =>
            {
                var mdl = IoManager.AllocateMdl(bed.Kernel, new byte[] { 1, 2, 3 })!;
                mdl.BuildForNonPagedPool();
                ulong bytes = 0;
                bed.Target.SendWriteSynchronously(null, WdfMemoryDescriptor.ForMdl(mdl, 3), null, null, ref bytes).Should().Be(NtStatus.Success);
                var seen = bed.Lower.Seen.Single();
                if (flags == DeviceFlags.BufferedIo)
                {
                    seen.SystemBuffer.Should().Equal(1, 2, 3);
                }
                else
                {
                    seen.Mdl.Should().BeSameAs(mdl);
                }

                IoManager.FreeMdl(mdl);
            });
        }
    }

    [Fact]
    public void An_mdl_that_cannot_be_mapped_fails_a_buffered_send()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var mdl = IoManager.AllocateMdl(bed.Kernel, new byte[] { 1, 2, 3 })!;
            mdl.ProbeAndLock(LockOperation.IoReadAccess).Should().Be(NtStatus.Success);
            bed.Kernel.FailAllocations(s => s == AllocationSite.PageMapping);
            ulong bytes = 0;
            bed.Target.SendWriteSynchronously(null, WdfMemoryDescriptor.ForMdl(mdl, 3), null, null, ref bytes).Should().Be(NtStatus.InsufficientResources);
            mdl.Unlock();
            IoManager.FreeMdl(mdl);
        });
    }

    [Fact]
    public void Send_and_forget_alone_passes_and_has_no_effect_and_synchronous_is_redundant()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.AnswersFromUnit(NtStatus.EndOfFile, 0);
            bed.SendIoctl(out _, options: Bed.Options(WdfRequestSendOptionsFlags.SendAndForget)).Should().Be(NtStatus.EndOfFile);
            bed.SendIoctl(out _, options: Bed.Options(WdfRequestSendOptionsFlags.Synchronous)).Should().Be(NtStatus.EndOfFile);
        });
    }

    [Fact]
    public void A_time_out_reads_io_timeout_and_writes_the_bytes()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable(irp => LowerDevice.Complete(irp, NtStatus.Cancelled, 3));
            ulong bytes = 99;
            bed.Target.SendIoctlSynchronously(null, Bed.Ioctl, null, new byte[4], Bed.Timeout(20), ref bytes).Should().Be(NtStatus.IoTimeout);
            bytes.Should().Be(3);
        });
    }

    [Fact]
    public void A_refused_send_writes_the_bytes_too()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
            ulong bytes = 99;
            bed.Target.SendIoctlSynchronously(null, Bed.Ioctl, null, null, null, ref bytes).Should().Be(NtStatus.InvalidDeviceState);
            bytes.Should().Be(0);
        });
    }

    [Theory]
    [InlineData(WdfIoTargetState.Purged, NtStatus.InvalidDeviceState)]
    [InlineData(WdfIoTargetState.Closed, NtStatus.InvalidDeviceState)]
    [InlineData(WdfIoTargetState.Deleted, NtStatus.InvalidDeviceState)]
    public void A_target_that_does_not_take_requests_refuses(WdfIoTargetState state, NtStatus expected)
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Goto(state);
            ulong bytes = 0;
            remote.Target.SendReadSynchronously(null, null, null, null, ref bytes).Should().Be(expected);
            remote.Drop();
        });
    }

    [Fact]
    public void With_ignore_target_state_a_purged_target_sends()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
            bed.SendIoctl(out _, options: Bed.Options(WdfRequestSendOptionsFlags.IgnoreTargetState)).Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void A_stopped_target_keeps_the_caller_waiting_until_a_purge()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var sender = bed.Kernel.Spawn("sender", () => bed.SendIoctl(out _).Should().Be(NtStatus.WdfDeviceRemovedNotSent));
            bed.Kernel.RunUntilIdle();
            sender.HasEnded.Should().BeFalse();
            bed.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
            sender.Join();
        });
    }

    [Fact]
    public void Without_a_time_out_it_waits_for_ever()
    {
        using var bed = new Bed();
        var run = () => bed.Kernel.Run(() =>
        {
            bed.Lower.Pends();
            bed.SendIoctl(out _);
        });
        run.Should().Throw<KernelDeadlockException>().WithMessage("*body*waits*synchronous*");
    }

    internal static NtStatus Call(Bed bed, string helper, WdfRequest? request, WdfMemoryDescriptor? descriptor, WdfRequestSendOptions? options, ref ulong bytes) => helper switch
    {
        "read" => bed.Target.SendReadSynchronously(request, descriptor, null, options, ref bytes),
        "write" => bed.Target.SendWriteSynchronously(request, descriptor, null, options, ref bytes),
        "ioctl" => bed.Target.SendIoctlSynchronously(request, Bed.Ioctl, descriptor, null, options, ref bytes),
        "internal" => bed.Target.SendInternalIoctlSynchronously(request, Bed.Ioctl, descriptor, null, options, ref bytes),
        _ => bed.Target.SendInternalIoctlOthersSynchronously(request, Bed.Ioctl, descriptor, null, null, options, ref bytes),
    };
}
