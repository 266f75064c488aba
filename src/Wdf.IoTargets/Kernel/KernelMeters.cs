using System.Diagnostics.Metrics;

namespace Wdf.IoTargets;

/// <summary>
/// The metrics of one or more kernels: a <see cref="System.Diagnostics.Metrics.Meter"/> named <see cref="MeterName"/> with instruments that count the sends of
/// requests and measure how long they take. Given to a kernel by <see cref="SimulatedKernelOptions.Meters"/>.
/// </summary>
/// <remarks>
/// <para>
/// A send is counted in <see cref="SentName"/> when a target accepts it or the driver forgets it, and in <see cref="RefusedName"/> when it is not accepted.
/// An accepted send is in flight until it finishes, also while a stopped target keeps the request. At any time
/// sent = completed + in flight + forgotten. <see cref="CancelledName"/> and <see cref="TimedOutName"/> are parts of completed. A request that is
/// sent again counts again.
/// </para>
/// <para>
/// Listeners are called on the thread that takes the step, as an <see cref="IStepSink"/> is: they must not call back into the kernel, and not throw.
/// The instruments of one object may serve several kernels at once.
/// </para>
/// </remarks>
/// <seealso href="https://learn.microsoft.com/dotnet/core/diagnostics/metrics-instrumentation"/>
public sealed class KernelMeters : IDisposable
{
    /// <summary>The name of the meter, for <c>AddMeter</c>, <c>dotnet-counters</c> or a listener.</summary>
    public const string MeterName = "Wdf.IoTargets";

    /// <summary>Counter, in requests: sends that a target accepted, and those sent and forgotten. Tag: <see cref="TargetTag"/>.</summary>
    public const string SentName = "wdf.request.sent";

    /// <summary>Counter, in requests: sends that were not accepted; the request stayed with its driver. Tags: <see cref="TargetTag"/>, <see cref="StatusTag"/>.</summary>
    public const string RefusedName = "wdf.request.refused";

    /// <summary>Counter, in requests: sends that the driver gave away for good (send and forget); no completion of them is seen. Tag: <see cref="TargetTag"/>.</summary>
    public const string ForgottenName = "wdf.request.forgotten";

    /// <summary>Counter, in requests: accepted sends that finished. Tags: <see cref="TargetTag"/>, <see cref="StatusTag"/>.</summary>
    public const string CompletedName = "wdf.request.completed";

    /// <summary>Counter, in requests: accepted sends that finished with STATUS_CANCELLED. Tag: <see cref="TargetTag"/>.</summary>
    public const string CancelledName = "wdf.request.cancelled";

    /// <summary>Counter, in requests: accepted sends that finished with STATUS_IO_TIMEOUT after their own time-out had expired. Tag: <see cref="TargetTag"/>.</summary>
    public const string TimedOutName = "wdf.request.timed_out";

    /// <summary>Up-down counter, in requests: accepted sends that have not finished. Tag: <see cref="TargetTag"/>.</summary>
    public const string InFlightName = "wdf.request.in_flight";

    /// <summary>
    /// Histogram, in seconds of simulated time: from the call that sent the request until it finished, before its completion routine runs. Tags:
    /// <see cref="TargetTag"/>, <see cref="StatusTag"/>.
    /// </summary>
    public const string DurationName = "wdf.request.duration";

    /// <summary>The tag with the name of the target, as it was when the request was sent: <c>I/O target 1</c>, or the name that the test gave it.</summary>
    public const string TargetTag = "wdf.target.name";

    /// <summary>The tag with the status, by its C name: <c>STATUS_SUCCESS</c>; in hexadecimal when it has none here.</summary>
    public const string StatusTag = "wdf.request.status";

    private const string RequestUnit = "{request}";

    private readonly bool _ownsMeter;

    /// <summary>Makes a meter and its instruments.</summary>
    /// <param name="factory">Makes the meter and owns it, such as the factory of a host; null for a meter of this object's own.</param>
    /// <param name="tags">Tags of the meter as a whole, such as one that tells several kernels apart; null for none.</param>
    public KernelMeters(IMeterFactory? factory = null, IEnumerable<KeyValuePair<string, object?>>? tags = null)
    {
        var options = new MeterOptions(MeterName) { Tags = tags };
        _ownsMeter = factory is null;
        Meter = factory?.Create(options) ?? new Meter(options);
        Sent = Meter.CreateCounter<long>(SentName, RequestUnit, "Sends of requests that an I/O target accepted, or that were sent and forgotten.");
        Refused = Meter.CreateCounter<long>(RefusedName, RequestUnit, "Sends of requests that were not accepted.");
        Forgotten = Meter.CreateCounter<long>(ForgottenName, RequestUnit, "Requests that were sent and forgotten.");
        Completed = Meter.CreateCounter<long>(CompletedName, RequestUnit, "Sends of requests that finished, by status.");
        Cancelled = Meter.CreateCounter<long>(CancelledName, RequestUnit, "Sends of requests that finished as cancelled.");
        TimedOut = Meter.CreateCounter<long>(TimedOutName, RequestUnit, "Sends of requests that their time-out ended.");
        InFlight = Meter.CreateUpDownCounter<long>(InFlightName, RequestUnit, "Sends of requests that have not finished.");
        Duration = Meter.CreateHistogram(
            DurationName,
            "s",
            "Simulated time from the send of a request until it finished.",
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0001, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] });
    }

    /// <summary>The meter, so that a listener can tell these instruments from those of another object.</summary>
    public Meter Meter { get; }

    internal Counter<long> Sent { get; }

    internal Counter<long> Refused { get; }

    internal Counter<long> Forgotten { get; }

    internal Counter<long> Completed { get; }

    internal Counter<long> Cancelled { get; }

    internal Counter<long> TimedOut { get; }

    internal UpDownCounter<long> InFlight { get; }

    internal Histogram<double> Duration { get; }

    /// <summary>Ends the meter, unless a factory owns it. Kernels that still use it go on, unmeasured.</summary>
    public void Dispose()
    {
        if (_ownsMeter)
        {
            Meter.Dispose();
        }
    }
}
