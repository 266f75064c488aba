namespace Wdf.IoTargets.Tests.TestBed;

/// <summary>Counts the calls of completion routines and remembers each.</summary>
internal sealed class Completions
{
    public List<Completion> All { get; } = [];

    public int Count => All.Count;

    public Completion Only => All.Should().ContainSingle().Subject;

    public IEnumerable<NtStatus> Statuses => All.Select(c => c.Status);

    /// <summary>Runs inside the routine.</summary>
    public Action<WdfRequest>? Then { get; set; }

    public void Routine(WdfRequest request, WdfIoTarget target, in WdfRequestCompletionParams completionParams, object? context)
    {
        All.Add(new Completion(request, target, completionParams, context, KernelActor.Current!.Name, KernelActor.Current!.Irql));
        Then?.Invoke(request);
    }
}
