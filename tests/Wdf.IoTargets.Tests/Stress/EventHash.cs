namespace Wdf.IoTargets.Tests.Stress;

/// <summary>Hashes every event of a kernel.</summary>
internal sealed class EventHash : IStepSink
{
    public ulong Value { get; private set; } = 0xCBF29CE484222325;

    public long Count { get; private set; }

    public void OnStep(in StepRecord record)
    {
        Count++;
        Mix((ulong)record.Step);
        Mix(record.Subject);
        Mix(record.Partner);
        Mix((ulong)record.Status);
        Mix(record.Information);
        Mix((ulong)record.Time);
        Mix(record.Actor);
        Mix((ulong)record.Irql);
    }

    private void Mix(KernelObject? subject)
    {
        Mix(subject is null ? 0 : (ulong)subject.Kind + 1);
        Mix((ulong)(subject?.Number ?? 0));
    }

    private void Mix(ulong value) => Value = (Value ^ value) * 0x100000001B3;
}
