namespace Wdf.IoTargets;

/// <summary>The time-out of a request. It belongs to the request; its expiry queues a DPC.</summary>
internal sealed class RequestTimer : KernelTimer
{
    private readonly WdfRequest _request;
    private readonly KernelUnit _dpc;

    public RequestTimer(WdfRequest request)
    {
        _request = request;
        _dpc = new KernelUnit(request.Kernel, $"time-out of {request.Name}", static r => OnExpired((WdfRequest)r!), request, request);
    }

    public override KernelObject? Subject => _request;

    public override void Expire() => _request.Kernel.Scheduler.Queue(_dpc);

    private static void OnExpired(WdfRequest request) => request.Target!.OnTimeout(request);
}
