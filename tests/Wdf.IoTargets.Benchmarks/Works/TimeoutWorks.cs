namespace Wdf.IoTargets.Benchmarks;

/// <summary>A device control with a time-out that does not fire.</summary>
internal sealed class TimeoutArmedWork(Bed bed) : SendWork(bed, Lower.Inline)
{
    private readonly WdfRequestSendOptions _options = WdfRequestSendOptions.WithTimeout(TimeSpan.FromSeconds(10));

    public override void Run(int count)
    {
        for (var i = 0; i < count; i++)
        {
            FormatIoctl();
            Request.Send(Target, _options);
        }
    }
}

/// <summary>Device controls whose time-outs all fire at one tick of the clock; each cancels its request from a DPC.</summary>
internal sealed class TimeoutFiresWork : Work
{
    private const int Batch = 100;

    private static readonly EvtWdfRequestCompletionRoutine Routine = static (_, _, in _, context) => Interlocked.Increment(ref ((TimeoutFiresWork)context!)._done);

    private readonly Bed _bed;
    private readonly WdfIoTarget _target;
    private readonly WdfRequest[] _requests;
    private readonly WdfRequestSendOptions _options = WdfRequestSendOptions.WithTimeout(TimeSpan.FromMilliseconds(10));
    private int _done;

    public TimeoutFiresWork(Bed bed)
    {
        _bed = bed;
        _target = bed.MakeTarget(static (_, irp) =>
        {
            irp.MarkIrpPending();
            irp.SetCancelRoutine(Cancelled);
            return NtStatus.Pending;
        });
        _requests = [.. Enumerable.Range(0, Batch).Select(_ => bed.Driver.CreateRequest(_target))];
    }

    public override int SliceLength => Batch;

    public override void Run(int count)
    {
        for (var done = 0; done < count; done += Batch)
        {
            RunBatch();
        }
    }

    private void RunBatch()
    {
        _done = 0;
        foreach (var request in _requests)
        {
            request.Reuse();
            _target.FormatRequestForIoctl(request, Bed.Buffered, null, null, null, null);
            request.SetCompletionRoutine(Routine, this);
            request.Send(_target, _options);
        }

        _bed.Clock!.Move(TimeSpan.FromMilliseconds(20));
        var spin = default(SpinWait);
        while (Volatile.Read(ref _done) < Batch || !Array.TrueForAll(_requests, static r => !r.IsSent))
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }

    private static void Cancelled(DeviceObject? device, Irp irp)
    {
        IoManager.ReleaseCancelSpinLock(irp.Kernel, irp.CancelIrql);
        Lower.Complete(irp, NtStatus.Cancelled, 0);
    }
}
