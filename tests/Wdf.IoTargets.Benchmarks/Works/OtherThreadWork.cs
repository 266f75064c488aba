namespace Wdf.IoTargets.Benchmarks;

/// <summary>A device control that another thread completes; the sender spins until its routine has run.</summary>
internal sealed class OtherThreadWork : Work
{
    private static readonly EvtWdfRequestCompletionRoutine Routine = static (_, _, in _, context) => Volatile.Write(ref ((OtherThreadWork)context!)._done, true);

    private readonly Holder _holder = new(cancelable: false);
    private readonly WdfIoTarget _target;
    private readonly WdfRequest _request;
    private readonly SemaphoreSlim _start = new(0);
    private bool _done;
    private bool _stop;
    private bool _rests = true;

    public OtherThreadWork(Bed bed)
    {
        _target = bed.MakeTarget(_holder.Dispatch);
        _request = bed.Driver.CreateRequest(_target);
        new Thread(Complete) { IsBackground = true }.Start();
    }

    public override int SliceLength => 500;

    public override void Run(int count)
    {
        Volatile.Write(ref _rests, false);
        _start.Release();
        for (var i = 0; i < count; i++)
        {
            _done = false;
            _request.Reuse();
            _target.FormatRequestForIoctl(_request, Bed.Buffered, null, null, null, null);
            _request.SetCompletionRoutine(Routine, this);
            _request.Send(_target);
            var spin = default(SpinWait);
            while (!Volatile.Read(ref _done) || _request.IsSent)
            {
                spin.SpinOnce(sleep1Threshold: -1);
            }
        }

        Volatile.Write(ref _rests, true);
    }

    public override void Dispose()
    {
        Volatile.Write(ref _stop, true);
        _start.Release();
        base.Dispose();
    }

    private void Complete()
    {
        while (!Volatile.Read(ref _stop))
        {
            _start.Wait();
            var spin = default(SpinWait);
            while (!Volatile.Read(ref _rests))
            {
                if (_holder.Take() is { } irp)
                {
                    Lower.Complete(irp, NtStatus.Success, 0);
                    spin.Reset();
                }
                else
                {
                    spin.SpinOnce(sleep1Threshold: -1);
                }
            }
        }
    }
}
