namespace Wdf.IoTargets.Tests.Stress;

/// <summary>One request that is reused over and over. Counts each send that was accepted and each call of its routine.</summary>
internal sealed class StressSlot(WdfRequest request, KernelEvent freed)
{
    private int _isOut;

    public WdfRequest Request { get; } = request;

    public int Accepted { get; private set; }

    public int Completed { get; private set; }

    public int CalledTwice { get; private set; }

    public bool IsOut => Volatile.Read(ref _isOut) != 0;

    public void OnSending() => Volatile.Write(ref _isOut, 1);

    public void OnAccepted() => Accepted++;

    public void OnRefused() => Volatile.Write(ref _isOut, 0);

    public void OnCompleted(WdfRequest request, WdfIoTarget target, in WdfRequestCompletionParams completionParams, object? context)
    {
        Completed++;
        if (Interlocked.Exchange(ref _isOut, 0) == 0)
        {
            CalledTwice++;
        }

        freed.Set();
    }
}
