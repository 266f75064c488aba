namespace Wdf.IoTargets.Testing;

/// <summary>Repeats the choices of a schedule that has run in this process.</summary>
internal sealed class ChoiceChooser(int[] choices) : Chooser
{
    public override bool MoveNext() => true;

    public override int Pick(ScheduleRecorder recorder, ReadOnlySpan<KernelActor> candidates, KernelActor? current) =>
        recorder.Decisions < choices.Length ? Math.Min(choices[recorder.Decisions], candidates.Length - 1) : 0;
}
