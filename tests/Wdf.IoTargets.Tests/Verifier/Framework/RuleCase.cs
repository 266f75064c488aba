namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <summary>One rule of the framework: a driver that breaks it, the nearest driver that does not, and what the real framework does.</summary>
/// <param name="Bad">What the bad driver does; it may leave what a call returned in <see cref="RuleWorld.Answer"/>.</param>
/// <param name="Legal">What the legal driver does; null with <see cref="WhyNoLegal"/>.</param>
internal sealed record RuleCase(Action<RuleWorld> Bad, Action<RuleWorld>? Legal)
{
    /// <summary>A rule whose drivers are set later.</summary>
    public RuleCase()
        : this(static _ => { }, null)
    {
    }

    /// <summary>How often the verifier breaks; 0 for a status without a break.</summary>
    public int Breaks { get; init; } = 1;

    /// <summary>The code of the bug check that the rule is; null for a break or a status.</summary>
    public uint? BugCheck { get; init; }

    /// <summary>Parameter 1 of that bug check.</summary>
    public ulong Parameter1 { get; init; }

    /// <summary>Parameter 2 where it is a number.</summary>
    public ulong? Parameter2 { get; init; }

    /// <summary>Whether the bug check is the same without the verifier.</summary>
    public bool IsFatalWithout { get; init; } = true;

    /// <summary>What <see cref="RuleWorld.Answer"/> holds when the call goes on after the break.</summary>
    public object? On { get; init; }

    /// <summary>The same without the verifier.</summary>
    public object? Off { get; init; }

    /// <summary>The code of the bug check that follows when the call goes on after the break; null for none.</summary>
    public uint? ThenBugCheck { get; init; }

    /// <summary>The code of the bug check that the driver comes to without the verifier, in place of an answer; null for none.</summary>
    public uint? OffBugCheck { get; init; }

    /// <summary>Whether nothing can run any more when the call goes on, with and without the verifier.</summary>
    public bool Hangs { get; init; }

    /// <summary>Whether nothing is said of what follows the break, or happens without the verifier.</summary>
    public bool GoesAstray { get; init; }

    /// <summary>Why there is no legal driver to run.</summary>
    public string? WhyNoLegal { get; init; }

    /// <summary>The framework version that the driver is built for.</summary>
    public int MinorVersion { get; init; } = WdfDriver.LatestMinorVersion;

    /// <summary>The device's way with reads and writes.</summary>
    public WdfDeviceIoType IoType { get; init; } = WdfDeviceIoType.Buffered;

    /// <summary>Whose requests reach the driver.</summary>
    public ProcessorMode Mode { get; init; } = ProcessorMode.UserMode;

    /// <summary>Whether the device has a target for itself.</summary>
    public bool HasSelfTarget { get; init; }

    /// <summary>What EvtIoInCallerContext does; null for a device without it. It gives the request on when it returns, unless it has completed it.</summary>
    public Action<RuleWorld, WdfRequest>? InCallerContext { get; init; }

    /// <summary>What the rule needs of the kernel, beside the verifier.</summary>
    public Func<SimulatedKernelOptions, SimulatedKernelOptions> Options { get; init; } = static o => o;
}
