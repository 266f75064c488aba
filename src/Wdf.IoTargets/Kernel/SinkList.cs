namespace Wdf.IoTargets;

/// <summary>Several sinks behind the kernel's one.</summary>
internal sealed class SinkList(IStepSink[] sinks) : IStepSink
{
    public void OnStep(in StepRecord record)
    {
        foreach (var sink in sinks)
        {
            sink.OnStep(record);
        }
    }
}
