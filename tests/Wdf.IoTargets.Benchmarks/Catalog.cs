namespace Wdf.IoTargets.Benchmarks;

/// <summary>All rows, in the order of the table.</summary>
internal static class Catalog
{
    public const string LockPair = "lock-pair";

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new(LockPair, "uncontended lock, entered and left", static _ => new LockPairWork()),
        .. Goals(),
        .. More(),
        .. Outstanding(),
        .. Settings(),
        .. Baselines(),
    ];

    private static IEnumerable<Operation> Goals() =>
    [
        Both("ioctl", "reuse, format ioctl (16 in, 16 out), set routine, send; inline completion", 6.5, static bed => new IoctlWork(bed)),
        Both("ioctl-no-buffers", "the same without buffers", 4.4, static bed => new EmptyIoctlWork(bed)),
        Both("ioctl-neither", "the same, METHOD_NEITHER", 6.1, static bed => new NeitherIoctlWork(bed)),
        Both("write", "write of 16 bytes", 5.3, static bed => new WriteWork(bed)),
        Both("send-synchronous", "send with the SYNCHRONOUS option", 7.6, static bed => new SendSynchronousWork(bed)),
        Both("pended-completed", "pended, then completed by the lower driver", 6.6, static bed => new PendedWork(bed, cancels: false)),
        Both("pended-cancelled", "pended, then cancelled", 8.2, static bed => new PendedWork(bed, cancels: true)),
        Both("ioctl-synchronously", "SendIoctlSynchronously, 16 in, 16 out", 7.9, static bed => new IoctlSynchronouslyWork(bed)),
        Both("create-delete", "request create and delete", 4.5, static bed => new CreateDeleteWork(bed)) with { GoalBytes = 600 },
        new("layer", "each further layer that copies and sets a routine", Make: null) { Goal = 0.55, From = "layers-16", Minus = "layers-1", By = 15 },
        new("layer-skip", "each further layer that skips", Make: null) { Goal = 0.27, From = "layers-skip-16", Minus = "layers-1", By = 15 },
        new("two-threads", "two threads, one kernel, own targets, aggregate", static bed => new TwoThreadsWork(bed, ownTargets: true)) { Goal = 3.3, GoalBytes = 0 },
        new("timeout-armed", "what a time-out that does not fire adds to an ioctl", Make: null) { GoalNanoseconds = 25, From = "ioctl-timeout", Minus = "ioctl" },
    ];

    private static IEnumerable<Operation> More() =>
    [
        new("ioctl-timeout", "ioctl with a time-out that does not fire", static bed => new TimeoutArmedWork(bed)) { GoalBytes = 0, IsAlsoDeterministic = true },
        new("timeout-fires", "send, pend, time-out fires and cancels", static bed => new TimeoutFiresWork(bed)) { Bed = BedKind.OwnClock },
        Both("read", "read of 16 bytes", null, static bed => new ReadWork(bed)),
        Both("read-synchronously", "SendReadSynchronously, 16 bytes", null, static bed => new ReadSynchronouslyWork(bed)),
        Both("write-synchronously", "SendWriteSynchronously, 16 bytes", null, static bed => new WriteSynchronouslyWork(bed)),
        new("pended-other-thread", "pended, completed by another thread, awaited by spinning", static bed => new OtherThreadWork(bed)),
        .. new[] { 1, 2, 4, 8, 16 }.Select(static n => new Operation($"layers-{n}", $"ioctl without buffers over {n} lower devices, copying", bed => new EmptyIoctlWork(bed, n - 1, Lower.Copy)) { GoalBytes = 0, IsAlsoVerified = true }),
        .. new[] { 2, 4, 8, 16 }.Select(static n => new Operation($"layers-skip-{n}", $"ioctl without buffers over {n} lower devices, skipping", bed => new EmptyIoctlWork(bed, n - 1, Lower.Skip)) { GoalBytes = 0, IsAlsoVerified = true }),
        new("two-threads-one-target", "two threads, one target, aggregate", static bed => new TwoThreadsWork(bed, ownTargets: false)) { GoalBytes = 0 },
        new("kernel", "a new kernel with device and target, and its end", static _ => new NewKernelWork(BedKind.Fast)) { GoalNanoseconds = 10_000 },
        new("kernel-all", "a new kernel with every rule, device and target, and its end", static _ => new NewKernelWork(BedKind.AllRules)) { GoalNanoseconds = 10_000 },
        new("exploration", "one random schedule: send against cancel against completion", static _ => new ExplorationWork()),
    ];

    private static IEnumerable<Operation> Outstanding() =>
    [
        .. new[] { 1, 1_000, 10_000, 100_000, 1_000_000 }.Select(static n => new Operation(
            $"outstanding-{n}", $"{n:N0} outstanding with time-outs, completed in order, a quarter cancelled", bed => new OutstandingWork(bed, n, isRandom: false)) { GoalBytes = 512, IsLarge = n > 1_000 }),
        .. new[] { 1_000, 1_000_000 }.Select(static n => new Operation(
            $"outstanding-{n}-random", $"{n:N0} outstanding, completed in random order", bed => new OutstandingWork(bed, n, isRandom: true)) { GoalBytes = 512, IsLarge = n > 1_000 }),
    ];

    private static IEnumerable<Operation> Settings() =>
    [
        new("ioctl-verifier", "ioctl, the framework's verifier on", static bed => new IoctlWork(bed)) { Bed = BedKind.Verified },
        new("ioctl-trace", "ioctl, trace on", static bed => new IoctlWork(bed)) { Bed = BedKind.Traced },
        new("ioctl-default", "ioctl in a kernel as a test gets it: deterministic, verifier and trace on", static bed => new IoctlWork(bed)) { Bed = BedKind.Default },
        new("trace-event", "what the trace costs, each event", Make: null) { GoalNanoseconds = 30, From = "ioctl-trace", Minus = "ioctl", By = EventsOfAnIoctl },
    ];

    private static IEnumerable<Operation> Baselines() =>
    [
        new("floor", "a virtual call and two interlocked operations", static _ => new FloorWork()),
        new("channel", "a request and its answer through two channels", static _ => new ChannelWork()),
        new("nsubstitute", "a call of an NSubstitute fake that computes its answer", static _ => new NSubstituteWork()),
        new("moq", "a call of a Moq fake that computes its answer", static _ => new MoqWork(isConstant: false)),
        new("moq-constant", "a call of a Moq fake with a constant answer", static _ => new MoqWork(isConstant: true)),
    ];

    // Reused, formatted, sending, sent, IRP called, completing, routine called, returned, finished, routine called, routine returned.
    private const int EventsOfAnIoctl = 11;

    private static Operation Both(string name, string title, double? goal, Func<Bed, Work> make) =>
        new(name, title, make) { Goal = goal, GoalBytes = 0, IsAlsoDeterministic = true, IsAlsoVerified = true };
}
