namespace Wdf.IoTargets.Testing;

/// <summary>Uniform choices from a seed.</summary>
internal sealed class RandomChooser(ulong seed, int worker, int workers) : Chooser
{
    private long _next = worker;
    private ulong _state;

    public override bool Samples => true;

    public override bool MoveNext()
    {
        Order = _next;
        _state = Mixer.Mix(seed, (ulong)Order);
        _next += workers;
        return true;
    }

    public override int Pick(ScheduleRecorder recorder, ReadOnlySpan<KernelActor> candidates, KernelActor? current) =>
        Mixer.Below(ref _state, candidates.Length);
}
