using World = Wdf.IoTargets.Tests.Verifier.RuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>The data of completed requests: for each kind of request and each way to its data, asked for and used too late.</summary>
public partial class CompletedRequestDataTests
{
    private static readonly RuleTable Table = MakeTable();

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);

    private static RuleTable MakeTable()
    {
        var table = new RuleTable("kmdf");
        foreach (var (kind, major) in World.Kinds)
        {
            // A read has an output only, a write an input; of controls both are tried.
            Add(table, $"BufAfterReqCompleted{kind}", major, major is MajorFunction.Read or MajorFunction.InternalDeviceControl ? OutputBuffer : InputBuffer);
            Add(table, $"MemAfterReqCompleted{kind}", major, major is MajorFunction.Read or MajorFunction.DeviceControl ? OutputMemory : InputMemory);
            Add(table, $"MdlAfterReqCompleted{kind}", major, major is MajorFunction.Read or MajorFunction.DeviceControl ? OutputMdl : InputMdl);
        }

        return table;
    }

    // Each way gives what it retrieved as something to use later.
    private static void Add(RuleTable table, string id, MajorFunction major, Func<WdfRequest, Action> retrieve)
    {
        table.Add(
            id,
            World.Presenting(major, (world, request) =>
            {
                request.CompleteWithInformation(NtStatus.Success, 0);
                retrieve(request);
            }),
            World.Presenting(major, (world, request) =>
            {
                retrieve(request);
                request.Complete(NtStatus.Success);
            }));
        table.Add(
            id + "A",
            World.Presenting(major, (world, request) =>
            {
                var use = retrieve(request);
                request.Complete(NtStatus.Success);
                use();
            }),
            World.Presenting(major, (world, request) =>
            {
                retrieve(request)();
                request.CompleteWithInformation(NtStatus.Success, 4);
            }));
    }

    private static Action OutputBuffer(WdfRequest request)
    {
        request.RetrieveOutputBuffer(4, out var buffer, out _).Should().Be(NtStatus.Success);
        return () => buffer.Span.Clear();
    }

    private static Action InputBuffer(WdfRequest request)
    {
        request.RetrieveInputBuffer(4, out var buffer, out _).Should().Be(NtStatus.Success);
        return () => _ = buffer.Span[0];
    }

    private static Action OutputMemory(WdfRequest request)
    {
        request.RetrieveOutputMemory(out var memory).Should().Be(NtStatus.Success);
        return () => memory!.CopyFromBuffer(0, new byte[4], 4).Should().Be(NtStatus.Success);
    }

    private static Action InputMemory(WdfRequest request)
    {
        request.RetrieveInputMemory(out var memory).Should().Be(NtStatus.Success);
        return () => memory!.CopyToBuffer(0, new byte[4], 4).Should().Be(NtStatus.Success);
    }

    private static Action OutputMdl(WdfRequest request)
    {
        request.RetrieveOutputWdmMdl(out var mdl).Should().Be(NtStatus.Success);
        return () => mdl!.GetSystemAddress().Length.Should().Be(8);
    }

    private static Action InputMdl(WdfRequest request)
    {
        request.RetrieveInputWdmMdl(out var mdl).Should().Be(NtStatus.Success);
        return () => mdl!.ByteCount.Should().Be(8);
    }
}
