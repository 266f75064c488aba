using World = Wdf.IoTargets.Tests.Verifier.RuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <content>How a driver gives a request up, and what it may still do then.</content>
public partial class RequestAccessTests
{
    private static readonly VerifierOptions Asked = VerifierOptions.All.With("InvalidReqAccess-Marked", RuleLevel.Error);

    [Fact]
    public void What_was_sent_and_cancelled_belongs_to_the_target_until_it_is_back() => World.Broken(World.With(static world =>
    {
        world.Lower.OnAny().Pend().IgnoreCancellation();
        var request = world.Presented(MajorFunction.Read, out _);
        world.Format(request, static sent => sent.Complete(NtStatus.Cancelled));
        request.Send(world.Target).Should().BeTrue();
        request.CancelSentRequest();
        request.Information = 0;
    })).Should().Equal("InvalidReqAccess");

    [Fact]
    public void In_its_routine_it_is_the_driver_s_again() => World.Broken(World.With(static world =>
    {
        world.Lower.OnAny().Pend();
        var request = world.Presented(MajorFunction.Read, out var operation);
        world.Format(request, static sent =>
        {
            sent.Information = 0;
            sent.Complete(sent.Status);
        });
        request.Send(world.Target).Should().BeTrue();
        request.CancelSentRequest().Should().BeTrue();
        operation.Wait().Status.Should().Be(NtStatus.Cancelled);
    })).Should().BeEmpty();

    [Fact]
    public void What_was_sent_and_forgotten_is_gone() => World.Broken(World.Presenting(MajorFunction.DeviceControl, static (world, request) =>
    {
        request.Send(world.Target, new WdfRequestSendOptions(WdfRequestSendOptionsFlags.SendAndForget));
        _ = request.GetParameters();
    })).Should().Equal("InvalidReqAccess");

    [Fact]
    public void So_is_its_data() => World.Broken(World.Presenting(MajorFunction.DeviceControl, static (world, request) =>
    {
        request.RetrieveInputMemory(out var memory).Should().Be(NtStatus.Success);
        request.Send(world.Target, new WdfRequestSendOptions(WdfRequestSendOptionsFlags.SendAndForget));
        memory!.CopyToBuffer(0, new byte[4], 4);
    })).Should().Equal("InvalidReqAccess");

    [Fact]
    public void A_reference_does_not_make_an_unmark_legal() => World.Broken(World.With(static world =>
    {
        var request = world.Presented(MajorFunction.Read, out var operation);
        request.Reference();
        request.MarkCancelable(Cancel);
        operation.Cancel();
        request.UnmarkCancelable();
    })).Should().Equal("InvalidReqAccess");

    [Fact]
    public void Cancelling_a_created_one_under_a_reference_is_a_documented_way() => World.Broken(World.With(static world =>
    {
        var created = world.Driver.CreateRequest(world.Target);
        created.Reference();
        world.Format(created, static sent => sent.Delete());
        created.Send(world.Target).Should().BeTrue();
        created.CancelSentRequest().Should().BeFalse();
        created.Dereference();
    })).Should().BeEmpty();

    [Fact]
    public void A_parent_deletes_its_requests() => World.Broken(World.With(static world =>
    {
        WdfObject.Create(world.Driver, null, out var parent).Should().Be(NtStatus.Success);
        WdfRequest.Create(world.Driver, new WdfObjectAttributes { ParentObject = parent }, world.Target, out var created).Should().Be(NtStatus.Success);
        created!.Reference();
        parent!.Delete();
        created.Reuse();
    })).Should().Equal("InvalidReqAccessLocal");

    [Fact]
    public void A_request_of_the_driver_s_own_may_be_made_completable_again_and_again() => World.Broken(kernel =>
    {
        var world = new World(kernel);
        var irp = WithCurrentLocation(kernel);
        WdfRequest.CreateFromIrp(world.Driver, null, irp, requestFreesIrp: false, out var request).Should().Be(NtStatus.Success);
        request!.Reuse(new WdfRequestReuseParams(WdfRequestReuseFlags.MustComplete, NtStatus.Success)).Should().Be(NtStatus.Success);
        request.Complete(NtStatus.Success);
        IoManager.FreeIrp(irp);
        irp = WithCurrentLocation(kernel);
        var again = new WdfRequestReuseParams(WdfRequestReuseFlags.MustComplete, NtStatus.Success);
        again.SetNewIrp(irp);
        request.Reuse(again).Should().Be(NtStatus.Success);
        request.Complete(NtStatus.Success);
        IoManager.FreeIrp(irp);
        request.Delete();
    }).Should().BeEmpty();

    [Theory]
    [InlineData("All")]
    [InlineData("Strict")]
    [InlineData("asked for")]
    [InlineData("Strict without")]
    public void What_is_marked_may_be_used_unless_the_strict_part_is_asked_for(string options)
    {
        var (verifier, expected) = options switch
        {
            "All" => (VerifierOptions.All, false),
            "Strict" => (VerifierOptions.Strict, true),
            "asked for" => (Asked, true),
            _ => (VerifierOptions.Strict.With("InvalidReqAccess", RuleLevel.Off), false),
        };
        World.Broken(World.Presenting(MajorFunction.Read, LooksWhileMarked), verifier).Should().Equal(expected ? ["InvalidReqAccess"] : []);
    }

    [Fact]
    public void The_strict_part_leaves_callbacks_alone_that_hold_the_lock_of_the_queue() => World.Broken(
        World.With(static world =>
        {
            world.Queue = world.QueueFor(WdfSynchronizationScope.Queue);
            world.Start(MajorFunction.Read, request => LooksWhileMarked(world, request)).Wait();
        }),
        Asked).Should().BeEmpty();

    [Fact]
    public void And_cancel_callbacks() => World.Broken(
        World.With(static world =>
        {
            world.Presented(MajorFunction.Read, out var operation).MarkCancelable(static request =>
            {
                _ = request.GetParameters();
                request.Complete(NtStatus.Cancelled);
            });
            operation.Cancel();
        }),
        Asked).Should().BeEmpty();

    // Its completion comes back to who made it.
    private static Irp WithCurrentLocation(SimulatedKernel kernel)
    {
        var irp = IoManager.AllocateIrp(kernel, 2)!;
        irp.SetCompletionRoutine(static (_, _, _) => NtStatus.MoreProcessingRequired, null, onSuccess: true, onError: true, onCancel: true);
        irp.SetNextIrpStackLocation();
        return irp;
    }

    private static void Cancel(WdfRequest request) => request.Complete(NtStatus.Cancelled);

    private static void LooksWhileMarked(RuleWorld world, WdfRequest request)
    {
        request.MarkCancelableEx(Cancel).Should().Be(NtStatus.Success);
        _ = request.GetParameters();
        request.UnmarkCancelable().Should().Be(NtStatus.Success);
        request.Complete(NtStatus.Success);
    }
}
