namespace Wdf.IoTargets;

/// <content>Finding the recorded request that answers one, and the report of those for which there is none.</content>
public sealed partial class PlaybackDriver
{
    private const int MaximumDiscrepancies = 20;

    private readonly Lock _playLock = new();
    private readonly List<RecordedRequest> _inOrder = [];
    private readonly Dictionary<Key, List<RecordedRequest>> _byKey = [];
    private readonly Dictionary<MajorFunction, Queue<RecordedRequest>> _files = [];
    private readonly HashSet<RecordedRequest> _used = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _discrepancies = [];
    private int _discrepancyCount;
    private int _next;

    /// <summary>Checks that every request that came was in the recording and, in strict mode, that all recorded ones have come.</summary>
    /// <exception cref="ScriptNotMetException">One was not, or has not; the message says what differs.</exception>
    public void Verify()
    {
        if (Unmet() is { } report)
        {
            throw new ScriptNotMetException($"The recording {Recording.Name} was not met:{report}");
        }
    }

    private void Sort()
    {
        foreach (var request in Recording.Requests)
        {
            switch (request.MajorFunction)
            {
                case MajorFunction.Create or MajorFunction.Cleanup or MajorFunction.Close:
                    if (!_files.TryGetValue(request.MajorFunction, out var files))
                    {
                        _files.Add(request.MajorFunction, files = new Queue<RecordedRequest>());
                    }

                    files.Enqueue(request);
                    break;
                case MajorFunction.Pnp or MajorFunction.Power or MajorFunction.SystemControl:
                    break;
                default:
                    _inOrder.Add(request);
                    var key = new Key(request.MajorFunction, request.ControlCode, request.Offset, request.InputLength, request.OutputLength);
                    if (!_byKey.TryGetValue(key, out var alike))
                    {
                        _byKey.Add(key, alike = []);
                    }

                    alike.Add(request);
                    break;
            }
        }
    }

    private RecordedRequest? TakeFile(MajorFunction major)
    {
        lock (_playLock)
        {
            return _files.TryGetValue(major, out var files) && files.TryDequeue(out var request) ? request : null;
        }
    }

    private RecordedRequest? Find(SimulatedIo io)
    {
        lock (_playLock)
        {
            return _options.Mode == PlaybackMode.Strict ? FindNextLocked(io) : FindMatchLocked(io);
        }
    }

    private RecordedRequest? FindNextLocked(SimulatedIo io)
    {
        if (_next >= _inOrder.Count)
        {
            AddLocked($"{new SeenRequest(io)} came when the recording was over.");
            return null;
        }

        var next = _inOrder[_next];
        if (Difference(next, io) is { } difference)
        {
            AddLocked($"{new SeenRequest(io)} came, but line {next.Line} has {next}{difference}.");
            return null;
        }

        _next++;
        return next;
    }

    private RecordedRequest? FindMatchLocked(SimulatedIo io)
    {
        var alike = _byKey.GetValueOrDefault(new Key(io.MajorFunction, io.ControlCode, io.Offset, io.InputLength, io.OutputLength)) ?? [];
        RecordedRequest? last = null;
        foreach (var request in alike)
        {
            if (HasInput(request, io))
            {
                if (_used.Add(request))
                {
                    return request;
                }

                last = request;
            }
        }

        if (last is not null && _options.Repeat)
        {
            return last;
        }

        AddLocked(last is not null
            ? $"{new SeenRequest(io)} came more often than it was recorded; the last time was in line {last.Line}."
            : $"{new SeenRequest(io)} came, but the recording {(alike.Count > 0 ? "has it only with other input" : "does not have it")}.");
        return null;
    }

    // Null for none; a text when it is not to be seen from the two descriptions.
    private string? Difference(RecordedRequest recorded, SimulatedIo io)
    {
        if (recorded.MajorFunction != io.MajorFunction || recorded.ControlCode != io.ControlCode || recorded.Offset != io.Offset
            || recorded.InputLength != io.InputLength || recorded.OutputLength != io.OutputLength)
        {
            return string.Empty;
        }

        if (HasInput(recorded, io))
        {
            return null;
        }

        var isDirect = recorded.Input.Span.SequenceEqual(io.Input);
        var was = isDirect ? recorded.DirectInput.Span : recorded.Input.Span;
        var isNow = isDirect ? io.Output : io.Input;
        var at = was.CommonPrefixLength(isNow);
        return at < was.Length && at < isNow.Length
            ? $", whose input differs at byte {at}: recorded 0x{was[at]:X2}, came 0x{isNow[at]:X2}"
            : ", whose input has another length";
    }

    private bool HasInput(RecordedRequest recorded, SimulatedIo io) =>
        _options.IgnoreInput
        || (recorded.Input.Span.SequenceEqual(io.Input)
            && (recorded.DirectInput.IsEmpty || recorded.DirectInput.Span.SequenceEqual(io.Output)));

    private void AddLocked(string text)
    {
        _discrepancyCount++;
        if (_discrepancies.Count < MaximumDiscrepancies)
        {
            _discrepancies.Add(text);
        }
    }

    private string? Unmet()
    {
        List<string> lines;
        lock (_playLock)
        {
            lines = [.. _discrepancies];
            if (_discrepancyCount > lines.Count)
            {
                lines.Add($"{_discrepancyCount - lines.Count} more of this kind.");
            }

            if (_options.Mode == PlaybackMode.Strict && _next < _inOrder.Count)
            {
                lines.Add($"{_inOrder.Count - _next} recorded requests never came; the first is {_inOrder[_next]} in line {_inOrder[_next].Line}.");
            }
        }

        return lines.Count == 0 ? null : string.Join("\n  ", lines.Prepend(string.Empty));
    }

    private readonly record struct Key(MajorFunction Major, uint Code, long Offset, int InputLength, int OutputLength);
}
