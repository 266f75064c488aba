using System.Text;

namespace Wdf.IoTargets;

/// <summary>The recent events of a kernel, bounded: the oldest go first. Grows in small chunks up to its capacity.</summary>
public sealed class KernelTrace : IStepSink
{
    /// <summary>How many events the trace of a deterministic kernel keeps by default.</summary>
    public const int DefaultCapacity = 4096;

    private const int ChunkSize = 256;

    private BriefLock _lock;
    private readonly List<StepRecord[]> _chunks = [];

    // Beside the records, and only where somebody wants them.
    private readonly List<string?[]>? _lines;
    private long _count;

    internal KernelTrace(SimulatedKernel kernel, int capacity, bool withLines)
    {
        _lock = new BriefLock(kernel);
        Capacity = (capacity + ChunkSize - 1) / ChunkSize * ChunkSize;
        _lines = withLines ? [] : null;
    }

    /// <summary>How many events are kept at most.</summary>
    public int Capacity { get; }

    /// <summary>How many events there were in all, kept or not.</summary>
    public long TotalCount
    {
        get
        {
            using (_lock.Enter())
            {
                return _count;
            }
        }
    }

    /// <summary>The kept events, oldest first.</summary>
    /// <returns>A copy.</returns>
    public IReadOnlyList<StepRecord> Records() => Copy(out _);

    /// <summary>The source lines of the calls that led to the kept events (<see cref="SimulatedKernelOptions.SourceLines"/>).</summary>
    /// <returns>One for each of <see cref="Records"/>, such as <c>Driver.cs:42</c>, or null where no code of the driver called; empty when they are not kept.</returns>
    public IReadOnlyList<string?> SourceLines()
    {
        _ = Copy(out var lines);
        return lines ?? [];
    }

    /// <summary>The kept events about one object: as subject, as partner, or through an IRP of it.</summary>
    /// <param name="subject">The object, such as a request.</param>
    /// <returns>The events, oldest first.</returns>
    public IReadOnlyList<StepRecord> Of(KernelObject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return [.. Records().Where(r => Concerns(r, subject))];
    }

    /// <summary>The steps of one object, in order: what a test compares.</summary>
    /// <param name="subject">The object, such as a request.</param>
    /// <returns>The steps.</returns>
    public IReadOnlyList<KernelStep> StepsOf(KernelObject subject) => [.. Of(subject).Select(r => r.Step)];

    /// <summary>The kept events as text, one line each.</summary>
    /// <param name="subject">Only events about this object; null for all.</param>
    /// <returns>The text.</returns>
    public string Render(KernelObject? subject = null)
    {
        var text = new StringBuilder();
        var story = new TraceStory();
        foreach (var (record, line) in Told(story))
        {
            if (subject is null || Concerns(record, subject))
            {
                text.AppendLine(line);
            }
        }

        return text.ToString();
    }

    /// <summary>Forgets all events.</summary>
    public void Clear()
    {
        using (_lock.Enter())
        {
            _chunks.Clear();
            _lines?.Clear();
            _count = 0;
        }
    }

    void IStepSink.OnStep(in StepRecord record)
    {
        var line = _lines is null ? null : CallSite.Find();
        using (_lock.Enter())
        {
            var index = (int)(_count % Capacity);
            if (index / ChunkSize == _chunks.Count)
            {
                _chunks.Add(new StepRecord[ChunkSize]);
                _lines?.Add(new string?[ChunkSize]);
            }

            _chunks[index / ChunkSize][index % ChunkSize] = record;
            _lines?[index / ChunkSize][index % ChunkSize] = line;
            _count++;
        }
    }

    internal IReadOnlyList<string> HistoryOf(KernelObject? subject, int lines)
    {
        if (subject is null || Capacity == 0)
        {
            return [];
        }

        var about = subject.Principal ?? subject;
        var story = new TraceStory();
        return [.. Told(story).Where(x => Concerns(x.Record, about)).Select(static x => x.Line).TakeLast(lines)];
    }

    private IEnumerable<(StepRecord Record, string Line)> Told(TraceStory story)
    {
        var records = Copy(out var lines);
        for (var i = 0; i < records.Length; i++)
        {
            yield return (records[i], story.Tell(records[i], lines?[i]));
        }
    }

    private StepRecord[] Copy(out string?[]? lines)
    {
        using (_lock.Enter())
        {
            var kept = (int)Math.Min(_count, Capacity);
            var records = new StepRecord[kept];
            lines = _lines is null ? null : new string?[kept];
            for (var i = 0; i < kept; i++)
            {
                var index = (int)((_count - kept + i) % Capacity);
                records[i] = _chunks[index / ChunkSize][index % ChunkSize];
                lines?[i] = _lines![index / ChunkSize][index % ChunkSize];
            }

            return records;
        }
    }

    internal static bool Concerns(in StepRecord record, KernelObject subject) =>
        ReferenceEquals(record.Subject, subject)
        || ReferenceEquals(record.Partner, subject)
        || ReferenceEquals(record.Subject?.Principal, subject);
}
