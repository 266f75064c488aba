using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests;

public class SendTests
{
    [Fact]
    public void A_request_that_is_still_sent_cannot_be_sent_again()
    {
        using var bed = new Bed();
        var violation = bed.IsFatal(6, () =>
        {
            bed.Lower.Pends();
            bed.Sent().Send(bed.Target);
        });
        violation.Parameter2.Should().Be(3);
    }

    [Fact]
    public void Nor_one_that_is_pended_and_not_without_the_verifier_either()
    {
        using var bed = new Bed(Bed.Unverified);
        bed.IsFatal(6, () =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            bed.Sent().Send(bed.Target);
        }).Parameter2.Should().Be(3);
    }

    [Fact]
    public void Under_the_verifier_an_unformatted_request_is_not_accepted()
    {
        using var bed = new Bed(Bed.FrameworkOnly);
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest(bed.Target);
            request.Send(bed.Target).Should().BeFalse();
            request.Status.Should().Be(NtStatus.RequestNotAccepted);
        });
    }

    [Fact]
    public void Under_the_verifier_a_completed_request_must_be_formatted_again()
    {
        using var bed = new Bed(Bed.FrameworkOnly);
        bed.Run(() =>
        {
            var request = bed.Sent();
            request.Send(bed.Target).Should().BeFalse();
            request.Status.Should().Be(NtStatus.RequestNotAccepted);
        });
    }

    [Fact]
    public void Without_the_verifier_a_stale_location_is_sent()
    {
        using var bed = new Bed(Bed.Unverified);
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest(bed.Target);
            request.Send(bed.Target).Should().BeTrue();
            bed.Lower.SeenFiles.Should().Equal(MajorFunction.Create);
        });
    }

    [Fact]
    public void Format_reuse_send_passes_the_verifier_with_a_zeroed_location()
    {
        using var bed = new Bed(Bed.FrameworkOnly);
        bed.Run(() =>
        {
            var request = bed.Formatted();
            request.Reuse();
            request.Send(bed.Target).Should().BeTrue();
            bed.Lower.SeenFiles.Should().Equal([MajorFunction.Create], "major function 0");
        });
    }

    [Fact]
    public void Under_the_verifier_too_few_stack_locations_are_not_accepted()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            // The remote stack is two deep, the request was formatted for a stack of one.
            var request = bed.Formatted();
            request.Send(remote.Target).Should().BeFalse();
            request.Status.Should().Be(NtStatus.RequestNotAccepted);
            remote.Target.Close();
        });
    }

    [Fact]
    public void The_state_is_looked_at_before_the_cancel_mark()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Formatted();
            request.CancelSentRequest();
            bed.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
            request.Send(bed.Target).Should().BeFalse();
            request.Status.Should().Be(NtStatus.InvalidDeviceState);
            bed.Target.Start();
            request.Send(bed.Target).Should().BeFalse();
            request.Status.Should().Be(NtStatus.Cancelled);
        });
    }

    [Fact]
    public void A_timer_that_cannot_be_allocated_fails_the_send_before_the_state_is_looked_at()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Formatted();
            bed.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
            bed.Kernel.FailAllocations(site => site == AllocationSite.Timer);
            request.Send(bed.Target, Bed.Timeout(5)).Should().BeFalse();
            request.Status.Should().Be(NtStatus.InsufficientResources);
        });
    }

    [Fact]
    public void After_allocate_timer_a_timed_send_needs_no_memory()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Formatted();
            request.AllocateTimer().Should().Be(NtStatus.Success);
            bed.Kernel.FailAllocations(_ => true);
            request.AllocateTimer().Should().Be(NtStatus.Success, "it is allocated once");
            request.Send(bed.Target, Bed.Timeout(5)).Should().BeTrue();
        });
    }

    [Fact]
    public void A_refused_request_keeps_its_routine_format_and_references_and_belongs_to_the_caller()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var memory = bed.Memory(1, 2, 3);
            var request = bed.Driver.CreateRequest(bed.Target);
            bed.Target.FormatRequestForWrite(request, memory);
            request.SetCompletionRoutine(bed.Done.Routine);
            bed.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
            request.Send(bed.Target).Should().BeFalse();
            request.IsSent.Should().BeFalse();
            memory.ReferenceCount.Should().Be(2);
            bed.Target.Start();
            request.Send(bed.Target).Should().BeTrue("nothing has to be done again");
            bed.Done.Count.Should().Be(1);
            bed.Lower.Seen.Single().SystemBuffer.Should().Equal(1, 2, 3);
        });
    }

    [Fact]
    public void A_request_whose_irp_is_cancelled_is_sent_all_the_same()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Formatted();
            request.WdmGetIrp()!.Cancel = true;
            request.Send(bed.Target).Should().BeTrue();
            bed.Done.Only.Status.Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void A_request_whose_irp_is_cancelled_is_not_pended()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            var request = bed.Formatted();
            request.WdmGetIrp()!.Cancel = true;
            request.Send(bed.Target).Should().BeFalse();
            request.Status.Should().Be(NtStatus.Cancelled);
            bed.Target.PendedCount.Should().Be(0);
        });
    }

    [Fact]
    public void The_return_value_of_the_dispatch_routine_is_ignored()
    {
        // The lower driver breaks 0xC9_0x224 on purpose.
        using var bed = new Bed(Bed.Continuing);
        bed.Run(() =>
        {
            bed.Lower.Answer = irp =>
            {
                LowerDevice.Complete(irp, NtStatus.Success, 0);
                return NtStatus.Unsuccessful;
            };
            bed.Sent().Status.Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void Before_the_routine_the_status_is_a_leftover_value()
    {
        using var bed = new Bed(Bed.FrameworkOnly);
        bed.Run(() =>
        {
            bed.Lower.Pends();
            var request = bed.Formatted();
            request.Reuse(NtStatus.NotSupported);
            bed.Format(request);
            request.Send(bed.Target);
            request.Status.Should().Be(NtStatus.NotSupported, "neither STATUS_PENDING nor another value is written");
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            bed.Lower.Release();
        });
    }

    [Fact]
    public void The_routine_is_called_once_and_its_registration_is_consumed()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Sent();
            request.Reuse();
            bed.Target.FormatRequestForIoctl(request, Bed.Ioctl, null, null, null, null);
            request.Send(bed.Target).Should().BeTrue();
            bed.Lower.Seen.Should().HaveCount(2);
            bed.Done.Count.Should().Be(1);
        });
    }

    [Fact]
    public void A_routine_may_set_itself_again_and_send_again()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Done.Then = request =>
            {
                if (bed.Done.Count < 5)
                {
                    request.Reuse();
                    bed.Format(request);
                    request.Send(bed.Target).Should().BeTrue();
                }
            };
            bed.Sent();
            bed.Done.Count.Should().Be(5);
        });
    }

    [Fact]
    public void A_created_request_may_be_sent_without_a_routine()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Formatted();
            request.SetCompletionRoutine(null);
            request.Send(bed.Target).Should().BeTrue();
            request.Status.Should().Be(NtStatus.Success);
            bed.Done.Count.Should().Be(0);
        });
    }

    [Fact]
    public void A_routine_gets_target_request_and_context()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Formatted();
            request.SetCompletionRoutine(bed.Done.Routine, "context");
            request.Send(bed.Target);
            bed.Done.Only.Request.Should().Be(request);
            bed.Done.Only.Target.Should().Be(bed.Target);
            bed.Done.Only.Context.Should().Be("context");
        });
    }

    [Fact]
    public void The_routine_runs_on_the_thread_and_irql_of_the_completion()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.AnswersFromUnit(NtStatus.Success, 0);
            bed.Sent();
            bed.Kernel.RunUntilIdle();
            bed.Done.Only.Actor.Should().Be("lower DPC");
            bed.Done.Only.Irql.Should().Be(Irql.Dispatch);
        });
    }

    [Fact]
    public void A_presented_request_without_a_routine_is_refused()
    {
        using var bed = new Bed(Bed.Continuing);
        bed.Device.CreateDefaultQueue((_, request) =>
        {
            request.FormatUsingCurrentType();
            request.Send(bed.Target).Should().BeFalse();
            request.Status.Should().Be(NtStatus.InvalidDeviceRequest);
            request.Complete(NtStatus.Unsuccessful);
        });
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            opened.File.DeviceIoControl(Bed.Ioctl).Status.Should().Be(NtStatus.Unsuccessful);
            bed.Kernel.Violations.Should().ContainSingle();
            opened.Close();
        });
    }

    [Fact]
    public void A_request_without_an_irp_cannot_be_sent_or_asked()
    {
        using var bed = new Bed(Bed.FrameworkOnly);
        bed.Breaks(() => bed.Driver.CreateRequest().Send(bed.Target)).Rule.Should().Be("NULL_IRP_DEREFERENCED");
        using var other = new Bed(Bed.FrameworkOnly);
        other.Breaks(() => _ = other.Driver.CreateRequest().Status).Rule.Should().Be("NULL_IRP_DEREFERENCED");
    }

    [Fact]
    public void A_destroyed_request_is_a_bad_handle()
    {
        using var bed = new Bed(Bed.FrameworkOnly);
        bed.IsFatal(5, () =>
        {
            var request = bed.Formatted();
            request.Delete();
            request.Send(bed.Target);
        });
    }

    [Fact]
    public void The_irp_is_back_at_the_sender_and_never_completes_further_up()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Sent();
            var irp = request.WdmGetIrp()!;
            irp.CurrentLocation.Should().Be(irp.StackCount + 1);
            bed.Kernel.Trace.StepsOf(request).Should().NotContain(KernelStep.IrpFinished);
        });
    }

    [Fact]
    public void Sends_nested_in_completions_end_in_a_violation_instead_of_a_stack_overflow()
    {
        using var bed = new Bed();
        bed.Breaks(() =>
        {
            bed.Done.Then = request =>
            {
                request.Reuse();
                bed.Format(request);
                request.Send(bed.Target);
            };
            bed.Sent();
        }).Rule.Should().Be("KERNEL_STACK_OVERFLOW");
    }
}
