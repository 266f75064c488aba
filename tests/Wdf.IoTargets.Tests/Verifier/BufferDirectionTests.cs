using World = Wdf.IoTargets.Tests.Verifier.RuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>The buffer that a kind of request does not have.</summary>
public class BufferDirectionTests
{
    private static readonly RuleTable Table = new("kmdf")
    {
        {
            "InputBufferAPI",
            World.Presenting(MajorFunction.Read, static (world, request) => request.Complete(request.RetrieveInputBuffer(1, out _, out _))),
            World.Presenting(MajorFunction.Read, static (world, request) => request.Complete(request.RetrieveOutputBuffer(1, out _, out _)))
        },
        {
            "OutputBufferAPI",
            World.Presenting(MajorFunction.Write, static (world, request) => request.Complete(request.RetrieveOutputMemory(out _))),
            World.Presenting(MajorFunction.Write, static (world, request) => request.Complete(request.RetrieveInputMemory(out _)))
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);

    [Theory]
    [InlineData(MajorFunction.Read)]
    [InlineData(MajorFunction.Write)]
    public void A_callback_for_every_kind_may_try_both(MajorFunction major) => World.Broken(World.With(world =>
    {
        world.Queue = world.QueueForAll();
        world.Start(major, TriesBoth);
    })).Should().BeEmpty();

    [Fact]
    public void So_may_who_retrieves() => World.Broken(World.With(static world =>
    {
        world.Queue = world.QueueForAll();
        var manual = world.ManualQueue();
        world.Start(MajorFunction.Read, request => request.ForwardToIoQueue(manual));
        manual.RetrieveNextRequest(out var request).Should().Be(NtStatus.Success);
        TriesBoth(request!);
    })).Should().BeEmpty();

    [Theory]
    [InlineData(MajorFunction.DeviceControl)]
    [InlineData(MajorFunction.InternalDeviceControl)]
    public void Controls_have_both(MajorFunction major) => World.Broken(World.Presenting(major, static (world, request) => TriesBoth(request))).Should().BeEmpty();

    [Theory]
    [InlineData(MajorFunction.Read, "InputBufferAPI")]
    [InlineData(MajorFunction.Write, "OutputBufferAPI")]
    public void It_is_the_same_mistake_when_the_callback_has_returned(MajorFunction major, string id) => World.Broken(World.With(world =>
    {
        var request = world.Presented(major, out _);
        world.WorkItem(() => TriesBoth(request)).Enqueue();
        world.Kernel.RunUntilIdle();
    })).Should().Equal(id);

    private static void TriesBoth(WdfRequest request)
    {
        request.RetrieveInputWdmMdl(out var input);
        request.RetrieveOutputWdmMdl(out var output);
        (input ?? output).Should().NotBeNull();
        request.Complete(NtStatus.Success);
    }
}
