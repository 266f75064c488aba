using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests;

public class CompletingTests
{
    [Theory]
    [InlineData(NtStatus.WdfPaused, NtStatus.DeviceBusy)]
    [InlineData(NtStatus.WdfBusy, NtStatus.DeviceBusy)]
    [InlineData(NtStatus.WdfInternalError, NtStatus.InternalError)]
    [InlineData(NtStatus.WdfNotEnoughMapRegisters, NtStatus.InsufficientResources)]
    [InlineData(NtStatus.WdfTooFragmented, NtStatus.InvalidDeviceRequest)]
    [InlineData(NtStatus.WdfTooManyTransfers, NtStatus.InvalidDeviceRequest)]
    [InlineData(NtStatus.WdfDeviceRemovedNotSent, NtStatus.InvalidDeviceRequest)]
    [InlineData((NtStatus)0x40200000, NtStatus.InvalidDeviceRequest)]
    [InlineData((NtStatus)0xC0201234, NtStatus.InvalidDeviceRequest)]
    [InlineData(NtStatus.EndOfFile, NtStatus.EndOfFile)]
    [InlineData(NtStatus.BufferOverflow, NtStatus.BufferOverflow)]
    public void Framework_statuses_are_translated_for_the_originator(NtStatus given, NtStatus seen)
    {
        using var bed = new PresentedBed();
        bed.Control(request => request.Complete(given)).Status.Should().Be(seen);
    }

    [Fact]
    public void Complete_leaves_information_as_it_is()
    {
        using var bed = new PresentedBed();
        bed.Control(
            request =>
            {
                request.Information = 3;
                request.Complete(NtStatus.Success);
            },
            output: new byte[8]).Information.Should().Be(3);
    }

    [Fact]
    public void A_stale_information_of_the_lower_driver_reaches_the_application()
    {
        using var bed = new PresentedBed();
        bed.Bed.Lower.AnswersInline(NtStatus.Success, 5);
        bed.Control(
            request =>
            {
                request.FormatUsingCurrentType();
                request.SetCompletionRoutine((WdfRequest r, WdfIoTarget _, in WdfRequestCompletionParams _, object? _) => r.Complete(NtStatus.Success));
                request.Send(bed.Bed.Target).Should().BeTrue();
            },
            output: new byte[8]).Information.Should().Be(5);
    }

    [Fact]
    public void Complete_with_information_overwrites_it_and_with_a_boost_does_not()
    {
        using var bed = new PresentedBed();
        bed.Run(() =>
        {
            bed.Handler = request =>
            {
                request.Information = 3;
                request.CompleteWithInformation(NtStatus.Success, 4);
            };
            bed.File.DeviceIoControl(Bed.Ioctl, output: new byte[8]).Information.Should().Be(4);
            bed.Handler = request =>
            {
                request.Information = 3;
                request.CompleteWithPriorityBoost(NtStatus.Success, 2);
            };
            bed.File.DeviceIoControl(Bed.Ioctl, output: new byte[8]).Information.Should().Be(3);
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_success_with_more_information_than_a_transfer_s_length_is_fatal(bool isWrite)
    {
        using var bed = new PresentedBed();
        var run = () => bed.Transfer(isWrite, new byte[4], request => request.CompleteWithInformation(NtStatus.Success, 5));
        var violation = run.Should().Throw<WdfViolationException>().Which.Violation;
        violation.BugCheckCode.Should().Be(0x10D);
        violation.Parameter1.Should().Be(6);
        violation.Parameter2.Should().Be(4);
    }

    [Fact]
    public void A_warning_is_exempt()
    {
        using var bed = new PresentedBed(ioType: WdfDeviceIoType.Direct);
        bed.Transfer(isWrite: false, new byte[4], request => request.CompleteWithInformation(NtStatus.BufferOverflow, 5)).Information.Should().Be(5);
    }

    [Fact]
    public void A_device_control_from_user_mode_with_an_output_buffer_is_looked_at_too()
    {
        using var bed = new PresentedBed();
        var run = () => bed.Control(request => request.CompleteWithInformation(NtStatus.Success, 9), Bed.Code(IoMethod.OutDirect), output: new byte[4]);
        run.Should().Throw<WdfViolationException>().Which.Violation.Parameter2.Should().Be(4);
    }

    [Fact]
    public void A_device_control_from_the_kernel_passes()
    {
        using var bed = new PresentedBed(mode: ProcessorMode.KernelMode);
        bed.Control(request => request.CompleteWithInformation(NtStatus.Success, 9), Bed.Code(IoMethod.OutDirect), output: new byte[4]).Information.Should().Be(9);
    }

    [Fact]
    public void Without_the_verifier_nothing_is_checked()
    {
        using var bed = new PresentedBed(Bed.Unverified, WdfDeviceIoType.Direct);
        bed.Transfer(isWrite: false, new byte[4], request => request.CompleteWithInformation(NtStatus.Success, 5)).Information.Should().Be(5);
    }

    [Fact]
    public void Information_for_a_control_code_without_output_breaks_and_nothing_is_copied_back()
    {
        using var bed = new PresentedBed(Bed.Continuing);
        bed.Run(() =>
        {
            bed.Handler = request => request.CompleteWithInformation(NtStatus.Success, 1);
            var output = new byte[4].AsMemory(0, 0);
            bed.File.DeviceIoControl(Bed.Ioctl, new byte[] { 1, 2 }, output).Status.Should().Be(NtStatus.Success);
            bed.Kernel.Violations.Should().ContainSingle();
        });
    }

    [Fact]
    public void A_second_completion_of_a_referenced_handle_breaks_and_is_ignored()
    {
        using var bed = new PresentedBed(Bed.Continuing);
        bed.Control(request =>
        {
            request.Reference();
            request.Complete(NtStatus.EndOfFile);
            request.Complete(NtStatus.Success);
            request.Dereference();
        }).Status.Should().Be(NtStatus.EndOfFile);
        bed.Kernel.Violations.Should().ContainSingle();
    }

    [Fact]
    public void Without_the_verifier_a_second_completion_finds_no_irp()
    {
        using var bed = new PresentedBed(Bed.Unverified);
        var run = () => bed.Control(request =>
        {
            request.Reference();
            request.Complete(NtStatus.Success);
            request.Complete(NtStatus.Success);
        });
        run.Should().Throw<WdfViolationException>().Which.Violation.Rule.Should().Be("NULL_IRP_DEREFERENCED");
    }

    [Fact]
    public void A_created_request_cannot_be_completed()
    {
        using var bed = new Bed(Bed.Continuing);
        bed.Run(() =>
        {
            var request = bed.Formatted();
            request.Complete(NtStatus.Success);
            bed.Kernel.Violations.Should().ContainSingle();
            request.Send(bed.Target).Should().BeTrue("the call was ignored");
        });
    }

    [Fact]
    public void Without_the_verifier_it_loses_its_last_reference_undeleted_which_is_fatal()
    {
        using var bed = new Bed(Bed.Unverified);
        bed.IsFatal(7, () => bed.Formatted().Complete(NtStatus.Success));
    }

    [Fact]
    public void A_request_still_marked_cancelable_breaks_and_completes()
    {
        using var bed = new PresentedBed(Bed.Continuing);
        bed.Control(request =>
        {
            request.MarkCancelable(_ => { });
            request.Complete(NtStatus.EndOfFile);
        }).Status.Should().Be(NtStatus.EndOfFile);
        bed.Kernel.Violations.Should().ContainSingle();
    }

    [Fact]
    public void Children_are_cleaned_up_then_the_request_then_children_destroyed_then_the_irp_completes_then_the_request_is_destroyed()
    {
        using var bed = new PresentedBed();
        var order = new List<string>();
        bed.Control(request =>
        {
            foreach (var child in new[] { "first", "second" })
            {
                var attributes = new WdfObjectAttributes { ParentObject = request, EvtCleanupCallback = _ => order.Add($"{child} cleanup"), EvtDestroyCallback = _ => order.Add($"{child} destroy") };
                WdfMemory.Create(bed.Bed.Driver, attributes, PoolType.NonPagedPoolNx, 0, 4, out _, out _);
            }

            var own = new WdfObjectAttributes
            {
                EvtCleanupCallback = r =>
                {
                    order.Add("cleanup");
                    ((WdfRequest)r).Irp.Should().NotBeNull("the IRP is still valid");
                },
                EvtDestroyCallback = r =>
                {
                    order.Add("destroy");
                    ((WdfRequest)r).Irp.Should().BeNull();
                },
            };
            own.SetContextType<List<int>>();
            request.AllocateContext(own, out _);
            bed.Kernel.At(KernelStep.IrpCompleting, null, () => order.Add("IRP completes"));
            request.Complete(NtStatus.Success);
        });
        order.Should().Equal("first cleanup", "second cleanup", "cleanup", "first destroy", "second destroy", "IRP completes", "destroy");
    }

    [Fact]
    public void Memory_of_the_request_that_another_request_still_refers_to_is_fatal()
    {
        using var bed = new PresentedBed();
        var run = () => bed.Control(
            request =>
            {
                request.RetrieveInputMemory(out var memory);
                var other = bed.Bed.Driver.CreateRequest(bed.Bed.Target);
                bed.Bed.Target.FormatRequestForWrite(other, memory);
                other.Send(bed.Bed.Target).Should().BeTrue();
                request.Complete(NtStatus.Success);
            },
            input: new byte[4]);
        var violation = run.Should().Throw<WdfViolationException>().Which.Violation;
        violation.BugCheckCode.Should().Be(0x10D);
        violation.Parameter1.Should().Be(3);
    }

    [Theory]
    [InlineData("reuse")]
    [InlineData("delete")]
    public void After_a_reuse_or_delete_of_the_other_request_it_may_be_completed(string end)
    {
        using var bed = new PresentedBed();
        bed.Control(
            request =>
            {
                request.RetrieveInputMemory(out var memory);
                var other = bed.Bed.Driver.CreateRequest(bed.Bed.Target);
                bed.Bed.Target.FormatRequestForWrite(other, memory);
                other.SetCompletionRoutine((WdfRequest r, WdfIoTarget _, in WdfRequestCompletionParams _, object? context) =>
                {
                    if (end == "reuse")
                    {
                        r.Reuse();
                    }
                    else
                    {
                        r.Delete();
                    }

                    ((WdfRequest)context!).Complete(NtStatus.Success);
                }, request);
                other.Send(bed.Bed.Target).Should().BeTrue();
            },
            input: new byte[4]).Status.Should().Be(NtStatus.Success);
    }

    [Fact]
    public void A_request_that_uses_its_own_memory_may_be_completed_since_its_format_goes_first()
    {
        using var bed = new PresentedBed();
        bed.Control(
            request =>
            {
                request.RetrieveInputMemory(out var memory);
                bed.Bed.Target.FormatRequestForWrite(request, memory);
                request.SetCompletionRoutine((WdfRequest r, WdfIoTarget _, in WdfRequestCompletionParams _, object? _) => r.CompleteWithInformation(NtStatus.Success, 0));
                request.Send(bed.Bed.Target).Should().BeTrue();
            },
            input: new byte[4]).Status.Should().Be(NtStatus.Success);
    }

    [Fact]
    public void A_reference_that_the_driver_holds_on_request_memory_is_fatal_too()
    {
        using var bed = new PresentedBed();
        var run = () => bed.Control(
            request =>
            {
                request.RetrieveInputMemory(out var memory);
                memory!.Reference();
                request.Complete(NtStatus.Success);
            },
            input: new byte[4]);
        run.Should().Throw<WdfViolationException>().Which.Violation.Parameter1.Should().Be(3);
    }

    [Fact]
    public void After_the_completion_the_questions_break_and_give_their_defaults()
    {
        using var bed = new PresentedBed(Bed.Continuing);
        bed.Control(request =>
        {
            request.Reference();
            request.Complete(NtStatus.Success);
            request.Information.Should().Be(0);
            request.Information = 5;
            request.RequestorMode.Should().Be(ProcessorMode.UserMode);
            request.RequestorProcessId.Should().Be(0);
            request.WdmGetIrp().Should().BeNull();
            bed.Kernel.Violations.Should().HaveCount(6, "the last one breaks twice");
            request.IoQueue.Should().BeNull();
            request.Dereference();
        });
    }

    [Fact]
    public void A_completion_at_dispatch_level_works()
    {
        using var bed = new PresentedBed();
        bed.Control(request => bed.Kernel.Post("DPC", () => request.Complete(NtStatus.EndOfFile))).Status.Should().Be(NtStatus.EndOfFile);
    }
}
