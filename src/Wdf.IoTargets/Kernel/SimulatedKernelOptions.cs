using Microsoft.Extensions.Logging;

namespace Wdf.IoTargets;

/// <summary>How a <see cref="SimulatedKernel"/> behaves.</summary>
public sealed partial record SimulatedKernelOptions
{
    // The default is looked up only when a run has failed.
    private readonly string? _pictureDirectory;
    private readonly bool _hasPictureDirectory;

    /// <summary>Deterministic (the default) or concurrent.</summary>
    public SchedulingMode Mode { get; init; }

    /// <summary>Chooses the next actor in deterministic mode; null for <see cref="FifoStrategy"/>.</summary>
    public ISchedulingStrategy? Strategy { get; init; }

    /// <summary>Seed of everything that is random beside the schedule: faults, latencies.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The simulated system time at which the kernel starts.</summary>
    public DateTimeOffset StartTime { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Which rules are enforced, and how hard. All rules at their defaults unless set otherwise.</summary>
    public VerifierOptions Verifier { get; init; } = VerifierOptions.All;

    /// <summary>Whether the framework's own verifier is on; statuses depend on it. Null for what the preset of <see cref="Verifier"/> says: on, except for None.</summary>
    public bool? FrameworkVerifier { get; init; }

    /// <summary>Whether the framework's verifier also checks the tags of references (TrackHandles). Off by default, as in the real framework.</summary>
    public bool TrackReferenceTags { get; init; }

    /// <summary>What a break of the framework's verifier does. Null for what the preset of <see cref="Verifier"/> says: the preset KmdfVerifier goes on, the others throw.</summary>
    public BreakReaction? BreakReaction { get; init; }

    /// <summary>Which requests of queues with reserved requests are treated as if memory were short, to test that path of a driver. Needs no verifier.</summary>
    public ForwardProgressFaults ForwardProgressFaults { get; init; }

    /// <summary>How many events the trace keeps; the oldest go first. 0 turns it off. By default 4,096 in deterministic mode and 0 in concurrent mode.</summary>
    public int? TraceCapacity { get; init; }

    /// <summary>A sink of the caller's own for the events of the kernel, beside trace and log; may be null.</summary>
    public IStepSink? Sink { get; init; }

    /// <summary>A log for the events of the kernel; null for none.</summary>
    public ILogger? Logger { get; init; }

    /// <summary>Metrics of the requests that are sent; null for none. The kernel does not dispose them.</summary>
    public KernelMeters? Meters { get; init; }

    /// <summary>Real time of concurrent mode; null for the system's.</summary>
    public TimeProvider? TimeProvider { get; init; }

    /// <summary>The clock tick of concurrent mode: time is read, and timers expire, at its granularity.</summary>
    public TimeSpan ClockTick { get; init; } = TimeSpan.FromMilliseconds(1);

    /// <summary>Real time after which an actor without a scheduling point is reported as stuck; not under a debugger.</summary>
    public TimeSpan StallLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Simulated time after which a body that waits without a limit is reported as a deadlock although timers still expire: a periodic
    /// timer alone would otherwise let time run on for ever. Null for an hour in which timers have expired 100,000 times. Deterministic mode only.
    /// </summary>
    public TimeSpan? BlockedBodyLimit { get; init; }

    /// <summary>
    /// How deep sends may be nested in completions on one stack. A real kernel stack of 24 KB ends after some tens; here a
    /// violation says so in place of a stack overflow.
    /// </summary>
    public int MaximumNestedSends { get; init; } = 1_000;

    /// <summary>
    /// Simulated time within which drivers must complete an application's IRP that was cancelled. Only the rule <c>0xC4_0x135</c> looks at it, which is off by
    /// default: a scripted driver may ignore cancellation on purpose.
    /// </summary>
    public TimeSpan CancellationLimit { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Bytes of freed buffers that are kept back, filled with a pattern, to find late writes. 0 turns it off.</summary>
    public int QuarantineBytes { get; init; } = 256 * 1024;

    /// <summary>Whether the end of a run looks for requests pending, objects leaked and actors stuck.</summary>
    public bool CheckLeftOvers { get; init; } = true;

    /// <summary>
    /// Where <see cref="SimulatedKernel.Run(Action)"/> writes the page that shows a failed run; the message of the failure names it last. Null or empty for
    /// none. By default what the environment variable <c>WDF_PICTURES</c> says (a directory, or <c>off</c>), and without one <c>TestResults</c> beside the program.
    /// </summary>
    /// <remarks>There is no page without a trace, and at most 500 in one process. A directory that cannot be written is no failure of the run: the message says why there is no page.</remarks>
    public string? PictureDirectory
    {
        get => _hasPictureDirectory ? _pictureDirectory : FailurePicture.DefaultDirectory;
        init
        {
            _pictureDirectory = value;
            _hasPictureDirectory = true;
        }
    }

    /// <summary>The name of that page, without extension; null for class and method of the code that the run was given, which is the test's name.</summary>
    public string? PictureName { get; init; }
}
