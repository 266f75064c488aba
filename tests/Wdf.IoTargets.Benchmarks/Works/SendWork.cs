namespace Wdf.IoTargets.Benchmarks;

/// <summary>A request that is used again and again: reuse, format, set the routine, send.</summary>
internal abstract class SendWork : Work
{
    private static readonly EvtWdfRequestCompletionRoutine Routine = static (_, _, in _, _) => { };

    protected SendWork(Bed bed, DriverDispatch dispatch, int filters = 0, DriverDispatch? filter = null)
    {
        Target = bed.MakeTarget(dispatch, filters: filters, filter: filter);
        Request = bed.Driver.CreateRequest(Target);
        Input = bed.Driver.CreateMemory(16);
        Output = bed.Driver.CreateMemory(16);
    }

    protected WdfIoTarget Target { get; }

    protected WdfRequest Request { get; }

    protected WdfMemory Input { get; }

    protected WdfMemory Output { get; }

    protected void FormatIoctl()
    {
        Request.Reuse();
        Target.FormatRequestForIoctl(Request, Bed.Buffered, Input, null, Output, null);
        Request.SetCompletionRoutine(Routine);
    }

    protected void FormatEmpty()
    {
        Request.Reuse();
        Target.FormatRequestForIoctl(Request, Bed.Buffered, null, null, null, null);
        Request.SetCompletionRoutine(Routine);
    }

    protected void FormatNeither()
    {
        Request.Reuse();
        Target.FormatRequestForIoctl(Request, Bed.Neither, Input, null, Output, null);
        Request.SetCompletionRoutine(Routine);
    }

    protected void FormatWrite()
    {
        Request.Reuse();
        Target.FormatRequestForWrite(Request, Input);
        Request.SetCompletionRoutine(Routine);
    }

    protected void FormatRead()
    {
        Request.Reuse();
        Target.FormatRequestForRead(Request, Output);
        Request.SetCompletionRoutine(Routine);
    }

    protected void Send()
    {
        if (!Request.Send(Target))
        {
            throw new InvalidOperationException($"The request was not sent: {Request.Status}.");
        }
    }
}
