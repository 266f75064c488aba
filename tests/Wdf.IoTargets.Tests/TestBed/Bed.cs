namespace Wdf.IoTargets.Tests.TestBed;

/// <summary>A kernel with one lower device, a driver and its device on top of it.</summary>
internal sealed class Bed : IDisposable
{
    public const string LowerName = @"\Device\Lower";

    public static readonly uint Ioctl = Code(IoMethod.Buffered);

    public Bed(SimulatedKernelOptions? options = null, DeviceFlags flags = DeviceFlags.BufferedIo, int minorVersion = WdfDriver.LatestMinorVersion, Action<WdfDeviceInit>? configure = null)
    {
        Kernel = new SimulatedKernel(options ?? WithoutRoutines);
        Lower = new LowerDevice(Kernel, flags, LowerName);
        Driver = WdfDriver.Create(Kernel, name: "driver under test", minorVersion: minorVersion);
        Device = Driver.CreateDevice(Lower.Device, configure);
        Target = Device.IoTarget!;
    }

    /// <summary>All rules but the one for a completion routine: most tests look only at the way down.</summary>
    public static SimulatedKernelOptions WithoutRoutines { get; } = new() { Verifier = VerifierOptions.All.With("ReqCompletionRoutine", RuleLevel.Off) };

    /// <summary>Statuses that the framework's verifier would break on first are seen without it.</summary>
    public static SimulatedKernelOptions Unverified => new() { Verifier = VerifierOptions.None };

    /// <summary>The framework's own checks alone, thrown: what it does with a misuse that the other rules report first.</summary>
    public static SimulatedKernelOptions FrameworkOnly => new() { Verifier = VerifierOptions.KmdfVerifier, BreakReaction = BreakReaction.Throw };

    /// <summary>The verifier breaks, and the call goes on as the real one does.</summary>
    public static SimulatedKernelOptions Continuing => new() { Verifier = VerifierOptions.KmdfVerifier };

    public SimulatedKernel Kernel { get; }

    public LowerDevice Lower { get; }

    public WdfDriver Driver { get; }

    public WdfDevice Device { get; }

    public WdfIoTarget Target { get; }

    public Completions Done { get; } = new();

    public static uint Code(IoMethod method, uint function = 0x801) => 0x00220000 | (function << 2) | (uint)method;

    public static WdfRequestSendOptions Options(WdfRequestSendOptionsFlags flags) => new(flags);

    public static WdfRequestSendOptions Timeout(int milliseconds, WdfRequestSendOptionsFlags flags = WdfRequestSendOptionsFlags.None) =>
        WdfRequestSendOptions.WithTimeout(TimeSpan.FromMilliseconds(milliseconds), flags);

    public void Run(Action body) => Kernel.Run(body);

    /// <summary>A request formatted as a device control without buffers, with the recording routine.</summary>
    public WdfRequest Formatted(WdfIoTarget? target = null)
    {
        var request = Driver.CreateRequest(target ?? Target);
        Format(request, target);
        return request;
    }

    public void Format(WdfRequest request, WdfIoTarget? target = null)
    {
        (target ?? Target).FormatRequestForIoctl(request, Ioctl, null, null, null, null).Should().Be(NtStatus.Success);
        request.SetCompletionRoutine(Done.Routine);
    }

    /// <summary>A formatted request that was sent.</summary>
    public WdfRequest Sent(WdfRequestSendOptions? options = null)
    {
        var request = Formatted();
        request.Send(Target, options).Should().BeTrue();
        return request;
    }

    /// <summary>A memory object with these bytes.</summary>
    public WdfMemory Memory(params byte[] bytes)
    {
        var memory = Driver.CreateMemory(bytes.Length);
        bytes.CopyTo(memory.Buffer.Span);
        return memory;
    }

    public NtStatus SendIoctl(out ulong bytes, WdfRequest? request = null, WdfRequestSendOptions? options = null, WdfMemoryDescriptor? input = null, WdfMemoryDescriptor? output = null)
    {
        bytes = 0;
        return Target.SendIoctlSynchronously(request, Ioctl, input, output, options, ref bytes);
    }

    /// <summary>Runs a body that must end in a violation, and gives it.</summary>
    public WdfViolation Breaks(Action body)
    {
        var run = () => Kernel.Run(body);
        return run.Should().Throw<WdfViolationException>().Which.Violation;
    }

    /// <summary>Runs a body that must end in the bug check WDF_VIOLATION.</summary>
    public WdfViolation IsFatal(ulong code, Action body)
    {
        var violation = Breaks(body);
        violation.BugCheckCode.Should().Be(0x10D);
        violation.Parameter1.Should().Be(code);
        return violation;
    }

    /// <summary>What a run reports at its end.</summary>
    public IReadOnlyList<string> Findings(Action body)
    {
        var run = () => Kernel.Run(body);
        return run.Should().Throw<KernelRunException>().Which.Findings;
    }

    public void Dispose() => Kernel.Dispose();
}
