namespace Wdf.IoTargets.Benchmarks;

/// <summary>Two threads that send device controls at the same time: to one target, or to one each.</summary>
internal sealed class TwoThreadsWork : Work
{
    private readonly Half _mine;
    private readonly Half _other;
    private readonly SemaphoreSlim _start = new(0);
    private int _arrived;
    private int _count;
    private int _finished;
    private bool _stop;

    public TwoThreadsWork(Bed bed, bool ownTargets)
    {
        var target = bed.MakeTarget(Lower.Inline);
        _mine = new Half(bed, target);
        _other = new Half(bed, ownTargets ? bed.MakeTarget(Lower.Inline) : target);
        new Thread(RunOther) { IsBackground = true }.Start();
    }

    public override int SliceLength => 10_000;

    public override void Run(int count)
    {
        _count = count / 2;
        _arrived = 0;
        _finished = 0;
        _start.Release();
        Meet();
        _mine.Run(count / 2);
        while (Volatile.Read(ref _finished) == 0)
        {
            Thread.SpinWait(1);
        }
    }

    public override void Dispose()
    {
        Volatile.Write(ref _stop, true);
        _start.Release();
        base.Dispose();
    }

    private void RunOther()
    {
        while (true)
        {
            _start.Wait();
            if (Volatile.Read(ref _stop))
            {
                return;
            }

            Meet();
            _other.Run(_count);
            Volatile.Write(ref _finished, 1);
        }
    }

    // Both begin together, so that neither has the machine to itself.
    private void Meet()
    {
        Interlocked.Increment(ref _arrived);
        while (Volatile.Read(ref _arrived) < 2)
        {
            Thread.SpinWait(1);
        }
    }

    private sealed class Half(Bed bed, WdfIoTarget target)
    {
        private static readonly EvtWdfRequestCompletionRoutine Routine = static (_, _, in _, _) => { };

        private readonly WdfRequest _request = bed.Driver.CreateRequest(target);
        private readonly WdfMemory _input = bed.Driver.CreateMemory(16);
        private readonly WdfMemory _output = bed.Driver.CreateMemory(16);

        public void Run(int count)
        {
            for (var i = 0; i < count; i++)
            {
                _request.Reuse();
                target.FormatRequestForIoctl(_request, Bed.Buffered, _input, null, _output, null);
                _request.SetCompletionRoutine(Routine);
                _request.Send(target);
            }
        }
    }
}
