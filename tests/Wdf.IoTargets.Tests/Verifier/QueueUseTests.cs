using World = Wdf.IoTargets.Tests.Verifier.RuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Searches in queues, and changes of their state.</summary>
public partial class QueueUseTests
{
    private static readonly RuleTable Table = new("kmdf")
    {
        {
            "WdfIoQueueFindRequestFailed",
            World.With(static world =>
            {
                var manual = world.ManualQueue();
                WdfIoQueueFindRequest(manual, null, null, NULL, out var tag).Should().Be(NtStatus.NoMoreEntries);
                WdfIoQueueRetrieveFoundRequest(manual, tag, out _);
            }),
            World.With(static world =>
            {
                var manual = Parked(world, 1);
                manual.FindRequest(null, null, out var previous).Should().Be(NtStatus.Success);
                manual.FindRequest(previous, null, out _).Should().Be(NtStatus.NoMoreEntries);
                previous!.Dereference();
                Drain(manual);
            })
        },
        {
            "WdfIoQueueRetrieveFoundRequest",
            World.With(static world =>
            {
                var manual = Parked(world, 1);
                manual.FindRequest(null, null, out var tag).Should().Be(NtStatus.Success);
                tag!.Dereference();
                manual.RetrieveFoundRequest(tag, out _);
            }),
            World.With(static world =>
            {
                var manual = Parked(world, 1);
                manual.FindRequest(null, null, out var tag).Should().Be(NtStatus.Success);
                manual.RetrieveFoundRequest(tag!, out var request).Should().Be(NtStatus.Success);
                request!.Complete(NtStatus.Success);
                manual.RetrieveFoundRequest(tag!, out _).Should().Be(NtStatus.NotFound);
                tag!.Dereference();
            })
        },
        {
            "WdfIoQueueRetrieveNextRequest",
            World.With(static world =>
            {
                var manual = Parked(world, 2);
                manual.FindRequest(null, null, out _).Should().Be(NtStatus.Success);
                manual.RetrieveNextRequest(out _);
            }),
            World.With(static world =>
            {
                var manual = Parked(world, 2);
                manual.FindRequest(null, null, out var tag).Should().Be(NtStatus.Success);
                manual.RetrieveFoundRequest(tag!, out var request).Should().Be(NtStatus.Success);
                manual.RetrieveNextRequest(out var next).Should().Be(NtStatus.Success);
                tag!.Dereference();
                request!.Complete(NtStatus.Success);
                next!.Complete(NtStatus.Success);
            })
        },
        {
            "ChangeQueueState",
            World.With(static world =>
            {
                world.Presented(MajorFunction.Read, out _);
                world.Queue.Stop(static (_, _) => { });
                world.Queue.Stop(static (_, _) => { });
            }),
            World.With(static world =>
            {
                var request = world.Presented(MajorFunction.Read, out _);
                world.Queue.Stop(static (queue, _) => queue.Purge());
                request.Complete(NtStatus.Success);
            })
        },
        {
            "NoIoQueuePurgeSynchronously",
            World.With(static world =>
            {
                world.Queue = world.QueueFor();
                var other = world.ManualQueue();
                world.Start(MajorFunction.DeviceControl, request =>
                {
                    other.StopSynchronously();
                    request.Complete(NtStatus.Success);
                });
            }),
            World.With(static world =>
            {
                world.Queue = world.QueueFor();
                var other = world.ManualQueue();
                world.Start(MajorFunction.DeviceControl, request => other.Stop(static (_, context) => ((WdfRequest)context!).Complete(NtStatus.Success), request));
                world.WorkItem(other.StopSynchronously).Enqueue();
                world.Kernel.RunUntilIdle();
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

    // Requests that wait in a manual queue.
    private static WdfIoQueue Parked(World world, int count)
    {
        world.Queue = world.QueueFor();
        var manual = world.ManualQueue();
        for (var i = 0; i < count; i++)
        {
            world.Start(MajorFunction.Read, request => request.ForwardToIoQueue(manual).Should().Be(NtStatus.Success));
        }

        return manual;
    }

    private static void Drain(WdfIoQueue manual)
    {
        while (manual.RetrieveNextRequest(out var request).IsSuccess)
        {
            request!.Complete(NtStatus.Success);
        }
    }
}
