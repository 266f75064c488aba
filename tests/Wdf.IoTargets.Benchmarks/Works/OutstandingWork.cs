namespace Wdf.IoTargets.Benchmarks;

/// <summary>
/// Many requests outstanding at once on one target: all are sent with a time-out, then each is completed, every fourth one
/// by a cancellation.
/// </summary>
internal sealed class OutstandingWork : Work
{
    private static readonly EvtWdfRequestCompletionRoutine Routine = static (_, _, in _, _) => { };

    private const int WarmUpLimit = 10_000;

    private readonly WdfIoTarget _target;
    private readonly WdfRequest[] _requests;
    private readonly WdfRequestSendOptions _options = WdfRequestSendOptions.WithTimeout(TimeSpan.FromHours(1));
    private readonly int[] _order;

    public OutstandingWork(Bed bed, int requests, bool isRandom)
    {
        _target = bed.MakeTarget(Hold);
        _order = [.. Enumerable.Range(0, requests)];
        if (isRandom)
        {
            new Random(1).Shuffle(_order);
        }

        _requests = new WdfRequest[requests];
        if (requests <= WarmUpLimit)
        {
            // What the target keeps for as many requests is no part of a request's own size.
            MakeAll(bed);
            FinishAll();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        MakeAll(bed);
        Bytes = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / requests;
        FinishAll();
    }

    public override int SliceLength => Math.Max(_requests.Length, 1_000);

    public override double? Bytes { get; }

    public override void Run(int count)
    {
        for (var sent = 0; sent < count; sent += _requests.Length)
        {
            foreach (var request in _requests)
            {
                request.Reuse();
                Send(request, _options);
            }

            FinishAll();
        }
    }

    private void MakeAll(Bed bed)
    {
        for (var i = 0; i < _requests.Length; i++)
        {
            _requests[i] = bed.Driver.CreateRequest(_target);
            Send(_requests[i], null);
        }
    }

    private void Send(WdfRequest request, WdfRequestSendOptions? options)
    {
        _target.FormatRequestForIoctl(request, Bed.Buffered, null, null, null, null);
        request.SetCompletionRoutine(Routine);
        request.Send(_target, options);
    }

    private void FinishAll()
    {
        foreach (var index in _order)
        {
            var request = _requests[index];
            if ((index & 3) == 3)
            {
                request.CancelSentRequest();
            }
            else
            {
                var irp = request.Irp!;
                irp.SetCancelRoutine(null);
                Lower.Complete(irp, NtStatus.Success, 0);
            }
        }
    }

    private static NtStatus Hold(DeviceObject device, Irp irp)
    {
        irp.MarkIrpPending();
        irp.SetCancelRoutine(Cancelled);
        return NtStatus.Pending;
    }

    private static void Cancelled(DeviceObject? device, Irp irp)
    {
        IoManager.ReleaseCancelSpinLock(irp.Kernel, irp.CancelIrql);
        Lower.Complete(irp, NtStatus.Cancelled, 0);
    }
}
