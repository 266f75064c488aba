namespace Wdf.IoTargets.Testing;

/// <summary>The default order, once.</summary>
internal sealed class FifoChooser(bool isForeign) : Chooser
{
    private bool _done;

    public override bool IsForeign => isForeign;

    public override bool MoveNext()
    {
        IsExhausted = _done;
        _done = true;
        return !IsExhausted;
    }

    public override int Pick(ScheduleRecorder recorder, ReadOnlySpan<KernelActor> candidates, KernelActor? current) => 0;
}
