using System.Diagnostics.Metrics;

namespace Wdf.IoTargets.Tests.TestBed;

/// <summary>Listens to meters as a tool would, and sums up what it hears.</summary>
internal sealed class MeterReadings : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<(string Instrument, double Value, string Target, string Status)> _measurements = [];

    public MeterReadings(params KernelMeters[] meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (meters.Any(m => ReferenceEquals(m.Meter, instrument.Meter)))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public long Sent => Sum(KernelMeters.SentName);

    public long Refused => Sum(KernelMeters.RefusedName);

    public long Forgotten => Sum(KernelMeters.ForgottenName);

    public long Completed => Sum(KernelMeters.CompletedName);

    public long Cancelled => Sum(KernelMeters.CancelledName);

    public long TimedOut => Sum(KernelMeters.TimedOutName);

    public long InFlight => Sum(KernelMeters.InFlightName);

    /// <summary>Each duration, in seconds.</summary>
    public IReadOnlyList<double> Durations => [.. Of(KernelMeters.DurationName).Select(m => m.Value)];

    /// <summary>The sum of an instrument by status.</summary>
    public Dictionary<string, long> ByStatus(string instrument) =>
        Of(instrument).GroupBy(m => m.Status).ToDictionary(g => g.Key, g => (long)g.Sum(m => m.Value));

    /// <summary>The sum of an instrument by target.</summary>
    public Dictionary<string, long> ByTarget(string instrument) =>
        Of(instrument).GroupBy(m => m.Target).ToDictionary(g => g.Key, g => (long)g.Sum(m => m.Value));

    /// <summary>What holds at any time.</summary>
    public void ShouldBalance()
    {
        Sent.Should().Be(Completed + InFlight + Forgotten);
        Durations.Should().HaveCount((int)Completed);
        (Cancelled + TimedOut).Should().BeLessThanOrEqualTo(Completed);
        Durations.Should().NotContain(d => d < 0);
    }

    public void Dispose() => _listener.Dispose();

    private long Sum(string instrument) => (long)Of(instrument).Sum(m => m.Value);

    private List<(string Instrument, double Value, string Target, string Status)> Of(string instrument)
    {
        lock (_measurements)
        {
            return [.. _measurements.Where(m => m.Instrument == instrument)];
        }
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (target, status) = (string.Empty, string.Empty);
        foreach (var tag in tags)
        {
            switch (tag.Key)
            {
                case KernelMeters.TargetTag:
                    target = (string)tag.Value!;
                    break;
                case KernelMeters.StatusTag:
                    status = (string)tag.Value!;
                    break;
                default:
                    throw new InvalidOperationException($"{instrument.Name} has the undocumented tag {tag.Key}.");
            }
        }

        lock (_measurements)
        {
            _measurements.Add((instrument.Name, value, target, status));
        }
    }
}
