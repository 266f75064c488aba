namespace Wdf.IoTargets;

/// <summary>The buffer that a kind of request does not have.</summary>
internal sealed class BufferDirection : Checker
{
    private static readonly VerifierRule InputOfRead = VerifierRule.Kmdf(
        "InputBufferAPI", "EvtIoRead must not ask a read for an input buffer: it has none.", "Ask for the output, which is where a read's data goes.");

    private static readonly VerifierRule OutputOfWrite = VerifierRule.Kmdf(
        "OutputBufferAPI", "EvtIoWrite must not ask a write for an output buffer: it has none.", "Ask for the input, which is where a write's data is.");

    public override IReadOnlyList<VerifierRule> Rules => [InputOfRead, OutputOfWrite];

    protected override void Listen(Verifier signals) => signals.DdiCalled += OnDdiCalled;

    // Only for requests that the special callbacks presented: a routine that serves all kinds may try one side and then the other.
    private void OnDdiCalled(DdiName ddi, KernelObject? subject, KernelObject? partner)
    {
        if (subject is not WdfRequest { Record: { IsCompleted: false } record } request)
        {
            return;
        }

        if (record.Source == RequestSource.Read && IsInput(ddi))
        {
            Report(InputOfRead, request, $"{ddi} was called for {request.Name}, which EvtIoRead presented.");
        }
        else if (record.Source == RequestSource.Write && IsOutput(ddi))
        {
            Report(OutputOfWrite, request, $"{ddi} was called for {request.Name}, which EvtIoWrite presented.");
        }
    }

    private static bool IsInput(DdiName ddi) =>
        ddi is DdiName.WdfRequestRetrieveInputBuffer or DdiName.WdfRequestRetrieveInputMemory or DdiName.WdfRequestRetrieveInputWdmMdl or DdiName.WdfRequestRetrieveUnsafeUserInputBuffer;

    private static bool IsOutput(DdiName ddi) =>
        ddi is DdiName.WdfRequestRetrieveOutputBuffer or DdiName.WdfRequestRetrieveOutputMemory or DdiName.WdfRequestRetrieveOutputWdmMdl or DdiName.WdfRequestRetrieveUnsafeUserOutputBuffer;
}
