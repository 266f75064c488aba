using World = Wdf.IoTargets.Tests.Verifier.RuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Second completions.</summary>
public class RequestCompletedTwiceTests
{
    private static readonly RuleTable Table = new("kmdf")
    {
        {
            "DoubleCompletion",
            World.With(static world =>
            {
                var request = world.Presented(MajorFunction.Write, out _);
                request.Complete(NtStatus.Success);
                request.CompleteWithInformation(NtStatus.Success, 4);
            }),
            World.With(static world =>
            {
                var first = world.Presented(MajorFunction.Write, out var one);
                var second = world.Presented(MajorFunction.Write, out var other);
                first.Complete(NtStatus.InvalidParameter);
                second.Complete(NtStatus.Success);
                one.Wait();
                other.Wait();
            })
        },
        {
            "DoubleCompletionLocal",
            World.Presenting(MajorFunction.Read, static (world, request) =>
            {
                request.Complete(NtStatus.Success);
                request.Complete(NtStatus.EndOfFile);
            }),
            World.With(static world =>
            {
                world.Queue = world.QueueFor();
                var manual = world.ManualQueue();
                world.Start(MajorFunction.Read, request => request.ForwardToIoQueue(manual));
                world.Start(MajorFunction.Read, request =>
                {
                    request.Complete(NtStatus.Success);
                    manual.RetrieveNextRequest(out var other).Should().Be(NtStatus.Success);
                    other!.Complete(NtStatus.Success);
                });
            }),
            "DoubleCompletion"
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
    public void A_completion_out_of_the_cleanup_callback_of_a_completion_is_the_second() => World.Broken(World.Presenting(MajorFunction.Read, static (world, request) =>
    {
        var attributes = new WdfObjectAttributes { EvtCleanupCallback = _ => request.Complete(NtStatus.Success) };
        attributes.SetContextType<List<int>>();
        request.AllocateContext(attributes, out _).Should().Be(NtStatus.Success);
        request.Complete(NtStatus.Success);
    })).Should().Equal("DoubleCompletion");

    [Fact]
    public void A_request_that_comes_back_from_a_queue_is_completed_once() => World.Broken(World.With(static world =>
    {
        world.Queue = world.QueueFor();
        var manual = world.ManualQueue();
        var operation = world.Start(MajorFunction.Read, request => request.ForwardToIoQueue(manual));
        manual.RetrieveNextRequest(out var request).Should().Be(NtStatus.Success);
        request!.Requeue().Should().Be(NtStatus.Success);
        manual.RetrieveNextRequest(out request).Should().Be(NtStatus.Success);
        request!.Complete(NtStatus.Success);
        operation.Wait();
    })).Should().BeEmpty();

    [Fact]
    public void A_reserved_request_has_a_new_life_each_time()
    {
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { ForwardProgressFaults = ForwardProgressFaults.FailAll });
        kernel.Run(() =>
        {
            var world = new World(kernel);
            world.Queue = world.QueueFor();
            world.Queue.AssignForwardProgressPolicy(new WdfIoQueueForwardProgressPolicy(1)).Should().Be(NtStatus.Success);
            for (var i = 0; i < 3; i++)
            {
                world.Start(MajorFunction.Write, static request =>
                {
                    request.IsReserved.Should().BeTrue();
                    request.RetrieveInputMemory(out var memory).Should().Be(NtStatus.Success);
                    memory!.CopyToBuffer(0, new byte[4], 4).Should().Be(NtStatus.Success);
                    request.Complete(NtStatus.Success);
                }).Wait();
            }

            world.Close();
        });
        kernel.Violations.Should().BeEmpty();
    }

    [Fact]
    public void Within_one_it_is_completed_once()
    {
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { ForwardProgressFaults = ForwardProgressFaults.FailAll });
        var run = () => kernel.Run(() =>
        {
            var world = new World(kernel);
            world.Queue = world.QueueFor();
            world.Queue.AssignForwardProgressPolicy(new WdfIoQueueForwardProgressPolicy(1));
            world.Start(MajorFunction.Write, static request =>
            {
                request.Complete(NtStatus.Success);
                request.Complete(NtStatus.Success);
            });
        });
        run.Should().Throw<WdfViolationException>().Which.Violation.Rule.Should().Be("DoubleCompletion");
    }
}
