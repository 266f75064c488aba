namespace Wdf.IoTargets.Tests.TestBed;

/// <summary>One call of a completion routine: the outcome and who ran it.</summary>
internal sealed record Completion(WdfRequest Request, WdfIoTarget Target, WdfRequestCompletionParams Params, object? Context, string Actor, Irql Irql)
{
    public NtStatus Status => Params.IoStatus.Status;

    public ulong Information => Params.IoStatus.Information;
}
