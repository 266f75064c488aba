namespace Wdf.IoTargets;

/// <summary>The time-out of a request. It belongs to the request; its expiry queues a DPC.</summary>
internal sealed class RequestTimer : KernelTimer
{
    private readonly WdfRequest _request;
    private readonly KernelUnit? _dpc;

    public RequestTimer(WdfRequest request)
    {
        _request = request;
        if (request.Kernel.IsDeterministic)
        {
            // Numbered at birth, as everything is there.
            _dpc = MakeDpc();
        }
    }

    public override KernelObject? Subject => _request;

    public override void Expire()
    {
        // On real threads most time-outs were taken back before their time, see WdfRequest.StopTimer. Each that was not has a DPC of its own: the
        // one before may still run, in a completion routine that sent the request again.
        if (_request.IsTimerSet)
        {
            _request.Kernel.Scheduler.Queue(_dpc ?? MakeDpc());
        }
    }

    private KernelUnit MakeDpc() =>
        new(_request.Kernel, $"time-out of {_request.Name}", static r => OnExpired((WdfRequest)r!), _request, _request);

    // A time-out that was taken back meanwhile may find the request without a target.
    private static void OnExpired(WdfRequest request) => request.Target?.OnTimeout(request);
}
