namespace Wdf.IoTargets;

/// <content>Completing a request that a queue presented, or that was made completable.</content>
public sealed partial class WdfRequest
{
    /// <summary>Completes the request (WdfRequestComplete). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="status">The final status; a framework status is translated. Information stays as it is.</param>
    /// <remarks>
    /// Only for requests that a queue presented, exactly once. The request's cleanup callback runs before its IRP completes, its destroy callback after.
    /// </remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestcomplete"/>
    [Ddi("WdfRequestComplete")]
    public void Complete(NtStatus status) => Complete(DdiName.WdfRequestComplete, status, information: null, priorityBoost: 0);

    /// <summary>Completes the request with a byte count (WdfRequestCompleteWithInformation). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="status">The final status.</param>
    /// <param name="information">Bytes transferred.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestcompletewithinformation"/>
    [Ddi("WdfRequestCompleteWithInformation")]
    public void CompleteWithInformation(NtStatus status, ulong information) => Complete(DdiName.WdfRequestCompleteWithInformation, status, information, priorityBoost: 0);

    /// <summary>Completes the request with a boost for the waiting thread (WdfRequestCompleteWithPriorityBoost). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="status">The final status.</param>
    /// <param name="priorityBoost">The boost; without effect here.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestcompletewithpriorityboost"/>
    [Ddi("WdfRequestCompleteWithPriorityBoost")]
    public void CompleteWithPriorityBoost(NtStatus status, sbyte priorityBoost) => Complete(DdiName.WdfRequestCompleteWithPriorityBoost, status, information: null, priorityBoost);

    /// <summary>Completes the request on behalf of the framework itself.</summary>
    internal void CompleteByFramework(NtStatus status)
    {
        Irp!.StatusBlock.Information = 0;
        if (Origin == RequestOrigin.Presented)
        {
            EndPresented(status, priorityBoost: 0);
        }
        else
        {
            CompleteCreated(Irp, status);
        }
    }

    private void Complete(DdiName ddi, NtStatus status, ulong? information, sbyte priorityBoost)
    {
        Enter(ddi);
        RequestSignals.Of(Kernel)?.OnCompleting(this, status);
        if (!MayComplete())
        {
            return;
        }

        var irp = RequireIrp(DdiName.WdfRequestComplete);
        if (information is { } bytes)
        {
            irp.StatusBlock.Information = bytes;
        }

        CheckCompletion(irp, status);
        if (Origin != RequestOrigin.Presented)
        {
            CompleteCreated(irp, status);
            return;
        }

        EndPresented(status, priorityBoost);
    }
}
