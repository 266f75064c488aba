using World = Wdf.IoTargets.Tests.Verifier.RuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>The status of a request that is not back.</summary>
public class RequestStatusReadTests
{
    private static readonly RuleTable Table = new("kmdf")
    {
        {
            "RequestGetStatusValid",
            World.Presenting(MajorFunction.DeviceControl, static (world, request) =>
            {
                world.Lower.OnAny().Pend();
                world.Format(request, static sent => sent.Complete(sent.Status));
                if (request.Send(world.Target))
                {
                    _ = request.Status;
                }
            }),
            World.Presenting(MajorFunction.DeviceControl, static (world, request) =>
            {
                world.Lower.OnAny().After(TimeSpan.FromMilliseconds(1));
                world.Format(request, static sent => sent.Complete(sent.Status));
                if (!request.Send(world.Target))
                {
                    request.Complete(request.Status);
                }
            })
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);

    [Fact]
    public void Nor_of_one_that_was_never_sent() => World.Broken(World.With(static world => _ = world.Formatted().Status)).Should().Equal("RequestGetStatusValid");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void After_a_synchronous_send_it_is_there_whether_it_was_sent_or_not(bool isSent) => World.Broken(World.With(world =>
    {
        if (!isSent)
        {
            world.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
        }

        var request = world.Formatted();
        request.Send(world.Target, WdfRequestSendOptions.WithTimeout(TimeSpan.FromSeconds(1), WdfRequestSendOptionsFlags.Synchronous)).Should().Be(isSent);
        request.Status.IsSuccess.Should().Be(isSent);
        request.Delete();
    })).Should().BeEmpty();

    [Fact]
    public void A_thread_that_the_routine_wakes_may_read_it() => World.Broken(World.With(static world =>
    {
        world.Lower.OnAny().After(TimeSpan.FromMilliseconds(1));
        var isBack = new KernelEvent(world.Kernel, KernelEventType.Notification);
        var request = world.Driver.CreateRequest(world.Target);
        world.Format(request, _ => isBack.Set());
        request.Send(world.Target).Should().BeTrue();
        world.Kernel.Wait(isBack, KernelTimeout.Infinite);
        request.Status.Should().Be(NtStatus.Success);
        request.Delete();
    })).Should().BeEmpty();

    [Fact]
    public void Reuse_gives_a_status_of_its_own() => World.Broken(World.With(static world =>
    {
        var request = world.Formatted();
        request.Reuse(NtStatus.DeviceBusy);
        request.Status.Should().Be(NtStatus.DeviceBusy);
        request.Delete();
    })).Should().BeEmpty();
}
