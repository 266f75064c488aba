using World = Wdf.IoTargets.Tests.Verifier.RuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <content>Other uses, other places, and what is none of the request's data.</content>
public partial class CompletedRequestDataTests
{
    public static TheoryData<string, string> LateUses => new()
    {
        { "BufAfterReqCompletedIoctlA", "descriptor" },
        { "BufAfterReqCompletedIoctlA", "preallocated" },
        { "BufAfterReqCompletedIoctlA", "assigned" },
        { "BufAfterReqCompletedIoctlA", "copied" },
        { "MemAfterReqCompletedIoctlA", "descriptor of memory" },
        { "MemAfterReqCompletedIoctlA", "address" },
        { "MemAfterReqCompletedIoctlA", "reference" },
        { "MemAfterReqCompletedIoctlA", "format" },
        { "MdlAfterReqCompletedIoctlA", "descriptor of MDL" },
        { "MdlAfterReqCompletedIoctlA", "offset" },
        { "MdlAfterReqCompletedIoctlA", "virtual address" },
        { "MdlAfterReqCompletedIoctlA", "partial" },
    };

    [Theory]
    [MemberData(nameof(LateUses))]
    public void Each_way_to_use_the_data_counts(string id, string use) => World.Broken(World.Presenting(MajorFunction.DeviceControl, (world, request) =>
    {
        request.RetrieveInputBuffer(4, out var buffer, out _).Should().Be(NtStatus.Success);
        request.RetrieveInputMemory(out var memory).Should().Be(NtStatus.Success);
        request.RetrieveInputWdmMdl(out var mdl).Should().Be(NtStatus.Success);
        request.Complete(NtStatus.Success);
        Use(world, use, buffer, memory!, mdl!);
    })).Should().Equal(id);

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Neither_a_reference_nor_another_place_makes_it_legal(bool isReferenced, bool isLater) => World.Broken(World.Presenting(MajorFunction.Read, (world, request) =>
    {
        request.RetrieveOutputBuffer(4, out var buffer, out _);
        if (isReferenced)
        {
            request.Reference();
        }

        request.Complete(NtStatus.Success);
        if (isLater)
        {
            world.WorkItem(() => buffer.Span.Clear()).Enqueue();
        }
        else
        {
            buffer.Span.Clear();
        }
    })).Should().Equal("BufAfterReqCompletedReadA");

    [Fact]
    public void A_callback_for_every_kind_is_named_after_the_request() => World.Broken(World.With(world =>
    {
        world.Queue = world.QueueForAll();
        world.Start(MajorFunction.Write, request =>
        {
            request.RetrieveInputMemory(out var memory);
            request.Complete(NtStatus.Success);
            memory!.CopyToBuffer(0, new byte[4], 4);
        });
    })).Should().Equal("MemAfterReqCompletedWriteA");

    [Fact]
    public void So_is_a_retrieved_one() => World.Broken(World.With(world =>
    {
        world.Queue = world.QueueForAll();
        var manual = world.ManualQueue();
        world.Start(MajorFunction.Read, request => request.ForwardToIoQueue(manual));
        manual.RetrieveNextRequest(out var request).Should().Be(NtStatus.Success);
        request!.Complete(NtStatus.Success);
        request.RetrieveOutputWdmMdl(out _);
    })).Should().Equal("MdlAfterReqCompletedRead");

    [Fact]
    public void The_cleanup_callback_of_the_request_still_has_its_data() => World.Broken(World.Presenting(MajorFunction.Write, static (world, request) =>
    {
        byte? first = null;
        request.RetrieveInputBuffer(4, out var buffer, out _);
        var attributes = new WdfObjectAttributes { EvtCleanupCallback = _ => first = Look(request, buffer) };
        attributes.SetContextType<List<int>>();
        request.AllocateContext(attributes, out _).Should().Be(NtStatus.Success);
        request.Complete(NtStatus.Success);
        first.Should().Be(0);
    })).Should().BeEmpty();

    [Fact]
    public void What_was_copied_and_what_the_driver_owns_stays_usable() => World.Broken(World.Presenting(MajorFunction.Write, static (world, request) =>
    {
        var own = new byte[8];
        request.RetrieveInputBuffer(4, out var buffer, out _);
        buffer.Span.CopyTo(own);
        WdfMemory.CreatePreallocated(world.Driver, new WdfObjectAttributes { ParentObject = world.Device }, own, 8, out var memory).Should().Be(NtStatus.Success);
        var mdl = IoManager.AllocateMdl(world.Kernel, own)!;
        mdl.BuildForNonPagedPool();
        request.Complete(NtStatus.Success);
        memory!.CopyFromBuffer(0, new byte[4], 4).Should().Be(NtStatus.Success);
        mdl.GetSystemAddress().Span.Clear();
        IoManager.FreeMdl(mdl);
    })).Should().BeEmpty();

    [Fact]
    public void Another_request_that_is_still_open_keeps_its_data() => World.Broken(World.With(static world =>
    {
        var first = world.Presented(MajorFunction.Read, out var one);
        var second = world.Presented(MajorFunction.Read, out var other);
        second.RetrieveOutputBuffer(4, out var buffer, out _);
        first.Complete(NtStatus.Success);
        buffer.Span.Clear();
        second.Complete(NtStatus.Success);
        one.Wait();
        other.Wait();
    })).Should().BeEmpty();

    [Fact]
    public void Who_made_an_MDL_goes_on_with_it_and_may_send_it_again() => World.Broken(kernel =>
    {
        var world = new World(kernel, init => init.IoType = WdfDeviceIoType.Direct);
        world.Queue = world.QueueFor();
        world.Handler = static request =>
        {
            request.RetrieveOutputBuffer(4, out _, out _).Should().Be(NtStatus.Success);
            request.RetrieveOutputWdmMdl(out _).Should().Be(NtStatus.Success);
            request.CompleteWithInformation(NtStatus.Success, 4);
        };
        var mdl = IoManager.AllocateMdl(kernel, new byte[8])!;
        mdl.BuildForNonPagedPool();
        for (var i = 0; i < 2; i++)
        {
            SendRead(world, mdl);
            mdl.GetSystemAddress().Length.Should().Be(8);
        }

        IoManager.FreeMdl(mdl);
    }).Should().BeEmpty();

    private static byte Look(WdfRequest request, Memory<byte> buffer)
    {
        request.RetrieveInputMemory(out _).Should().Be(NtStatus.Success);
        return buffer.Span[0];
    }

    private static void Use(World world, string use, Memory<byte> buffer, WdfMemory memory, Mdl mdl)
    {
        var attributes = new WdfObjectAttributes { ParentObject = world.Device };
        WdfMemory.CreatePreallocated(world.Driver, attributes, new byte[8], 8, out var own);
        Action action = use switch
        {
            "descriptor" => () => WdfMemoryDescriptor.ForBuffer(buffer),
            "preallocated" => () => WdfMemory.CreatePreallocated(world.Driver, attributes, buffer, 4, out _),
            "assigned" => () => own!.AssignBuffer(buffer, 4),
            "copied" => () => own!.CopyFromBuffer(0, buffer.Span, 4),
            "descriptor of memory" => () => WdfMemoryDescriptor.ForHandle(memory),
            "address" => () => _ = memory.Buffer,
            "reference" => () => memory.Reference(),
            "format" => () => world.Target.FormatRequestForWrite(world.Driver.CreateRequest(world.Target), memory),
            "descriptor of MDL" => () => WdfMemoryDescriptor.ForMdl(mdl, 4),
            "offset" => () => _ = mdl.ByteOffset,
            "virtual address" => () => _ = mdl.VirtualAddress,
            _ => () => IoManager.AllocateMdl(world.Kernel, new byte[8])!.BuildPartial(mdl, 0, 4),
        };
        action();
    }

    // As a driver above does that has an IRP and an MDL of its own.
    private static void SendRead(World world, Mdl mdl)
    {
        var irp = IoManager.AllocateIrp(world.Kernel, world.Device.DeviceObject.StackSize)!;
        irp.MdlAddress = mdl;
        ref var next = ref irp.GetNextIrpStackLocation();
        next.MajorFunction = MajorFunction.Read;
        next.Parameters.Read.Length = 8;
        irp.SetCompletionRoutine(static (_, _, _) => NtStatus.MoreProcessingRequired, null, onSuccess: true, onError: true, onCancel: true);
        IoManager.CallDriver(world.Device.DeviceObject, irp);
        irp.MdlAddress = null;
        IoManager.FreeIrp(irp);
    }
}
